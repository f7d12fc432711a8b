import type { CaseListItemDto } from '../../../contract/cases.ts';
import type { CommandName } from '../../../domain/cases/command-inputs.ts';
import { CHANNEL_LABELS } from '../../../domain/cases/labels.ts';

/** What is asked of the one who must act, as a question or a task. */
const ASKED: Readonly<Partial<Record<CommandName, string>>> = {
  complete: '请办理并答复',
  supplement: '等申请人补充材料',
  reply: '已审定，请答复申请人',
  'issue-document': '请送达法定文书',
  'tell-applicant': '请告知申请人能办',
  'propose-refusal': '被退回，请补充后再报',
  'ask-guidance': '被退回，请补充后再报',
  'record-referral-result': '请登记对方接收情况',
  'pass-up': '请作出决定，或报上一级',
  'approve-refusal': '请审定能办还是不能办',
  instruct: '请作出指示',
  'state-change': '原定能办，现拟说“不”，请说明变化',
  'review-law': '请作法规审查',
  'answer-paper-decision': '请确认录入的批示',
  'decide-withdrawal': '请核实撤回',
  'decide-referral': '请审核转出',
  'answer-hand-over': '请答复是否接收',
  'settle-hand-over': '请确定承办单位',
  'assign-responder': '请指定首问责任人',
  lapse: '逾期未补充，请确认',
  'confirm-stand-in': '请确认代行人员',
  'skip-level': '岗位无人，请报上一级',
};

export function askedOf({ next }: Pick<CaseListItemDto, 'next'>): string {
  if (!next) return '';
  const own = ASKED[next.duty] ?? '请处理';
  return next.onBehalfOfName ? `${own}（代${next.onBehalfOfName}）` : own;
}

/** Parts of the quiet line: 李** · 窗口 · 水资源管理科 · 示水-2026-000012. */
export function quietPartsOf(item: CaseListItemDto): string[] {
  const round = item.round > 1 ? [`第 ${item.round} 次办理`] : [];
  return [item.applicantName, CHANNEL_LABELS[item.channel], item.unitName, item.number, ...round];
}
