/** What people read for the kinds of notices, and for what is asked of whoever must act. */
import type { CommandName } from '../cases/command-inputs.ts';
import type {
  ApplicantNoticeKind,
  DeliveryChannel,
  DeliveryState,
  StaffNoticeKind,
  WebhookKind,
} from './types.ts';

export const STAFF_NOTICE_LABELS = {
  arrived: '等您办理',
  'sent-back': '退回补充',
  'arrived-after-silence': '下级逾期，已到您这里',
  'responder-assigned': '您是首问责任人',
  near: '快到期',
  late: '已逾期',
  'urged-daily': '逾期催办',
  urged: '催办',
  supervised: '督办',
  'interim-due': '请作阶段性答复',
  'passed-over': '逾期未定，已上报',
  'level-silent': '下级逾期未定',
  'principal-late': '主要领导一级逾期',
  breach: '疑似违规',
  'order-done': '您交办的已办结',
  'order-late': '您交办的已逾期',
  'help-asked': '请求协办',
  'help-answered': '协办已答复',
  'help-unanswered': '协办逾期未答复',
  'consultation-opened': '请参加会商',
  'consultation-opinion': '会商意见',
  'taken-over': '转办已接收',
  'paper-rejected': '录入的批示未确认',
  'withdrawal-declined': '核实后继续办理',
  withdrawn: '申请人已撤回',
  'rated-low': '申请人不满意',
  'reply-extended': '答复时限已延长',
  'deadline-moved': '期限有变',
} as const satisfies Record<StaffNoticeKind, string>;

export const APPLICANT_NOTICE_LABELS = {
  receipt: '登记回执',
  materials: '一次性告知',
  'materials-near': '补充材料提醒',
  feasible: '能办',
  extension: '延长答复时限',
  interim: '阶段性答复',
  answer: '答复',
  lapsed: '逾期未补充',
  reopened: '重新办理',
} as const satisfies Record<ApplicantNoticeKind, string>;

/** What is asked of the one who must act. */
export const DUTY_REQUESTS: Readonly<Partial<Record<CommandName, string>>> = {
  complete: '请办理并答复',
  supplement: '等申请人补充材料',
  reply: '已审定，请答复申请人',
  'issue-document': '请送达法定文书',
  'tell-applicant': '上级认为能办，请告知申请人',
  'propose-refusal': '请补充后再报',
  'ask-guidance': '请补充后再报',
  'record-referral-result': '请登记对方接收情况',
  'pass-up': '请决定：能办，还是报上一级',
  'approve-refusal': '请审定：能办，还是不能办',
  instruct: '请作出指示',
  'state-change': '原定能办，现拟说“不”，请说明变化',
  'review-law': '请作法规审查',
  'answer-paper-decision': '请确认录入的批示',
  'decide-withdrawal': '请核实申请人是否撤回',
  'decide-referral': '请审核转出',
  'answer-hand-over': '请答复是否接收',
  'settle-hand-over': '请确定承办单位',
  'assign-responder': '请指定首问责任人',
  lapse: '申请人逾期未补充，请确认',
  'confirm-stand-in': '请确认代行人员',
  'skip-level': '岗位无人，请报上一级',
};

export const DELIVERY_CHANNEL_LABELS = {
  mail: '邮件',
  sms: '短信',
  webhook: '群机器人',
} as const satisfies Record<DeliveryChannel, string>;

export const DELIVERY_STATE_LABELS = {
  pending: '待发送',
  sending: '发送中',
  sent: '已发送',
  dead: '发送失败',
  void: '无处可发',
} as const satisfies Record<DeliveryState, string>;

export const WEBHOOK_KIND_LABELS = {
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  generic: '本单位系统',
} as const satisfies Record<WebhookKind, string>;
