import { randomBytes } from 'node:crypto';
import type { Executed } from '../../src/server/cases/execute.ts';
import { dataKeyOf } from '../../src/server/data-key.ts';
import { formPaper } from '../../src/server/documents/papers/form.ts';
import type { FormPaper } from '../../src/server/documents/papers/types.ts';
import { createSealer } from '../../src/server/sealing.ts';
import { CALENDAR, type Story } from './case.ts';

const sealer = createSealer(dataKeyOf(randomBytes(32)));

/** The form of a story's case, as the server would fill it; people are called after their posts. */
export function formOf(story: Story, climbNo: number | null = null, full = false): FormPaper {
  const { directory, policy, state } = story;
  const people = new Map(
    directory.holdings.map(({ personId: id }) => [
      id,
      { id, displayName: id.replace('person:', ''), phone: '' },
    ]),
  );
  const bureau = { name: '甲市水利局', policy };
  const phone = state.applicant.phone === null ? null : sealer.seal(state.applicant.phone);
  const executed = {
    row: { number: '甲-2026-000001', state: { ...state, applicant: { ...state.applicant, phone } } },
    world: { organisation: { bureau, directory, people }, calendar: CALENDAR },
  } as unknown as Executed;
  return formPaper(executed, sealer, { climbNo, full, history: null });
}

const signed = (text: string, signer: string, at: string) => ({ text, signer, at, awaiting: false });

/** An ordinary approval form, ready to print. */
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
