/** Every refusal of the rules, as a status and a sentence that says what to do. */
import { LEVEL_LABELS, REASON_KIND_LABELS, ROLE_LABELS, STATUS_LABELS } from '../../domain/cases/labels.ts';
import type { ReasonKind, Role, Status } from '../../domain/cases/vocabulary.ts';
import { defineErrors } from '../problem.ts';

type Meta = Readonly<Record<string, unknown>>;

const standing = (meta: Meta): string => {
  const status = STATUS_LABELS[meta.status as Status] ?? '';
  const level = meta.level;
  return level === 2 || level === 3 || level === 4 ? `${status}（${LEVEL_LABELS[level]}）` : status;
};

const roles = (meta: Meta): string =>
  ((meta.roles as readonly Role[] | undefined) ?? []).map((role) => ROLE_LABELS[role]).join('、');

const FIELDS: Readonly<Record<string, string>> = {
  reason: '理由',
  wayForward: '说“行”建议',
  tried: '已做的努力',
  attemptedAt: '联系时间',
  delivery: '答复时间',
  dueOn: '办结日期',
  untilOn: '下次答复日期',
  receivedAt: '收件时间',
  servedAt: '送达时间',
  text: '答复内容',
  instantAnswer: '答复内容',
};
const field = (meta: Meta): string => FIELDS[String(meta.field)] ?? '所填时间';

