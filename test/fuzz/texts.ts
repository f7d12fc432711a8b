/** What people write: reasons, ways forward, replies and documents. */
import type { CaseDto } from '../../src/contract/cases.ts';
import type { Dice } from './dice.ts';
import type { Facts } from './facts.ts';

export interface Scene {
  readonly dice: Dice;
  readonly view: CaseDto;
  readonly facts: Facts;
  readonly now: string;
  /** Who is going to send it; null for applicants. */
  readonly personId: string | null;
}

export type Input = Readonly<Record<string, unknown>>;

export const REASONS = [
  '水源井在地下水禁采区内，新增取水没有余量',
  '地块在河道管理范围以内，堤脚二十米不得建房',
  '该工程没有列入年度计划，资金也没有落实',
  '移民身份的登记时间晚于政策规定的截止日期',
];
export const WAYS = [
  '改用城镇管网供水，由供水科协助办理接入',
  '先办理临时占用，汛后重新选址',
  '列入下一年度储备项目，补齐勘测资料',
];
/** A brush-off with little beside it: level 2 answers for it. */
export const DOUBTFUL = '不符合条件，缺第三项证明';
const WORDS = ['已核对', '现场看过', '请补齐', '同意', '按程序', '联系过', '尽快', '材料', '水费', '界桩'];

export function words(dice: Dice): string {
  return Array.from({ length: 3 + dice.nat(4) }, () => dice.pick(WORDS)).join('，');
}

export function delivery({ dice, now }: Scene): Input {
  if (dice.chance(0.5)) {
    const said = words(dice);
    const number = '0377-00001234';
    return { method: 'phone', number, calledAt: now, answeredBy: '本人', said, applicantWords: '知道了' };
  }
  return {
    method: 'written',
    form: dice.pick(['letter', 'message', 'served']),
    sentAt: now,
    reference: '函一号',
  };
}

export const document = ({ dice, now }: Scene): Input => ({
  number: `示水〔2026〕${dice.nat(1000)}号`,
  reason: dice.pick(REASONS),
  basis: '《水法》第四十八条',
  remedies: '六十日内申请复议或六个月内起诉',
  served: '直接送达',
  servedAt: now,
});
