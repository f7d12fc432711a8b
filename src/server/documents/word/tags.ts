/** What may stand between braces in each Word template, in the office's words, and what is filled in. */
import type { PaperName } from '../../../contract/documents.ts';
import type { FormPaper, NoticePaper, Papers, ReceiptPaper, ReplyPaper, Signed } from '../papers/types.ts';

export interface TemplateTag {
  readonly about: string;
  /** A template without it would lose something that the plan wants on paper. */
  readonly required: boolean;
}

export type TagValue =
  | string
  | boolean
  | { readonly picture: Buffer; readonly size: number }
  | readonly TagValues[];
export interface TagValues {
  readonly [tag: string]: TagValue;
}

const must = (about: string): TemplateTag => ({ about, required: true });
const may = (about: string): TemplateTag => ({ about, required: false });

export const TAGS: Readonly<Record<PaperName, Readonly<Record<string, TemplateTag>>>> = {
  form: {
    局名: may('局的名称'),
    办件编号: may('办件编号'),
    日期: must('提出的日期'),
    承办科室: must('承办科（股）室'),
    首问负责人: must('首问负责人姓名'),
    申请人: must('申请人单位、姓名'),
    联系方式: must('联系方式，默认隐去中间几位'),
    申请时间: must('申请时间'),
    申请方式: must('申请方式'),
    申请事项: must('申请事项'),
    说不理由: must('说“不”理由、依据、已做工作、说“行”建议'),
    意见反馈: must('申请人意见反馈'),
    科室负责人意见: must('科室负责人审批意见'),
    科室负责人签名: must('科室负责人姓名、时间'),
    分管领导意见: must('分管领导审批意见'),
    分管领导签名: must('分管领导姓名、时间'),
    主要领导意见: must('主要领导审批意见'),
    主要领导签名: must('主要领导姓名、时间'),
    备注: must('备注'),
    经过页: may('附办理经过时才有的部分，写作{#经过页}……{/经过页}'),
    经过: may('办理经过的每一步，写作{#经过}……{/经过}'),
    序号: may('在{#经过}里：第几步'),
    时间: may('在{#经过}里：时间'),
    经办: may('在{#经过}里：谁办的'),
    事项: may('在{#经过}里：做了什么'),
    内容: may('在{#经过}里：写了什么'),
    校验: may('办理经过是否完整'),
  },
  receipt: {
    局名: may('局的名称'),
    办件编号: must('办件编号'),
    申请人: must('申请人单位、姓名'),
    申请事项: must('申请事项'),
    收到时间: must('收到的时间和方式'),
    承办单位: must('承办科室或单位'),
    首问责任人: must('首问责任岗位'),
    联系电话: must('首问责任岗位的电话'),
    答复期限: must('最迟什么时候答复'),
    有查询码: may('打印查询码时才有的部分，写作{#有查询码}……{/有查询码}'),
    查询码: must('查询码'),
    查询办法: must('怎样查进度'),
    二维码: must('扫码看进度'),
    投诉电话: must('投诉举报电话'),
    日期: must('打印的日期'),
  },
  notice: {
    局名: may('局的名称'),
    办件编号: must('办件编号'),
    申请人: must('申请人单位、姓名'),
    申请事项: must('申请事项'),
    材料: must('每份材料，写作{#材料}……{/材料}'),
    序号: may('在{#材料}里：第几份'),
    名称: must('在{#材料}里：材料名称'),
    有说明: may('有说明时才有的部分，写作{#有说明}……{/有说明}'),
    说明: must('说明'),
    补充期限: must('最迟哪一天补齐'),
    承办单位: may('承办科室或单位'),
    首问责任人: must('首问责任岗位'),
    联系电话: must('首问责任岗位的电话'),
    投诉电话: must('投诉举报电话'),
    日期: must('告知的日期'),
  },
  reply: {
    局名: may('局的名称'),
    编号: must('文书编号；没有时为办件编号'),
    称谓: must('怎样称呼申请人'),
    开头: must('收悉和结论'),
    小节: must('原因、办法、救济等各节，写作{#小节}……{/小节}'),
    小标题: must('在{#小节}里：标题'),
    文字: must('在{#小节}里：文字'),
    承办单位: may('承办科室或单位'),
    联系电话: must('联系电话'),
    落款: must('署名的单位'),
    日期: must('答复的日期'),
  },
};

