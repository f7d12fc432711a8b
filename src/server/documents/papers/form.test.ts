import { describe, expect, it } from 'vitest';
import { aCase, anApprovedCase, aProposedCase } from '../../../../test/builders/case.ts';
import { TRIED, WAY_FORWARD } from '../../../../test/builders/case-inputs.ts';
import { formOf } from '../../../../test/builders/form-paper.ts';

describe('the approval form @clause A1', () => {
  it('holds what was proposed, and lines to sign for levels that have not decided', () => {
    const paper = formOf(aProposedCase());
    expect(paper).toMatchObject({
      bureau: '甲市水利局',
      date: '2026年3月2日',
      section: '水资源管理科',
      responder: 'szy-desk',
      applicant: '申请人甲',
      contact: '037****0001',
      time: '2026年3月2日 09:00',
      channel: '窗口',
      matter: '申请打一眼井。\n想在村东打一眼灌溉井。',
      view: '希望再想想办法。',
      head: { text: '', signer: '', at: '', awaiting: true },
      remarks: '办件编号：甲-2026-000001。',
    });
    expect(paper.reason.split('\n')).toEqual([
      '法律法规不允许：该地块位于水源一级保护区内，《水污染防治法》第六十五条禁止新建与供水无关的项目。',
      '依据：《水污染防治法》第六十五条。',
      `已做工作：${TRIED}`,
      `说“行”建议：${WAY_FORWARD}`,
    ]);
  });

  it('shows the whole contact only to who asked for it', () => {
    expect(formOf(aProposedCase(), null, true).contact).toBe('0377-00000001');
  });

  it('shows each level with judgement, opinion, name and moment', () => {
    const paper = formOf(anApprovedCase());
    expect(paper.head).toEqual({
      text: '不能办，报上一级。保护区内确实不能办。',
      signer: 'szy-head',
      at: '2026年3月2日 09:02',
      awaiting: false,
    });
    expect(paper.principal).toMatchObject({ text: '审定：不能办。同意。', signer: 'leader1' });
  });

  it('signs 代 for who acts in another’s place', () => {
    const organisation = { delegations: [{ from: 'person:leader4', to: 'person:leader3' }] };
    const story = aProposedCase({ organisation }).does('szy-head', 'pass-up').does('leader3', 'pass-up');
    expect(formOf(story).supervising.signer).toBe('leader3（代leader4）');
  });

  it('says in words why a level was skipped', () => {
    const story = aProposedCase({ organisation: { vacant: ['post:leader4'] } }).does('szy-head', 'pass-up');
    expect(formOf(story).supervising).toEqual({
      text: '越过本级：岗位空缺。',
      signer: '',
      at: '2026年3月2日 09:02',
      awaiting: false,
    });
  });

  it('says that a level stayed silent, and prints the opinion that it still owed', () => {
    const story = aProposedCase()
      .at('2026-03-03 09:00')
      .does('system', 'escalate-overdue')
      .does('szy-head', 'late-opinion');
    expect(formOf(story).head).toEqual({
      text: '逾期未作决定，自动报上一级。（2026年3月3日 09:01）\n补签意见：补充意见：同意上报。',
      signer: 'szy-head',
      at: '2026年3月3日 09:02',
      awaiting: false,
    });
  });

  it('keeps a send-back, and the decision after it', () => {
    const story = aProposedCase()
      .does('szy-head', 'send-back')
      .does('szy-desk', 'propose-refusal')
      .does('szy-head', 'pass-up', { judgement: 'unsure' });
    expect(formOf(story).head.text).toBe(
      '退回补充：请补充地块的坐标。（szy-head　2026年3月2日 09:02）\n把握不准，报上一级。保护区内确实不能办。',
    );
  });

  it('shows 能办 with what was ordered, and leaves the levels above it unasked', () => {
    const paper = formOf(aProposedCase().does('szy-head', 'feasible'));
    expect(paper.head.text).toBe('能办。可以办。\n交办：按临时取水办理。2026年3月3日前办结。');
    expect(paper.principal).toEqual({
      text: '下级已认定能办，未提请本级。',
      signer: '',
      at: '',
      awaiting: false,
    });
  });

  it('says that a decision came on paper', () => {
    const story = aProposedCase()
      .does('bgs-head', 'enter-paper-decision')
      .does('szy-head', 'answer-paper-decision');
    expect(formOf(story).head.text).toBe(
      '不能办，报上一级。请上一级审定。（办公室据书面或口头批示录入，本人已确认。）',
    );
  });

  it('adds what the applicant said to the answer, and how they were told', () => {
    const paper = formOf(anApprovedCase().does('szy-desk', 'reply'));
    expect(paper.view).toBe('希望再想想办法。\n答复时表示：知道了。（2026年3月2日 09:05）');
    expect(paper.remarks).toContain('已答复申请人：2026年3月2日 09:05，电话，接听人：申请人本人。');
  });

  it('prints any of several proposals, the last one unless told', () => {
    const story = aProposedCase()
      .does('szy-head', 'feasible')
      .does('szy-desk', 'propose-refusal', { whatIsNew: '边界重新测定' })
      .does('szy-head', 'state-change');
    const last = formOf(story);
    expect(last.reason).toContain('新情况：边界重新测定。');
    expect(last.remarks).toBe('办件编号：甲-2026-000001；第2次提出。');
    expect(last.head).toEqual({
      text: '原定“能办”，现情况有变化：地块边界重新测定，原办法不再可行。（szy-head　2026年3月2日 09:04）',
      signer: '',
      at: '',
      awaiting: true,
    });
    expect(formOf(story, 1).head.text).toBe('能办。可以办。\n交办：按临时取水办理。2026年3月3日前办结。');
  });

  it('says when an approval no longer stands', () => {
    const story = anApprovedCase().does('leader1', 'revoke-approval');
    expect(formOf(story).remarks).toContain('审定后出现新情况，本次审定不再有效。');
  });

  it('does not exist before somebody proposes a refusal, nor for a 请示', () => {
    expect(() => formOf(aCase())).toThrow('document.no-proposal');
    expect(() => formOf(aCase().does('szy-desk', 'ask-guidance'))).toThrow('document.no-proposal');
    expect(() => formOf(aProposedCase(), 7)).toThrow('document.no-proposal');
  });
});
