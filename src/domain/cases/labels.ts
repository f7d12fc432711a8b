/** What people read for the words of a case. */
import type { CommandName } from './command-inputs.ts';
import type {
  Channel,
  ClimbKind,
  ClockKind,
  LevelResult,
  Outcome,
  ReasonKind,
  RequestKind,
  Role,
  SkipCause,
  Status,
} from './vocabulary.ts';

export const STATUS_LABELS = {
  open: '办理中',
  'awaiting-applicant': '等申请人补充',
  escalated: '提级中',
  'refusal-approved': '已审定，待答复',
  answered: '已答复',
  closed: '已办结',
  withdrawn: '已撤回',
} as const satisfies Record<Status, string>;

export const OUTCOME_LABELS = {
  done: '已办成',
  informed: '已解答',
  referred: '已转出',
  refused: '办不成，已说明',
} as const satisfies Record<Outcome, string>;

export const CHANNEL_LABELS = {
  window: '窗口',
  phone: '电话',
  letter: '来信',
  visit: '来访',
  portal: '网上',
  assigned: '领导交办',
  hotline: '12345 热线',
} as const satisfies Record<Channel, string>;

export const REQUEST_KIND_LABELS = { request: '诉求', consultation: '咨询' } as const satisfies Record<
  RequestKind,
  string
>;

export const CLIMB_KIND_LABELS = { refusal: '拟说“不”', guidance: '请示' } as const satisfies Record<
  ClimbKind,
  string
>;

export const REASON_KIND_LABELS = {
  'law-forbids': '法律法规不允许',
  'policy-forbids': '政策不允许',
  'conditions-absent': '客观条件不具备',
  'not-our-duty': '不属于本单位职责',
  'no-basis-yet': '诉求合理，但暂无依据',
} as const satisfies Record<ReasonKind, string>;

export const CLOCK_LABELS = {
  handling: '办理时限',
  reply: '答复时限',
  statutory: '法定时限',
  'first-contact': '首次联系',
  level: '本级时限',
  order: '领导交办时限',
  'tell-applicant': '告知申请人“能办”',
  'supplement-cap': '补充材料期限',
  'hand-over': '转办接收',
  coordination: '协办答复',
  referral: '转出办理',
  'stand-in': '确认代行人员',
  source: '来件要求时限',
  rating: '评价期',
} as const satisfies Record<ClockKind, string>;

export const LEVEL_LABELS = {
  1: '首问责任人',
  2: '科室负责人',
  3: '分管领导',
  4: '主要领导',
} as const;

export const LEVEL_RESULT_LABELS = {
  feasible: '能办',
  'answered-directly': '能办，已直接答复',
  'passed-up': '报上一级',
  approved: '审定不能办',
  instructed: '已作指示',
  assigned: '已指定承办',
  'refusal-demanded': '要求按程序提出拟说“不”',
  overdue: '逾期未定，自动上报',
  skipped: '越过本级',
  'carried-over': '原审定意见',
} as const satisfies Record<LevelResult, string>;

export const SKIP_CAUSE_LABELS = {
  vacant: '岗位空缺',
  'same-person': '与其他层级为同一人',
  recused: '本人回避',
} as const satisfies Record<SkipCause, string>;

export const JUDGEMENT_LABELS = { unsure: '把握不准', infeasible: '不能办' } as const;

export const ROLE_LABELS = {
  'first-responder': '首问责任人',
  'section-head': '科室负责人',
  'level-holder': '本级负责人',
  'reviewing-leader': '原定“能办”的领导',
  'leader-above': '上级',
  'leader-3-or-4': '分管领导或主要领导',
  'principal-leader': '主要领导',
  'calling-leader': '局分管领导',
  'silent-level': '逾期未表态的一级',
  'law-section': '法规科室',
  office: '办公室',
  supervision: '直属单位党委',
  'hand-over-receiver': '接收科室负责人',
  'common-leader': '共同上级领导',
  'coordination-asked': '协办单位',
  'consultation-participant': '会商参加人',
  applicant: '申请人',
  system: '系统',
} as const satisfies Record<Role, string>;

