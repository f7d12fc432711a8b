/** What a decision may look at besides the case. Nothing in it is fetched while deciding. */
import type { Calendar } from '../calendar/types.ts';
import type { Actor, Directory, PersonId } from '../organisation/types.ts';
import type { Policy } from '../policy.ts';
import type { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { CaseState } from './state.ts';

export type Who =
  | { readonly kind: 'person'; readonly personId: PersonId }
  /** The applicant, known by receipt code and phone tail or PIN, which the server has checked. */
  | { readonly kind: 'applicant' }
  | { readonly kind: 'system' };

export interface DecisionContext {
  readonly now: Instant;
  readonly who: Who;
  readonly directory: Directory;
  readonly calendar: Calendar;
  /** The bureau's parameters today; a new round takes them over. */
  readonly policy: Policy;
}

/** A fact of the case's history. `shared` holds no personal data and no free text; `sealed` can be erased. */
export interface CaseEvent {
  readonly type: string;
  readonly by: Actor | null;
  readonly who: Who['kind'];
  readonly at: Instant;
  readonly round: number;
  readonly shared: Readonly<Record<string, unknown>>;
  readonly sealed: Readonly<Record<string, unknown>> | null;
}

export type Decision =
  | { readonly ok: true; readonly state: CaseState; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export { type Refusal as RuleRefusal, refuse } from '../refusal.ts';
