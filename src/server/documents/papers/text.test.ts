import { describe, expect, it } from 'vitest';
import { dateText, lines, momentText, sentence, tidied } from './text.ts';

describe('dates on paper', () => {
  it('are written in Arabic figures without leading zeros, in Chinese time', () => {
    expect(dateText('2026-03-02')).toBe('2026年3月2日');
    expect(momentText('2026-12-31T16:05:00.000Z')).toBe('2027年1月1日 00:05');
  });
});

describe('what people typed', () => {
  it('loses what cannot be printed or changes how it reads, and nothing else', () => {
    expect(tidied('王\u202e五\u0000\u0007𬭎\ufeff')).toBe('王五𬭎');
    expect(tidied('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd e');
    expect(tidied('半个\ud83d字\ufffe')).toBe('半个\ufffd字');
    expect(tidied('一\n\n\n\n\n二  \n')).toBe('一\n\n二');
  });

  it('keeps braces, marks of markup and rare characters', () => {
    const text = '{申请人} #import "x" $a$ <b>&amp; 䶮㛃\ue000';
    expect(tidied({ list: [text], no: 3, none: null })).toEqual({ list: [text], no: 3, none: null });
  });
});

describe('sentences', () => {
  it('end once', () => {
    expect(['同意', '同意。', '是吗？', ' ', '见附件）'].map(sentence)).toEqual([
      '同意。',
      '同意。',
      '是吗？',
      '',
      '见附件）',
    ]);
  });

  it('stand under each other, empty ones left out', () => {
    expect(lines('一', '', null, false, undefined, '二')).toBe('一\n二');
  });
});