/** The words on buttons: verbs that say what happens. */
export const COMMAND_LABELS = {
  'inform-once': '一次性告知',
  supplement: '收到补充材料',
  'record-progress': '记录进展',
  'record-attempt': '记录未接通',
  'tell-applicant': '告知申请人能办',
  complete: '办成，答复申请人',
  'propose-refusal': '拟说“不”，报科室负责人',
  'ask-guidance': '请示上级',
  'withdraw-proposal': '撤回，继续办理',
  'interim-answer': '阶段性答复',
  'ask-withdrawal': '申请人要求撤回',
  reply: '答复申请人',
  'issue-document': '送达法定文书',
  'hand-over': '转办其他科室',
  'answer-hand-over': '答复转办',
  'settle-hand-over': '确定承办单位',
  coordinate: '请求协办',
  'answer-coordination': '答复协办',
  'request-referral': '申请转出',
  'decide-referral': '审核转出',
  'record-referral-result': '登记对方接收情况',
  lapse: '确认逾期未补，视为撤回',
  'decide-withdrawal': '核实撤回',
  'assign-responder': '指定首问责任人',
  feasible: '能办，交办',
  'answer-directly': '能办，直接答复申请人',
  'pass-up': '报上一级',
  'send-back': '退回补充',
  'mark-specific': '确认理由具体',
  'state-change': '说明变化',
  'review-law': '法规审查',
  instruct: '作出指示',
  assign: '指定承办科室',
  'demand-refusal': '按程序提出拟说“不”',
  'approve-refusal': '审定不能办',
  'revoke-approval': '撤销审定',
  'call-in': '提请局领导审定',
  'late-opinion': '补签意见',
  recuse: '回避',
  'extend-reply': '延长答复时限',
  'open-consultation': '发起会商',
  'give-opinion': '发表会商意见',
  'conclude-consultation': '形成会商结论',
  urge: '催办',
  'confirm-stand-in': '确认代行人员',
  'skip-level': '岗位无人，报上一级',
  'enter-paper-decision': '录入书面或口头批示',
  'answer-paper-decision': '确认录入的批示',
  supervise: '督办',
  reopen: '重新办理',
  withdraw: '撤回诉求',
  rate: '评价',
  object: '没办成，请重办',
  'escalate-overdue': '逾期自动上报',
  close: '自动办结',
  'move-to-successor': '移交承接单位',
} as const satisfies Record<CommandName, string>;

/** How the history tells an event. */
export const EVENT_LABELS: Readonly<Record<string, string>> = {
  registered: '登记',
  'informed-once': '一次性告知申请人',
  supplemented: '收到补充材料',
  'progress-recorded': '记录进展',
  'attempt-recorded': '联系申请人未接通',
  'applicant-told': '已告知申请人能办',
  answered: '答复申请人',
  'interim-answered': '阶段性答复申请人',
  lapsed: '逾期未补充，视为撤回',
  closed: '办结',
  'refusal-proposed': '提出拟说“不”',
  'guidance-asked': '请示上级',
  resubmitted: '补充后重新上报',
  'proposal-withdrawn': '撤回上报',
  'called-in': '局分管领导提请局领导审定',
  'found-feasible': '认定能办，交办',
  'answered-directly': '认定能办，直接答复申请人',
  'passed-up': '报上一级',
  'sent-back': '退回补充',
  'reason-marked-specific': '确认理由具体',
  'change-stated': '说明情况变化',
  'law-reviewed': '法规审查',
  instructed: '作出指示',
  assigned: '指定承办科室',
  'refusal-demanded': '要求按程序提出拟说“不”',
  'refusal-approved': '审定不能办',
  'approval-revoked': '撤销审定',
  'hand-over-asked': '请求转办',
  'hand-over-declined': '接收科室不接收，报共同上级',
  'hand-over-accepted': '接收转办',
  'hand-over-settled': '共同上级确定承办单位',
  'coordination-asked': '请求协办',
  'coordination-answered': '答复协办',
  'referral-requested': '申请转出',
  'referral-approved': '同意转出',
  'referral-declined': '不同意转出',
  'referral-returned': '对方退回，继续办理',
  'responder-assigned': '指定首问责任人',
  'moved-to-successor': '移交承接单位',
  explained: '向申请人说明情况',
  rated: '申请人评价',
  objected: '申请人反映没办成，重新办理',
  reopened: '监督部门要求重新办理',
  withdrawn: '申请人撤回',
  'withdrawal-asked': '申请人要求撤回，待核实',
  'withdrawal-declined': '核实后继续办理',
  recused: '回避',
  'stand-in-confirmed': '确认代行人员',
  'level-skipped': '岗位无人，报上一级',
  'escalated-overdue': '逾期未定，自动上报',
  'late-opinion-given': '补签意见',
  'paper-decision-entered': '录入书面或口头批示',
  'paper-decision-rejected': '本人不确认录入的批示',
  'reply-extended': '延长答复时限',
  'consultation-opened': '发起会商',
  'consultation-opinion-given': '发表会商意见',
  'consultation-concluded': '形成会商结论',
  urged: '催办',
  supervised: '督办',
};
