/**
 * What the fuzz has seen of one case: kept from the commands that succeeded and who gave them, never copied from the
 * server's own account of the chain. The oracle compares the two.
 */
import type { CaseDto } from '../../src/contract/cases.ts';
import type { Chain, Level } from './facts.ts';

/** What somebody did to a case, with success. */
export interface Deed {
  readonly who:
    | { readonly kind: 'person'; readonly personId: string }
    | { readonly kind: 'applicant' | 'system' };
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: string;
  readonly after: CaseDto;
}

/** What a level left behind: a person's decision, or why there is none. */
export type Left =
  | { readonly how: 'decided'; readonly person: string }
  | { readonly how: 'overdue' | 'skipped'; readonly person: null };

export interface ClimbSeen {
  readonly kind: 'refusal' | 'guidance';
  readonly chain: Chain;
  /** Everybody who wrote an edition of the proposal. */
  readonly authors: Set<string>;
  level: Level;
  since: string;
  /** The level whose holder first states what changed. */
  review: Level | null;
  readonly left: Map<Level, Left>;
  readonly sentBack: Map<Level, string>;
  /** Who else spoke at a level: an opinion given late, what changed since a 能办. */
  readonly spoke: { readonly level: Level; readonly person: string }[];
  /** Waits with the first responder, to come back to this level. */
  returnTo: Level | null;
  /** Who stands in for level 4, as the office confirmed. */
  standIn: string | null;
  paper: { readonly result: string; readonly level: Level } | null;
  open: boolean;
}

export class CaseLedger {
  readonly id: string;
  view: CaseDto;
  /** What was done, in words, for whoever has to understand a violation. */
  readonly trail: string[] = [];
  /** Commands that succeeded, with their events; the registration is the first. */
  deeds = 1;
  /** Hashes of the events seen so far; they may never change. */
  hashes: readonly string[] = [];
  unitId: string;
  responderPostId: string;
  readonly recused = new Set<string>();
  climbs = 0;
  climb: ClimbSeen | null = null;
  /** The climb whose approval stands. */
  approved: { readonly climb: ClimbSeen; readonly by: string; readonly no: number } | null = null;
  /** A 能办 that stands: the level and the post that said it. */
  feasible: { readonly level: Level; readonly post: string | null } | null = null;
  withdrawalAskedBy: string | null = null;
  referral: { readonly by: string; approvedBy: string | null } | null = null;
  handOver: { readonly by: string; readonly toUnit: string; contested: boolean } | null = null;
  handOvers = 0;
  informed: { readonly at: string; readonly by: string } | null = null;
  rated = false;

  constructor(view: CaseDto) {
    this.id = view.id;
    this.view = view;
    this.unitId = view.unitId;
    this.responderPostId = view.responder.postId;
  }

  /** A new round forgets the chain of the one before; an interest stays an interest. */
  newRound(): void {
    this.climb = null;
    this.approved = null;
    this.feasible = null;
    this.withdrawalAskedBy = null;
    this.referral = null;
    this.handOver = null;
    this.handOvers = 0;
    this.informed = null;
    this.rated = false;
  }

  get openClimb(): ClimbSeen | null {
    return this.climb?.open ? this.climb : null;
  }
}

/** Something happened that may not happen: what the fuzz looks for. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Violation(otherwise);
}
