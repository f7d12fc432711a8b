/** What the columns of other systems' exports are called, the surest words first. */
import type { CaseField, RosterField } from './vocabulary.ts';

export interface HeaderWords {
  /** The whole heading, without blanks and signs. */
  readonly exact: readonly string[];
  /** Part of a heading. */
  readonly part: readonly string[];
}

const words = (exact: string, part = ''): HeaderWords => ({
  exact: exact.split(' ').filter(Boolean),
  part: part.split(' ').filter(Boolean),
});

/** Headings about what came of a request; they name no part of it. */
export const ABOUT_OUTCOME =
  /答复|回复|办理结果|处理结果|办理情况|满意|回访|评价|经办|操作|坐席|派单员|归档|是否/;

export const CASE_HEADERS: Readonly<Record<CaseField, HeaderWords>> = {
  sourceNumber: words(
    '来件编号 工单编号 工单号 诉求编号 受理编号 案件编号 事件编号 来文编号 交办编号 信访编号 留言编号 登记编号 编号 单号 流水号',
    '工单编号 编号 单号 流水号',
  ),
  receivedAt: words(
    '收件时间 受理时间 来电时间 受理日期 来电日期 收件日期 派单时间 派发时间 登记时间 登记日期 接收时间 留言时间 来信时间 来访时间 诉求时间 反映时间 提交时间 申请时间 创建时间 时间 日期',
    '受理时间 来电时间 收件 派单时间 登记时间 留言时间 受理日期',
  ),
  title: words(
    '标题 主题 工单标题 诉求标题 留言主题 事由 案由 申请事项 反映事项 诉求主题 工单主题',
    '标题 主题',
  ),
  detail: words(
    '内容 诉求内容 工单内容 来电内容 反映内容 留言详情 留言内容 详细内容 具体内容 主要内容 问题描述 诉求描述 详情 情况描述 诉求详情',
    '内容 详情 描述',
  ),
  applicantName: words(
    '姓名 申请人 申请人姓名 来电人 来电人姓名 诉求人 诉求人姓名 反映人 反映人姓名 联系人 联系人姓名 投诉人 市民姓名 来信人 来访人 留言用户 用户',
    '人姓名 诉求人 来电人 申请人',
  ),
  organisation: words('申请人单位 申请单位 企业名称 来电单位 诉求单位 工作单位 公司名称', '企业名称'),
  phone: words(
    '联系电话 电话 手机 手机号 手机号码 来电号码 电话号码 联系方式 主叫号码 联系号码 申请人电话 来电人电话 诉求人电话',
    '联系电话 来电号码 手机号 联系方式',
  ),
  address: words('地址 联系地址 住址 家庭住址 详细地址 事发地址 诉求地址 事发地点 地点', '地址 地点'),
  kind: words(
    '诉求或咨询 诉求类型 工单类型 类型 类别 诉求类别 来件类型 问题类型 诉求性质 性质 工单类别 来电类型',
    '诉求类型 工单类型',
  ),
  channel: words(
    '来件方式 渠道 来源 诉求来源 工单来源 受理渠道 来源渠道 诉求渠道 受理方式 申请方式 方式 来电渠道',
    '来源 渠道',
  ),
  unit: words(
    '承办单位 承办科室 主办单位 承办部门 责任单位 责任科室 责任部门 办理单位 办理科室 处理单位 处理部门 派往单位 转办单位 科室 单位 单位科室 承办科股室',
    '承办 主办单位 责任单位 责任科室',
  ),
  matter: words('事项 事项名称 清单事项 事项编码 业务事项 对应事项'),
  dueOn: words(
    '来件要求的期限 办理期限 办结期限 办结时限 办理时限 要求办结时间 要求办结日期 限办时间 截止时间 截止日期 到期时间 到期日期 承办时限 处理时限 期限',
    '期限 时限 截止 到期',
  ),
};

export const ROSTER_HEADERS: Readonly<Record<RosterField, HeaderWords>> = {
  unit: words('单位名称 单位 科室 科室名称 部门 部门名称 所在科室 所在单位 机构名称 机构'),
  parent: words('上级单位 上级部门 隶属单位 主管单位 所属单位'),
  unitKind: words('单位类型 单位性质 部门类型 机构类型'),
  duty: words('职责 承担职责 单位职责'),
  unitPhone: words('单位电话 科室电话 部门电话 公开电话'),
  postTitle: words('岗位名称 岗位 职务 职务岗位 岗位职务'),
  postKind: words('岗位类型 责任层级 层级 岗位类别 责任链条'),
  person: words('姓名 人员姓名 人员 在岗人员 责任人 姓名职务'),
  personPhone: words('办公电话 电话 联系电话 手机 手机号码 联系方式'),
  supervises: words('分管单位 分管科室 分管部门 分管'),
  deputy: words('AB角岗位 ab角岗位 ab角 b角 b角岗位 替岗岗位'),
};
