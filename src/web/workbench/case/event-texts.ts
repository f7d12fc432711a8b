import type { CaseEventDto } from '../../../contract/cases.ts';
import {
  JUDGEMENT_LABELS,
  LEVEL_LABELS,
  OUTCOME_LABELS,
  SKIP_CAUSE_LABELS,
} from '../../../domain/cases/labels.ts';
import { sayDate } from '../../ui/say-time.ts';
import { recomputedTexts } from '../calendar/recomputed-texts.ts';

interface EventText {
  readonly label: string;
  readonly text: string;
}

/** Texts that people typed, in the order in which they are read. The first word of each is its meaning. */
const TYPED: readonly (readonly [key: string, label: string])[] = [
  ['opinion', ''],
  ['missing', ''],
  ['question', ''],
  ['topic', '议题'],
  ['text', ''],
  ['note', ''],
  ['instructions', '要求'],
  ['reason', '理由'],
  ['tried', '已做的努力'],
  ['wayForward', '说“行”建议'],
  ['whatIsNew', '新的情况'],
  ['callRecord', '核实'],
  ['receiver', '转往'],
  ['basis', '依据'],
  ['reference', '文号'],
];

export function textsOf({ type, sealed, shared }: CaseEventDto): EventText[] {
  if (type === 'deadlines-recomputed') return recomputedTexts(shared);
  const facts = factsOf(shared);
  if (type === 'registered' || !sealed) return facts;
  const typed = TYPED.flatMap(([key, label]) => {
    const text = sealed[key];
    return typeof text === 'string' && text.trim() !== '' ? [{ label, text }] : [];
  });
  const materials = Array.isArray(sealed.materials)
    ? [{ label: '材料', text: sealed.materials.join('；') }]
    : [];
  return [...facts, ...materials, ...typed];
}

/** What the program recorded by itself. */
function factsOf(shared: CaseEventDto['shared']): EventText[] {
  const { outcome, judgement, dueOn, untilOn, workingDays, skipped, score } = shared;
  return [
    lookUp('结果', OUTCOME_LABELS, outcome),
    lookUp('判断', JUDGEMENT_LABELS, judgement),
    typeof dueOn === 'string' ? { label: '办结', text: `${sayDate(dueOn)} 前` } : null,
    typeof untilOn === 'string' ? { label: '再答复', text: `${sayDate(untilOn)} 前` } : null,
    typeof workingDays === 'number' ? { label: '延长', text: `${workingDays} 个工作日` } : null,
    typeof score === 'number' ? { label: '评价', text: `${score} 分` } : null,
    ...(Array.isArray(skipped) ? skipped.map(skippedText) : []),
  ].filter((one) => one !== null);
}

function skippedText(one: unknown): EventText | null {
  if (typeof one !== 'object' || one === null || !('level' in one) || !('cause' in one)) return null;
  const level = LEVEL_LABELS[one.level as keyof typeof LEVEL_LABELS];
  const cause = SKIP_CAUSE_LABELS[one.cause as keyof typeof SKIP_CAUSE_LABELS];
  return level && cause ? { label: '越过', text: `${level}（${cause}）` } : null;
}

function lookUp(label: string, words: Readonly<Record<string, string>>, key: unknown): EventText | null {
  const text = typeof key === 'string' ? words[key] : undefined;
  return text ? { label, text } : null;
}
