/**
 * 二（二）四级责任链条：首问责任人 → 业务科室负责人 → 单位分管领导 → 单位主要领导，尽量在本级解决。
 *
 * @clause 2.2
 */
import { describe, expect, test } from 'vitest';
import { aCase, aProposedCase } from '../builders/case.ts';

describe('链条由组织机构得出', () => {
  test('局机关科室：科室负责人、分管局领导、局长', () => {
    expect(aCase().round.chain).toEqual({ 2: 'post:szy-head', 3: 'post:leader4', 4: 'post:leader1' });
  });

  test('局属单位参照执行：在本单位内逐级', () => {
    expect(aCase({ unit: 'sk-gc' }).round.chain).toEqual({
      2: 'post:sk-gc-head',
      3: 'post:sk-leader2',
      4: 'post:sk-leader1',
    });
  });

  test('本轮的链条不变：途中改了分管，仍按登记时的岗位', () => {
    const story = aProposedCase().reorganised({ supervisors: { 'unit:szy': 'post:leader3' } });
    expect(story.does('szy-head', 'pass-up').nextIs).toBe('leader4 pass-up');
  });

  test('岗位上换了人，由新来的人办', () => {
    const story = aProposedCase().reorganised({ holders: { 'post:szy-head': 'person:newcomer' } });
    expect(story.nextIs).toBe('newcomer pass-up');
  });
});

describe('一个人在一次提级中只办一级', () => {
  test('科室负责人兼分管领导：办二级，三级越过', () => {
    const story = aProposedCase({ organisation: { holders: { 'post:szy-head': 'person:leader4' } } });
    story.does('leader4', 'pass-up');
    expect(story.entries).toEqual(['2 passed-up leader4', '3 skipped same-person']);
  });

  test('主要领导兼分管：只办四级', () => {
    const story = aProposedCase({ organisation: { holders: { 'post:leader4': 'person:leader1' } } });
    expect(story.does('szy-head', 'pass-up').nextIs).toBe('leader1 approve-refusal');
  });

  test('首问责任人就是科室负责人：二级越过，不能自己审自己', () => {
    const story = aCase({
      organisation: { holders: { 'post:szy-desk': 'person:szy-head' } },
      registeredBy: 'szy-head',
    }).does('szy-head', 'propose-refusal');
    expect(story.entries).toEqual(['2 skipped same-person']);
    expect(story.nextIs).toBe('leader4 pass-up');
  });

  test('受托代办的人正好是提出的人：由委托的领导自己办', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:szy-desk' }] },
    });
    expect(story.nextIs).toBe('szy-head pass-up');
  });

  test('逾期之后补签意见，也不能补到别的一级去', () => {
    const story = aProposedCase({
      organisation: { delegations: [{ from: 'person:szy-head', to: 'person:leader4' }] },
    });
    story.at('2026-03-03 09:00').does('system', 'escalate-overdue').does('leader4', 'pass-up');
    expect(story.refusal('leader4', 'late-opinion')).not.toBeNull();
    expect(story.refusal('szy-head', 'late-opinion')).toBeNull();
  });
});

describe('岗位空缺不等于同意', () => {
  test('二级空缺：留下“空缺”的记录，报到三级', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:szy-head'] } });
    expect(story.entries).toEqual(['2 skipped vacant']);
    expect(story.nextIs).toBe('leader4 pass-up');
  });

  test('四级空缺：等办公室按公布的顺序确认代行的领导', () => {
    const story = aProposedCase({
      organisation: {
        vacant: ['post:leader1'],
        successions: { 'unit:bureau': ['post:leader3', 'post:leader2'] },
      },
    })
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up');
    expect([story.nextIs, story.dueAt]).toEqual(['bgs-head confirm-stand-in', '2026-03-02 11:03']);
    expect(story.refusal('bgs-head', 'confirm-stand-in', { personId: 'person:leader2' })).toBe(
      'stand-in-not-eligible',
    );
    story
      .does('bgs-head', 'confirm-stand-in', { personId: 'person:leader3' })
      .does('leader3', 'approve-refusal');
    expect(story.entries.at(-1)).toBe('4 approved leader3');
  });

  test('外出不等于空缺：有委托的由受托人办，有AB角的由AB角办', () => {
    const absent = ['person:szy-head'];
    const delegated = aProposedCase({
      organisation: { absent, delegations: [{ from: 'person:szy-head', to: 'person:hhk-head' }] },
    });
    expect(delegated.nextIs).toBe('hhk-head pass-up');
    const deputy = aProposedCase({
      organisation: { absent, deputies: { 'post:szy-head': 'post:hhk-head' } },
    });
    expect(deputy.nextIs).toBe('hhk-head pass-up');
    expect(deputy.next?.actor).toMatchObject({ capacity: 'deputy', onBehalfOf: 'person:szy-head' });
  });
});

describe('回避', () => {
  test('本人提出，或由办公室登记：不再经手，也不再被催', () => {
    const story = aProposedCase().does('bgs-head', 'recuse', { personId: 'person:szy-head' });
    expect(story.entries).toEqual(['2 skipped recused']);
    expect(story.can('szy-head')).not.toContain('pass-up');
  });

  test('重新办理时仍然回避', () => {
    const story = aCase()
      .does('bgs-head', 'recuse', { personId: 'person:szy-head' })
      .does('szy-desk', 'complete')
      .does('applicant', 'object')
      .does('szy-desk', 'propose-refusal');
    expect(story.entries).toEqual(['2 skipped recused']);
  });
});

describe('在本级逾期', () => {
  test('自动报上一级，逾期的一级仍要补意见', () => {
    const story = aProposedCase().at('2026-03-02 11:02').does('system', 'escalate-overdue');
    expect(story.entries).toEqual(['2 overdue -']);
    expect(story.nextIs).toBe('leader4 pass-up');
    story.does('szy-head', 'late-opinion');
    expect(story.climb.entries[0]?.lateOpinion?.actor.personId).toBe('person:szy-head');
  });

  test('四级逾期不会自动定，只能催', () => {
    const story = aProposedCase()
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .at('2026-03-31 09:00');
    expect(story.can('system')).not.toContain('escalate-overdue');
    expect(story.nextIs).toBe('leader1 approve-refusal');
  });
});
