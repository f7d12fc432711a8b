/** What the drawing of the four chambers needs to know, and how to get it from a case or a list row. */
import type { ClockColour } from '../../domain/calendar/types.ts';
import { LEVEL_LABELS } from '../../domain/cases/labels.ts';
import type { Outcome, Status } from '../../domain/cases/vocabulary.ts';

export type ChamberState = 'ahead' | 'waiting' | 'decided' | 'skipped' | 'overdue' | 'sent-back' | 'review';

export interface Chamber {
  readonly level: 1 | 2 | 3 | 4;
  readonly state: ChamberState;
  /** The word inside: 报上一级, 能办, 越过本级. */
  readonly word: string;
  /** Time left, or when it was decided. */
  readonly time: string | null;
  readonly timeTitle?: string | undefined;
  readonly post: string | null;
  /** Who: 某某, or 某某（代某某）. */
  readonly who: string | null;
  readonly colour: ClockColour;
  /** The case left the flight here: it was done, or settled. */
  readonly exit?: 'done' | 'refused' | undefined;
}

const LEVELS = [1, 2, 3, 4] as const;

interface Standing {
  readonly status: Status;
  readonly level: 2 | 3 | 4 | null;
  readonly outcome: Outcome | null;
  readonly colour?: ClockColour;
  /** 今天 17:30 前，还剩 3 小时; its last part is written inside. */
  readonly remaining?: string | null;
}

/** Chambers of a case of which only status and level are known, as in lists. */
export function roughChambers({
  status,
  level,
  outcome,
  colour = 'none',
  remaining = null,
}: Standing): Chamber[] {
  const ended = status === 'answered' || status === 'closed';
  const reached = outcome === 'refused' || status === 'refusal-approved' ? 4 : (level ?? 1);
  return LEVELS.map((at) => ({
    level: at,
    state: stateAt(at, reached, ended || status === 'refusal-approved'),
    word: '',
    time: at === reached && !ended && remaining ? shortly(remaining) : null,
    post: null,
    who: null,
    colour: at === reached && !ended ? colour : 'none',
    exit: ended && at === reached ? (outcome === 'refused' ? 'refused' : 'done') : undefined,
  }));
}

function stateAt(at: number, reached: number, settled: boolean): ChamberState {
  if (at > reached) return 'ahead';
  return at < reached || settled ? 'decided' : 'waiting';
}

/** 还剩 3 小时, out of 今天 17:30 前，还剩 3 小时. */
export const shortly = (remaining: string): string => remaining.split('，').at(-1) ?? remaining;

/** The flight in one sentence, for those who hear it. */
export function sayFlight(chambers: readonly Chamber[]): string {
  return chambers
    .filter((one) => one.state !== 'ahead')
    .map((one) => [LEVEL_LABELS[one.level], one.who, one.word, one.time].filter(Boolean).join(' '))
    .join('；');
}
