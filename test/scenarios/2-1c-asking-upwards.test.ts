/**
 * 二（一）首问负责制：超出职责范围或把握不准的，不得直接说“不”，要逐级上报，由上级协调、督办。
 *
 * @clause 2.1c
 */
import { describe, expect, test } from 'vitest';
import { aCase } from '../builders/case.ts';

const asked = () => aCase().does('szy-desk', 'ask-guidance', { question: '没有先例，能否按临时取水办？' });

test('请示和拟说“不”走同一条链条', () => {
  const story = asked();
  expect(story.nextIs).toBe('szy-head pass-up');
  story
    .does('szy-head', 'pass-up', { judgement: 'unsure' })
    .does('leader4', 'pass-up', { judgement: 'unsure' });
  expect(story.nextIs).toBe('leader1 instruct');
});

test('任何一级都可以指示怎么办，并定下日期', () => {
  const story = asked().does('szy-head', 'instruct', { instructions: '按临时取水办', dueOn: '2026-03-06' });
  expect([story.nextIs, story.dueAt]).toEqual(['szy-desk complete', '2026-03-06 18:00']);
});

test('分管领导可以指定自己分管的另一科室承办', () => {
  const story = asked().does('szy-head', 'pass-up').does('leader4', 'assign');
  expect(story.nextIs).toBe('hhk-desk complete');
});

test('科室负责人不能把事情派给别的科室，要转办，由对方接收', () => {
  expect(asked().refusal('szy-head', 'assign')).toBe('not-over-that-unit');
});

test('请示永远不会以“不能办”结束：确实办不了，要另按程序提出', () => {
  const story = asked().does('szy-head', 'demand-refusal');
  expect(story.state.status).toBe('open');
  expect(story.refusal('szy-desk', 'reply')).toBe('not-now');
  story.does('szy-desk', 'propose-refusal');
  expect(story.nextIs).toBe('szy-head pass-up');
});

describe('催办和督办', () => {
  test('上面各级都可以催', () => {
    const story = asked();
    for (const leader of ['szy-head', 'leader4', 'leader1']) expect(story.can(leader)).toContain('urge');
    expect(story.can('hhk-head')).not.toContain('urge');
  });

  test('直属单位党委可以督办', () => {
    expect(asked().can('dw-head')).toContain('supervise');
  });
});
