/** An ordinary approval form, ready to print. */
import type { FormPaper } from '../../src/server/documents/papers/types.ts';

const signed = (text: string, signer: string, at: string) => ({ text, signer, at, awaiting: false });

export function aFormPaper(change: Partial<FormPaper> = {}): FormPaper {
  return {
    bureau: '甲市水利局',
    number: '甲-2026-000001',
    date: '2026年3月2日',
    section: '水资源管理科',
    responder: '水资源管理科首问责任岗（一）',
    applicant: '申请人甲',
    contact: '037****0099',
    time: '2026年3月2日 09:00',
    channel: '窗口',
    matter: '申请打一口自备井。\n养殖场用水紧张，想在院内打一口井取用地下水。',
    reason:
      '法律法规不允许：该地块位于地下水禁采区，禁止新打自备井取水。\n依据：地下水管理条例第三十五条。\n说“行”建议：可申请接入城市公共供水管网。',
    view: '希望尽快接通用水。',
    head: signed('不能办，报上一级。属禁采区。', '水资源管理科负责人', '2026年3月2日 10:00'),
    supervising: signed('把握不准，报上一级。请主要领导审定。', '副局长', '2026年3月2日 10:20'),
    principal: signed('审定：不能办。同意。', '局长（代某某）', '2026年3月2日 10:40'),
    remarks: '办件编号：甲-2026-000001。',
    history: null,
    ...change,
  };
}
