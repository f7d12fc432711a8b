import { describe, expect, it } from 'vitest';
import {
  cellName,
  cellText,
  halfWidth,
  isErrorValue,
  isNothing,
  oneLine,
  personName,
  quoted,
  runningText,
} from './cells.ts';
import { readPhone } from './phones.ts';
import { isAnonymous, readChannel, readPostKind, readRequestKind } from './words.ts';

describe('cells', () => {
  it('are named as Excel names them', () => {
    expect(cellName(2, 12)).toBe('C12');
    expect(cellName(25, 1)).toBe('Z1');
    expect(cellName(26, 1)).toBe('AA1');
    expect(cellName(701, 3)).toBe('ZZ3');
    expect(cellName(702, 3)).toBe('AAA3');
  });

  it('show numbers without exponent and dates without an empty time', () => {
    expect(cellText(20_220_105_001)).toBe('20220105001');
    expect(cellText(1e21)).toBe('1000000000000000000000');
    expect(cellText(0.5)).toBe('0.5');
    expect(cellText({ wall: '2022-01-05T00:00:00' })).toBe('2022-01-05');
    expect(cellText({ wall: '2022-01-05T14:30:00' })).toBe('2022-01-05 14:30');
    expect(cellText(undefined)).toBe('');
  });

  it('lose stray tabs, line ends and what nobody sees', () => {
    expect(oneLine(' 村口\t机井\r\n 水泵\u200b\u3000坏了 \ufeff')).toBe('村口 机井 水泵 坏了');
    expect(runningText('\t一、水泵坏了。\r\n\r\n\r\n\r\n 二、\u200b没人修。\t\n')).toBe(
      '一、水泵坏了。\n\n二、没人修。',
    );
    expect(runningText('一\r二\u2028三')).toBe('一\n二\n三');
    expect(runningText('一_x000D_\n二_x0009_三')).toBe('一\n\n二 三');
    expect(oneLine('一_x000D_二')).toBe('一 二');
    expect(personName('张 三')).toBe('张三');
    expect(personName('Anna Li')).toBe('Anna Li');
  });

  it('know full-width signs, words for nothing, and formulas that failed', () => {
    expect(halfWidth('１２：３０（ＡＢ）')).toBe('12:30(AB)');
    for (const text of ['', '无', '/', '—', '不详', '未提供', 'null', '无。'])
      expect(isNothing(text)).toBe(true);
    for (const text of ['无水可用', '0', '空气']) expect(isNothing(text)).toBe(false);
    expect(isErrorValue('#N/A')).toBe(true);
    expect(isErrorValue('#12')).toBe(false);
  });

  it('are quoted on one line, cut, and never as a formula', () => {
    expect(quoted('=1+1')).toBe('“=1+1”');
    expect(quoted('一二三四五六七八九十一二三四五六七八九十一')).toBe(
      '“一二三四五六七八九十一二三四五六七八九十…”',
    );
  });
});

describe('phone numbers', () => {
  it.each([
    ['13800000001', '13800000001', 0],
    [' 138 0000 0001 ', '13800000001', 0],
    ['138-0000-0001', '13800000001', 0],
    ['+86 13800000001', '13800000001', 0],
    ['８６13800000001', '13800000001', 0],
    ['13800000001（母亲）', '13800000001', 0],
    ['张先生：13800000001', '13800000001', 0],
    ['13800000001/13900000002', '13800000001', 1],
    ['13800000001 13900000002', '13800000001', 1],
    ['13800000001、13800000001', '13800000001', 0],
    ['0377-63000001', '0377-63000001', 0],
    ['(0377)63000001', '0377-63000001', 0],
    ['0377—63000001', '0377-63000001', 0],
    ['0377-63000001-801', '0377-63000001-801', 0],
    ['63000001', '63000001', 0],
    ['12345', '12345', 0],
    ['13800000001.0', '13800000001', 0],
  ])('%s', (text, phone, others) => expect(readPhone(text)).toEqual({ ok: true, phone, others }));

  it.each(['', '无', '未留电话', '/', '保密'])('none: %s', (text) =>
    expect(readPhone(text)).toEqual({ ok: true, phone: null, others: 0 }),
  );

  it('what is none is said', () => {
    expect(readPhone('见内容')).toEqual({ ok: false, fault: 'no-number' });
    expect(readPhone('411300199001010011')).toEqual({ ok: false, fault: 'too-long' });
    expect(readPhone('110')).toEqual({ ok: false, fault: 'too-short' });
  });
});

describe('words of other systems', () => {
  it('say what kind a request is and how it came', () => {
    expect(readRequestKind('业务咨询')).toBe('consultation');
    expect(readRequestKind('投诉举报')).toBe('request');
    expect(readRequestKind('三级')).toBeNull();
    expect(readChannel('12345热线')).toBe('hotline');
    expect(readChannel('热线电话')).toBe('hotline');
    expect(readChannel('电话')).toBe('phone');
    expect(readChannel('政务服务网')).toBe('portal');
    expect(readChannel('领导批示')).toBe('assigned');
    expect(readChannel('传真')).toBeNull();
  });

  it('name posts and people without a name', () => {
    expect(readPostKind('首问责任人')).toBe('first-responder');
    expect(readPostKind('副局长（分管水资源）')).toBe('supervising-leader');
    expect(readPostKind('主要负责人')).toBe('principal-leader');
    expect(readPostKind('司机')).toBeNull();
    expect(isAnonymous('匿名')).toBe(true);
    expect(isAnonymous('匿名市民')).toBe(true);
    expect(isAnonymous('张先生')).toBe(false);
  });
});
