/** What people read for the words of the organisation. */
import type { Capacity, ChainLevel, PostKind, UnitDuty, UnitKind } from './types.ts';

export const UNIT_KIND_LABELS: Readonly<Record<UnitKind, string>> = {
  'work-group': '工作专班',
  bureau: '局机关',
  section: '科室',
  'affiliated-unit': '局属单位',
};

export const POST_KIND_LABELS: Readonly<Record<PostKind, string>> = {
  'first-responder': '首问责任人',
  'section-head': '科室负责人',
  'supervising-leader': '分管领导',
  'principal-leader': '主要领导',
  staff: '工作人员',
};

/** 四级责任链条. @clause 2.2 */
export const LEVEL_LABELS: Readonly<Record<1 | ChainLevel, string>> = {
  1: '首问责任人',
  2: '科室负责人',
  3: '分管领导',
  4: '主要领导',
};

export const DUTY_LABELS: Readonly<Record<UnitDuty, string>> = {
  office: '办公室',
  approval: '行政审批',
  personnel: '人事',
  supervision: '监督',
  law: '法规',
};

export const CAPACITY_LABELS: Readonly<Record<Capacity, string>> = {
  holder: '本人',
  delegate: '代理授权',
  deputy: 'AB角',
  successor: '依次代行',
};

/** How an act is signed: 某某, or 某某（代某某） for who acts in another's place. */
export function signedAs(name: string, onBehalfOf: string | null): string {
  return onBehalfOf === null ? name : `${name}（代${onBehalfOf}）`;
}
