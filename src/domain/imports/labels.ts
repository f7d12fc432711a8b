/** What people read for the words of an import. */
import type {
  CaseField,
  ImportKind,
  ImportPhase,
  ImportState,
  LineResult,
  RosterField,
} from './vocabulary.ts';

export const IMPORT_KIND_LABELS = {
  cases: '办件',
  organisation: '机构和人员',
} as const satisfies Record<ImportKind, string>;

export const IMPORT_STATE_LABELS = {
  ready: '待导入',
  queued: '排队中',
  running: '正在导入',
  done: '已导入',
  faulty: '有错，没有导入',
  stopped: '已停止，没有导入',
  failed: '没有完成，没有导入',
  repeated: '以前导入过',
} as const satisfies Record<ImportState, string>;

export const IMPORT_PHASE_LABELS = {
  reading: '读取文件',
  checking: '逐行核对',
  writing: '逐行登记',
} as const satisfies Record<ImportPhase, string>;

export const LINE_RESULT_LABELS = {
  registered: '已登记',
  changed: '已更新',
  known: '已登记过',
  fault: '有错',
  note: '请留意',
} as const satisfies Record<LineResult, string>;

export const CASE_FIELD_LABELS = {
  sourceNumber: '来件编号',
  receivedAt: '收件时间',
  title: '标题',
  detail: '内容',
  applicantName: '申请人姓名',
  organisation: '申请人单位',
  phone: '联系电话',
  address: '地址',
  kind: '诉求或咨询',
  channel: '来件方式',
  unit: '承办单位',
  matter: '事项',
  dueOn: '来件要求的期限',
} as const satisfies Record<CaseField, string>;

export const ROSTER_FIELD_LABELS = {
  unit: '单位名称',
  parent: '上级单位',
  unitKind: '单位类型',
  duty: '职责',
  unitPhone: '单位电话',
  postTitle: '岗位名称',
  postKind: '岗位类型',
  person: '姓名',
  personPhone: '办公电话',
  supervises: '分管单位',
  deputy: 'AB角岗位',
} as const satisfies Record<RosterField, string>;