/** A space wide enough to sign in. */
const TO_SIGN = '签名：　　　　　　　　年　　月　　日';

/** The values of a paper for its template. `qr` is a PNG, for receipts with a code. */
export function tagValues<N extends PaperName>(name: N, paper: Papers[N], qr: Buffer | null): TagValues {
  return FILL[name](paper, qr);
}

const FILL: { readonly [N in PaperName]: (paper: Papers[N], qr: Buffer | null) => TagValues } = {
  form: (paper) => formValues(paper),
  receipt: (paper, qr) => receiptValues(paper, qr),
  notice: (paper) => noticeValues(paper),
  reply: (paper) => replyValues(paper),
};

function formValues(paper: FormPaper): TagValues {
  const { history } = paper;
  return {
    局名: paper.bureau,
    办件编号: paper.number,
    日期: paper.date,
    承办科室: paper.section,
    首问负责人: paper.responder,
    申请人: paper.applicant,
    联系方式: paper.contact,
    申请时间: paper.time,
    申请方式: paper.channel,
    申请事项: paper.matter,
    说不理由: paper.reason,
    意见反馈: paper.view,
    科室负责人意见: paper.head.text,
    科室负责人签名: signed(paper.head),
    分管领导意见: paper.supervising.text,
    分管领导签名: signed(paper.supervising),
    主要领导意见: paper.principal.text,
    主要领导签名: signed(paper.principal),
    备注: paper.remarks,
    经过页: history !== null,
    经过: (history?.rows ?? []).map((row) => ({
      序号: String(row.no),
      时间: row.at,
      经办: row.who,
      事项: row.what,
      内容: row.text,
    })),
    校验: history?.check ?? '',
  };
}

function signed({ signer, at, awaiting }: Signed): string {
  return awaiting ? TO_SIGN : [signer, at].filter((part) => part !== '').join('　');
}

function receiptValues(paper: ReceiptPaper, qr: Buffer | null): TagValues {
  return {
    局名: paper.bureau,
    办件编号: paper.number,
    申请人: paper.applicant,
    申请事项: paper.title,
    收到时间: `${paper.receivedAt}（${paper.channel}）`,
    承办单位: paper.unit,
    首问责任人: paper.responder,
    联系电话: paper.phone,
    答复期限: paper.deadline,
    有查询码: paper.code !== '',
    查询码: paper.code,
    查询办法: paper.howToFollow,
    二维码: qr === null ? '' : { picture: qr, size: 34 },
    投诉电话: paper.complaintPhone,
    日期: paper.date,
  };
}

function noticeValues(paper: NoticePaper): TagValues {
  return {
    局名: paper.bureau,
    办件编号: paper.number,
    申请人: paper.applicant,
    申请事项: paper.title,
    材料: paper.materials.map((material, index) => ({ 序号: String(index + 1), 名称: material })),
    有说明: paper.note !== '',
    说明: paper.note,
    补充期限: paper.capOn,
    承办单位: paper.unit,
    首问责任人: paper.responder,
    联系电话: paper.phone,
    投诉电话: paper.complaintPhone,
    日期: paper.date,
  };
}

function replyValues(paper: ReplyPaper): TagValues {
  return {
    局名: paper.bureau,
    编号: paper.number,
    称谓: paper.salutation,
    开头: paper.opening,
    小节: paper.sections.map(({ heading, text }) => ({
      小标题: heading,
      // Lines after the first are indented as the first is by its paragraph.
      文字: text.split('\n').join('\n　　'),
    })),
    承办单位: paper.unit,
    联系电话: paper.phone,
    落款: paper.signedBy,
    日期: paper.date,
  };
}
