/**
 * What became of the 88 messages whose published reply says no, had they climbed the chain: assigned by reading each
 * message and its reply. Only ids and facts; every sentence is our own, and nobody is named.
 *
 * `note` is the reason that the first responder gives upward; `way` what the level that decides has done instead
 * ("能办"), or what is offered to the applicant beside the refusal. `outside` names the authority that is asked first
 * where the matter is not the first unit's duty.
 */
import type { ReasonKind } from '../../src/domain/cases/vocabulary.ts';

export interface AssignedOutcome {
  readonly id: number;
  readonly reasonKind: ReasonKind;
  /** As the reply cites them; needed for the first two kinds. */
  readonly articles: readonly string[];
  readonly outcome: 'feasible' | 'answered-directly' | 'refused';
  /** Who settles it: 2 section head, 3 supervising leader, 4 principal leader. */
  readonly level: 2 | 3 | 4;
  readonly note: string;
  readonly way: string;
  readonly outside?: string;
}

export type Rest = readonly [note: string, way: string, articles?: readonly string[], outside?: string];

/** A row maker for one outcome at one level. */
export const assigned =
  (outcome: AssignedOutcome['outcome'], level: 2 | 3 | 4) =>
  (id: number, reasonKind: ReasonKind, [note, way, articles = [], outside]: Rest): AssignedOutcome => ({
    id,
    reasonKind,
    articles,
    outcome,
    level,
    note,
    way,
    ...(outside !== undefined && { outside }),
  });

export const LAW = 'law-forbids';
export const POLICY = 'policy-forbids';
export const CONDITIONS = 'conditions-absent';
export const DUTY = 'not-our-duty';
export const BASIS = 'no-basis-yet';

export const HOUSEHOLD_RULES = ['楚政办发〔2016〕12号《常住户口登记管理办法》'];
