/** The page with the whole history: every event in its words, and whether the chain of hashes fits. */
import type { CaseEventDto } from '../../../contract/cases.ts';
import {
  EVENT_LABELS,
  JUDGEMENT_LABELS,
  LEVEL_LABELS,
  SKIP_CAUSE_LABELS,
} from '../../../domain/cases/labels.ts';
import type { SkipCause } from '../../../domain/cases/vocabulary.ts';
import { signedAs } from '../../../domain/organisation/labels.ts';
import { dateText, lines, momentText, sentence } from './text.ts';
import type { HistoryPages, HistoryRow } from './types.ts';

/** Texts and lists of texts in events by their key, in the order in which they are told. */
const TEXTS: readonly (readonly [key: string, label: string])[] = [
  ['title', '诉求'],
  ['question', '请示'],
  ['opinion', '意见'],
  ['reason', '理由'],
  ['articles', '依据'],
  ['tried', '已做工作'],
  ['wayForward', '说“行”建议'],
  ['whatIsNew', '新情况'],
  ['instructions', '交办'],
  ['missing', '需补充'],
  ['topic', '议题'],
  ['materials', '材料'],
  ['text', '内容'],
  ['view', '申请人意见'],
  ['receiver', '转往'],
  ['basis', '依据'],
  ['callRecord', '核实'],
  ['said', '告知'],
  ['applicantWords', '申请人表示'],
  ['note', '说明'],
];
const ERASED = '（内容已按规定清除）';

export function historyPages(
  number: string,
  { items, verified }: { readonly items: readonly CaseEventDto[]; readonly verified: boolean },
): HistoryPages {
  const last = items.at(-1);
  const fits = verified ? '前后衔接，未见改动' : '前后不衔接，请向系统管理员核实';
  return {
    title: `办理经过（${number}）`,
    rows: items.map(rowOf),
    check: `共${items.length}步，${fits}。末步校验码：${last?.hash.slice(0, 16) ?? ''}`,
  };
}

function rowOf(event: CaseEventDto): HistoryRow {
  return {
    no: event.seq,
    at: momentText(event.at),
    who: whoOf(event),
    what: EVENT_LABELS[event.type] ?? event.type,
    text: event.erased
      ? lines(factsOf(event), ERASED)
      : lines(factsOf(event), ...textsOf(event.sealed ?? {})),
  };
}

function whoOf({ who, byName, byPostTitle, onBehalfOfName }: CaseEventDto): string {
  if (who === 'applicant') return '申请人';
  if (who === 'system' || byName === null) return '系统';
  const name = signedAs(byName, onBehalfOfName);
  return byPostTitle === null || byPostTitle === byName ? name : lines(name, byPostTitle);
}

/** What the event says beside its texts: level, judgement, day, levels passed over. */
function factsOf({ shared, type }: CaseEventDto): string {
  const level = LEVEL_LABELS[shared.level as 2 | 3 | 4];
  const judgement = JUDGEMENT_LABELS[shared.judgement as 'unsure' | 'infeasible'];
  const skipped = (shared.skipped ?? []) as readonly { level: 2 | 3 | 4; cause: SkipCause }[];
  return [
    type === 'refusal-proposed' || type === 'resubmitted' || type === 'guidance-asked'
      ? level && `报${level}。`
      : '',
    type === 'escalated-overdue' && level ? `${level}逾期未定。` : '',
    judgement ? `${judgement}。` : '',
    typeof shared.dueOn === 'string' ? `${dateText(shared.dueOn)}前办结。` : '',
    typeof shared.capOn === 'string' ? `补充期限${dateText(shared.capOn)}。` : '',
    ...skipped.map((one) => `越过${LEVEL_LABELS[one.level]}（${SKIP_CAUSE_LABELS[one.cause]}）。`),
  ].join('');
}

function textsOf(sealed: Readonly<Record<string, unknown>>): readonly string[] {
  const view = asRecord(sealed.applicantView).text;
  const spoken: Readonly<Record<string, unknown>> = { ...asRecord(sealed.delivery), ...sealed, view };
  return TEXTS.flatMap(([key, label]) => {
    const value = spoken[key];
    const text = Array.isArray(value) ? value.join('；') : value;
    return typeof text === 'string' && text.trim() !== '' ? [`${label}：${sentence(text)}`] : [];
  });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