export const caseErrors = defineErrors({
  'case.not-found': {
    status: 404,
    sentence: '没有找到这件办件，请核对编号；如已转出，请到新的承办科室查看。',
  },
  'case.changed': {
    status: 409,
    sentence: '这件办件刚刚有了新的进展，您填写的内容已保留，请查看后再决定。',
  },
  'case.version-bad': { status: 400, sentence: 'If-Match 请填写办件的版本号，例如 "3"。' },
  'case.matter-unknown': { status: 422, sentence: '这个事项没有公布或已经停用，请从事项清单中重新选择。' },
  'case.not-now': {
    status: 409,
    sentence: (meta) => `这件办件现在是“${standing(meta)}”，不能再做这一步，请刷新后查看可以做什么。`,
  },
  'case.not-yours': { status: 403, sentence: (meta) => `这一步由${roles(meta)}来做，您可以催办或提醒对方。` },
  'case.decided-already': { status: 409, sentence: '您在这次提级中已经作出决定，请刷新查看进展。' },
  // 登记
  'case.unit-not-handling': { status: 422, sentence: '所选单位不承办办件，请从承办单位列表中重新选择。' },
  'case.not-a-responder': { status: 422, sentence: '请在该单位的首问责任岗位中选择一个。' },
  'case.instant-only-consultations': { status: 422, sentence: '即问即答只用于咨询；要办的事请登记为诉求。' },
  'case.instant-only-staff': { status: 422, sentence: '即问即答由工作人员登记。' },
  'case.in-the-future': { status: 422, sentence: (meta) => `${field(meta)}不能晚于现在，请改正。` },
  'case.before-the-round': {
    status: 422,
    sentence: (meta) => `${field(meta)}不能早于本轮办理开始，请改正。`,
  },
  'case.not-in-the-future': { status: 422, sentence: (meta) => `${field(meta)}须在今天之后，请改正。` },
  // 办理
  'case.informed-once-already': {
    status: 409,
    sentence: '一次性告知只能做一次，已经告知过了；确需补充的请电话说明并记录进展。',
  },
  'case.withdrawal-pending': { status: 409, sentence: '申请人要求撤回，正等科室负责人核实，请先完成核实。' },
  'case.hand-over-pending': { status: 409, sentence: '正等对方科室接收转办，请先等答复。' },
  'case.referral-pending': { status: 409, sentence: '正在办理转出，请先登记结果。' },
  'case.climb-sent-back': {
    status: 409,
    sentence: '上级退回的事项还没有补充上报，请先补充后重新上报，或直接办成。',
  },
  'case.informed-only-consultations': {
    status: 422,
    sentence: '“已解答”只用于咨询；诉求请办成，或按程序提级。',
  },
  'case.document-needed': {
    status: 422,
    sentence: '这类事项须以法定文书办结，请填写文书编号、依据、救济途径和送达情况。',
  },
  'case.nothing-to-tell': { status: 409, sentence: '目前没有需要告知申请人的“能办”决定。' },
  'case.already-told': { status: 409, sentence: '已经告知过申请人，不必重复。' },
  'case.cap-not-reached': {
    status: 409,
    sentence: (meta) => `补充材料的期限到 ${String(meta.capOn ?? '')}，到期后才能确认未补。`,
  },
  'case.withdrawn-by-applicant': { status: 409, sentence: '申请人已撤回，如需再办请重新登记。' },
  // 拟说“不”
  'case.brush-off': {
    status: 422,
    sentence: (meta) =>
      `${field(meta)}还只是一句推托。请写清具体情况：卡在哪一条、差什么条件、已经做了什么、申请人还可以怎么办。`,
  },
  'case.article-missing': {
    status: 422,
    sentence: (meta) =>
      `理由是“${REASON_KIND_LABELS[meta.reasonKind as ReasonKind] ?? ''}”，请写明法规或文件的名称和条款。`,
  },
  'case.coordination-first': {
    status: 422,
    sentence: '认为不属于本单位职责的，请先请求协办或申请转出，有了结果再提出。',
  },
  'case.not-anonymous': { status: 422, sentence: '申请人留有姓名，请先听取并记录申请人的意见。' },
  'case.not-unreachable': {
    status: 422,
    sentence: (meta) =>
      `要写“联系不上”，须在两个半天内至少联系 ${String(meta.needed)} 次，现在记录了 ${String(meta.attempts)} 次。`,
  },
  'case.what-is-new-missing': {
    status: 422,
    sentence: '领导已定“能办”。如确实办不成，请写明出现了什么新情况，先报那位领导说明。',
  },
  'case.already-decided-above': {
    status: 409,
    sentence: '上级已经处理，不能撤回；请等待决定，或按退回意见补充。',
  },
  // 各级
  'case.change-not-stated': { status: 409, sentence: '请先由原定“能办”的领导说明情况有什么变化。' },
  'case.reason-not-marked': {
    status: 422,
    sentence: '理由看起来比较笼统。请先核对：理由具体的，点“确认理由具体”；不具体的，退回补充。',
  },
  'case.nothing-to-mark': { status: 409, sentence: '理由没有疑问，不需要确认。' },
  'case.marked-already': { status: 409, sentence: '已经确认过理由具体。' },
  'case.sent-back-once': { status: 409, sentence: '本级已退回过一次，请直接作出决定。' },
  'case.law-review-missing': {
    status: 409,
    sentence: '行政许可类事项，须先由法规科室审查，再由主要领导审定。',
  },
  'case.no-law-review': { status: 409, sentence: '这件办件不需要法规审查，或已经审查过。' },
  'case.due-too-late': {
    status: 422,
    sentence: (meta) => `办结日期最迟为 ${String(meta.feasibleMaxWorkingDays)} 个工作日之内，请提前。`,
  },
  'case.not-approved': { status: 409, sentence: '还没有主要领导对这份拟说“不”的审定，不能答复办不成。' },
  'case.nothing-above': { status: 409, sentence: '这件办件已由局领导审定，没有再上一级。' },
  'case.call-in-too-late': { status: 409, sentence: '提请局领导审定须在审定后 1 个工作日内。' },
  'case.level-occupied': { status: 409, sentence: '这一级有人负责，不能越过，请等待或催办。' },
  'case.level-four-never-skipped': { status: 409, sentence: '主要领导这一级不能越过，请确认代行人员。' },
  'case.level-deserted': { status: 409, sentence: '这一级目前无人，请先报上一级或确认代行人员。' },
  'case.not-oneself': { status: 422, sentence: '不能确认由自己代行，请由办公室其他同志办理。' },
  'case.stand-in-not-eligible': {
    status: 422,
    sentence: '请按公布的代行顺序，确认排在最前且可以办理的领导。',
  },
  'case.recused-already': { status: 409, sentence: '此人已经回避。' },
  'case.recuse-only-self': { status: 403, sentence: '为他人登记回避由办公室办理。' },
  'case.no-part-in-case': { status: 422, sentence: '此人不在这件办件的责任链条上，不需要回避。' },
  'case.no-climb': { status: 409, sentence: '这件办件目前没有提级。' },
  'case.not-due-yet': { status: 409, sentence: '时限还没有到，请到期后再办。' },
  'case.no-opinion-owed': { status: 409, sentence: '您在这件办件上没有需要补签的意见。' },
  'case.paper-pending': { status: 409, sentence: '已有一份录入的批示等本人确认，请先确认。' },
  'case.no-paper': { status: 409, sentence: '没有等待确认的批示。' },
  'case.paper-does-not-fit': {
    status: 422,
    sentence:
      '录入的批示与这一级不符：“审定不能办”只由主要领导作出，“报上一级”须写明是把握不准还是不能办，“能办”须有办结日期。',
  },
  // 答复
  'case.too-early': {
    status: 422,
    sentence: '答复时间早于审定或交办的时间，请核对；没有审定之前不能答复办不成。',
  },
  'case.delivery-not-on-record': {
    status: 422,
    sentence:
      '答复办不成，请写明怎样答复的：电话（号码、时间、接听人、双方所说）或书面（信函、短信、送达）。',
  },
  'case.deposit-not-yet': {
    status: 422,
    sentence: (meta) =>
      `留存待取须在两个半天内联系 ${String(meta.needed)} 次未果之后，现在记录了 ${String(meta.attempts)} 次。请先联系申请人并记录。`,
  },
  'case.explained-already': { status: 409, sentence: '已向申请人说明过情况，请送达法定文书后办结。' },
  'case.no-document-needed': { status: 409, sentence: '一般事项直接答复即可，不需要法定文书。' },
  'case.extended-already': { status: 409, sentence: '答复时限只能延长一次。' },
  'case.no-reply-clock': { status: 409, sentence: '答复时限还没有开始计算，不需要延长。' },
  'case.extension-too-long': {
    status: 422,
    sentence: (meta) => `答复时限最多延长 ${String(meta.extensionMaxWorkingDays)} 个工作日，请缩短。`,
  },
  'case.bad-rating-reason': { status: 422, sentence: '请告诉我们哪里不满意，便于改进。' },
  'case.rated-already': { status: 409, sentence: '您已经评价过，谢谢。' },
  'case.no-withdrawal': { status: 409, sentence: '没有等待核实的撤回。' },
  // 协作
  'case.same-unit': { status: 422, sentence: '请选择本科室以外的单位。' },
  'case.no-hand-over': { status: 409, sentence: '没有等待接收的转办。' },
  'case.responder-missing': { status: 422, sentence: '接收转办时，请指定首问责任岗位。' },
  'case.nobody-at-post': { status: 422, sentence: '这个岗位目前没有可以承办的人，请另选一个岗位。' },
  'case.not-over-that-unit': {
    status: 422,
    sentence: '只能指定自己分管范围内的科室承办；其他科室请转办，由对方接收。',
  },
  'case.neither-unit': { status: 422, sentence: '请在转出和转入的两个单位中确定一个。' },
  'case.ask-one-unit': { status: 422, sentence: '请选择一个内部单位，或填写一个外部单位，二者选一。' },
  'case.coordination-known': { status: 409, sentence: '这次协办请求已经登记过。' },
  'case.no-coordination': { status: 409, sentence: '没有等待答复的协办请求。' },
  'case.not-asked': {
    status: 403,
    sentence: '这次协办请求由被请求的单位答复；外部单位的答复由首问责任人录入。',
  },
  'case.no-referral': { status: 409, sentence: '没有等待处理的转出。' },
  'case.participants-missing': { status: 422, sentence: '请至少选择一位本局在岗人员参加会商。' },
  'case.consultation-open': { status: 409, sentence: '已有一次会商没有结论，请先形成结论。' },
  'case.no-consultation': { status: 409, sentence: '没有等您处理的会商。' },
  'case.nudged-recently': { status: 409, sentence: '一个小时内已经提醒过，请稍后再看；急件可以直接打电话。' },
  // 附件与查询
  'case.attachment-not-found': { status: 404, sentence: '没有找到这个附件，可能已被清除。' },
  'case.attachment-missing': { status: 400, sentence: '请选择一个要上传的文件。' },
  'case.attachment-too-large': { status: 413, sentence: '文件超过 20 兆，请压缩或分开上传。' },
  'case.attachments-too-many': {
    status: 413,
    sentence: '一次最多上传 5 个文件，请先去掉一些，或合并后再传。',
  },
  'case.attachment-kind': {
    status: 415,
    sentence: '只能上传图片、PDF、Word、Excel、文本或压缩包；请确认文件没有损坏、扩展名与内容一致。',
  },
  'case.no-phone': { status: 404, sentence: '申请人没有留下电话。' },
  'case.code-unknown': { status: 404, sentence: '查询码或验证信息不正确，请核对回执后再试。' },
});
