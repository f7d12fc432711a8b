/**
 * 首问责任人的情景：本职的办好或一次性告知，把握不准的逐级请示，确实办不成的两个工作日内答复。
 *
 * @clause 2.1b, 2.1c, 2.1d, 2.2
 */
import { describe, expect, it } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../builders/case.ts';
import { aCall } from '../builders/case-inputs.ts';

describe('2.1b 职责范围内的，按时办结或一次性告知', () => {
  it('能办的，首问责任人办好并告诉申请人', () => {
    const story = aCase({ at: '2026-03-02 09:00' }).does('szy-desk', 'complete', { outcome: 'done' });
    expect(story.state.status).toBe('answered');
    expect(story.round.answer?.outcome).toBe('done');
  });

  it('事项承诺五个工作日的，从登记次日起算，第五个工作日下班前办结', () => {
    // 2026-03-02 是周一；第五个工作日是下周一。
    const story = aCase({ at: '2026-03-02 09:00', matter: { promisedWorkingDays: 5 } });
    expect(story.dueAt).toBe('2026-03-09 18:00');
  });

  it('缺材料的一次告知清楚，等待期间时限停走，材料来了接着算', () => {
    const story = aCase({ at: '2026-03-02 09:00', matter: { promisedWorkingDays: 5 } });
    story.at('2026-03-03 10:00').does('szy-desk', 'inform-once');
    expect(story.state.status).toBe('awaiting-applicant');
    story.at('2026-03-05 10:00').does('applicant', 'supplement');
    expect(story.state.status).toBe('open');
    expect(story.dueAt).toBe('2026-03-11 18:00');
  });

  it('不能第二次要材料', () => {
    const story = aCase().does('szy-desk', 'inform-once').does('szy-desk', 'supplement');
    expect(story.refusal('szy-desk', 'inform-once')).toBe('informed-once-already');
  });

  it('咨询可以当场解答；诉求不能用“已解答”了事', () => {
    expect(aCase().refusal('szy-desk', 'complete', { outcome: 'informed' })).toBe(
      'informed-only-consultations',
    );
    const asked = aCase({ intake: { kind: 'consultation' } }).does('szy-desk', 'complete', {
      outcome: 'informed',
    });
    expect(asked.round.answer?.outcome).toBe('informed');
  });
});

describe('2.1c 超出职责或把握不准的，逐级请示，不能说不能办', () => {
  it('请示到科室负责人，负责人作出指示，首问责任人照办', () => {
    const story = aCase().does('szy-desk', 'ask-guidance');
    expect(story.nextIs).toBe('szy-head pass-up');
    story.does('szy-head', 'instruct', { instructions: '按二类户处理。', dueOn: '2026-03-06' });
    expect(story.nextIs).toBe('szy-desk complete');
  });

  it('请示一级一级上去，到主要领导也只能指示、指定承办或要求按程序提出，不能借请示说不', () => {
    const story = aCase()
      .does('szy-desk', 'ask-guidance')
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up');
    expect(story.can('leader1')).toEqual(expect.arrayContaining(['instruct', 'assign', 'demand-refusal']));
    expect(story.refusal('leader1', 'approve-refusal')).toBe('not-now');
  });

  it('上级可以催办；一个小时内不重复催', () => {
    const story = aCase().does('szy-head', 'urge');
    expect(story.refusal('szy-head', 'urge')).toBe('nudged-recently');
  });
});

describe('2.1d 确实不能办的，两个工作日内答复，讲明原因', () => {
  it('诉求从提出拟说“不”起算，当天不算，第二个工作日下班前答复', () => {
    const story = aProposedCase({ at: '2026-03-05 16:00' });
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
  });

  it('咨询从登记起算', () => {
    const story = aCase({ at: '2026-03-05 16:00', intake: { kind: 'consultation' } });
    expect(story.clock('reply')).toBe('2026-03-09 18:00');
  });

  it('没有审定，谁也不能答复办不成', () => {
    expect(aCase().refusal('szy-desk', 'reply')).toBe('not-now');
    expect(aProposedCase().refusal('szy-desk', 'reply')).toBe('not-now');
  });

  it('审定以后由首问责任人电话答复，通话情况一项不少', () => {
    const story = anApprovedCase();
    const delivery = aCall(story.now);
    story.does('szy-desk', 'reply', { delivery });
    expect(story.round.answer).toMatchObject({ outcome: 'refused', delivery, climbNo: 1 });
  });

  it('审定之前打的电话不算答复', () => {
    const story = anApprovedCase({ at: '2026-03-02 09:00' });
    const before = aCall('2026-03-02T01:01:00.000Z');
    expect(story.refusal('szy-desk', 'reply', { delivery: before })).toBe('too-early');
  });

  it('理由不能是一句推托', () => {
    const story = anApprovedCase();
    expect(story.refusal('szy-desk', 'reply', { reason: '不符合规定，办不了。' })).toBe('brush-off');
  });

  it('两个工作日到了还没有审定的，先给阶段性答复，写明下次什么时候答复', () => {
    const story = aProposedCase({ at: '2026-03-02 09:00' });
    story.at('2026-03-04 17:00').does('szy-desk', 'interim-answer', {
      text: '正在研究，周五前再答复您。',
      untilOn: '2026-03-06',
    });
    expect(story.round.interimAnswers).toHaveLength(1);
    expect(story.state.status).toBe('escalated');
  });
});
