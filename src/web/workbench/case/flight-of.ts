import type { CaseDto, ChamberDto } from '../../../contract/cases.ts';
import {
  CLIMB_KIND_LABELS,
  LEVEL_RESULT_LABELS,
  OUTCOME_LABELS,
  SKIP_CAUSE_LABELS,
  STATUS_LABELS,
} from '../../../domain/cases/labels.ts';
import type { LevelResult, SkipCause } from '../../../domain/cases/vocabulary.ts';
import { type Chamber, shortly } from '../../ui/flight-chambers.ts';
import { sayExactly, sayMoment } from '../../ui/say-time.ts';
import { currentRound, latestClimb, openClimb } from '../commands/case-facts.ts';

const SETTLED: readonly string[] = ['feasible', 'answered-directly', 'instructed', 'assigned'];

/** At a level where somebody else must do something first. */
const WAITING_FOR: Readonly<Record<string, string>> = {
  'review-law': '等法规审查',
  'confirm-stand-in': '等确认代行',
  'skip-level': '岗位无人',
  'answer-paper-decision': '等确认批示',
  'decide-withdrawal': '等核实撤回',
};

/** The four chambers of a case, in the words of its page. */
export function flightOf(one: CaseDto): Chamber[] {
  return one.chambers.map((chamber) => ({
    level: chamber.level,
    state: chamber.state,
    word: wordOf(chamber, one),
    ...timeOf(chamber, one),
    post: chamber.postTitle,
    who: sayActor(chamber.personName, chamber.onBehalfOfName),
    colour:
      chamber.level === 1 && chamber.state === 'waiting' ? (one.next?.colour ?? 'none') : chamber.colour,
    exit: exitOf(chamber, one),
  }));
}

export function sayActor(name: string | null, onBehalfOf: string | null): string | null {
  if (!name) return null;
  return onBehalfOf ? `${name}（代${onBehalfOf}）` : name;
}

function wordOf(chamber: ChamberDto, one: CaseDto): string {
  if (chamber.level === 1) return firstWord(chamber, one);
  switch (chamber.state) {
    case 'ahead':
      return one.outcome || one.withdrawnBecause ? '没有用到' : '未到';
    case 'waiting':
      return WAITING_FOR[one.next?.duty ?? ''] ?? '等待决定';
    case 'review':
      return '等待说明变化';
    case 'sent-back':
      return '已退回补充';
    case 'skipped':
      return SKIP_CAUSE_LABELS[chamber.skipCause as SkipCause] ?? '越过';
    default:
      return LEVEL_RESULT_LABELS[chamber.result as LevelResult] ?? '已定';
  }
}

function firstWord({ state }: ChamberDto, one: CaseDto): string {
  if (one.outcome) return OUTCOME_LABELS[one.outcome];
  if (one.status === 'withdrawn') return STATUS_LABELS.withdrawn;
  const climb = latestClimb(one);
  if (state === 'decided' && climb)
    return one.status === 'refusal-approved' ? '等待答复' : CLIMB_KIND_LABELS[climb.kind];
  if (openClimb(one)?.returnTo) return '正在补充';
  return one.status === 'awaiting-applicant' ? '等申请人补充' : '正在办理';
}

function timeOf(chamber: ChamberDto, one: CaseDto): Pick<Chamber, 'time' | 'timeTitle'> {
  const mine = chamber.level === 1 && (chamber.state === 'waiting' || one.status === 'refusal-approved');
  const remaining = mine ? (one.next?.remaining ?? null) : chamber.remaining;
  const dueAt = mine ? one.next?.dueAt : chamber.dueAt;
  if (remaining) return { time: shortly(remaining), timeTitle: dueAt ? sayExactly(dueAt) : undefined };
  const answeredAt = chamber.level === 1 ? currentRound(one)?.answer?.deliveredAt : undefined;
  const at = answeredAt ?? chamber.at;
  if (chamber.state === 'ahead' || !at) return { time: null };
  return { time: sayMoment(at), timeTitle: sayExactly(at) };
}

function exitOf(chamber: ChamberDto, one: CaseDto): Chamber['exit'] {
  if (chamber.level === 4 && one.outcome === 'refused') return 'refused';
  if (chamber.result && SETTLED.includes(chamber.result)) return 'done';
  const settledAbove = one.chambers.some(({ result }) => result !== null && SETTLED.includes(result));
  return chamber.level === 1 && one.outcome && one.outcome !== 'refused' && !settledAbove
    ? 'done'
    : undefined;
}
