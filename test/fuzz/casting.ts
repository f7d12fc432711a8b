/** Who is likely to be able to give a command on a case: a guess that makes most calls succeed, never a rule. */
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Dice } from './dice.ts';
import { type Facts, LEVELS } from './facts.ts';
import type { CaseLedger } from './ledger.ts';

type Part =
  | 'responder'
  | 'holder'
  | 'head'
  | 'office'
  | 'supervision'
  | 'law'
  | 'caller'
  | 'asked'
  | 'invited'
  | 'above';

const PARTS: Readonly<Partial<Record<CommandName, Part>>> = {
  'answer-coordination': 'asked',
  'decide-referral': 'head',
  lapse: 'head',
  'decide-withdrawal': 'head',
  'assign-responder': 'head',
  feasible: 'holder',
  'answer-directly': 'holder',
  'pass-up': 'holder',
  'send-back': 'holder',
  'mark-specific': 'holder',
  'state-change': 'holder',
  'review-law': 'law',
  instruct: 'holder',
  assign: 'holder',
  'demand-refusal': 'holder',
  'approve-refusal': 'holder',
  'revoke-approval': 'above',
  'call-in': 'caller',
  'late-opinion': 'above',
  'extend-reply': 'above',
  'open-consultation': 'holder',
  'give-opinion': 'invited',
  'conclude-consultation': 'holder',
  urge: 'above',
  'confirm-stand-in': 'office',
  'skip-level': 'office',
  'enter-paper-decision': 'office',
  'answer-paper-decision': 'holder',
  supervise: 'supervision',
  reopen: 'supervision',
  'answer-hand-over': 'holder',
  'settle-hand-over': 'holder',
};

/** Somebody for the part, now and then anybody. */
export function actorFor(
  dice: Dice,
  name: CommandName,
  ledger: CaseLedger,
  facts: Facts,
  now: string,
): string | null {
  const next = ledger.view.next?.personId ?? null;
  const candidates = [...peopleFor(PARTS[name] ?? 'responder', ledger, facts, now)];
  if (next !== null && dice.chance(candidates.length === 0 ? 1 : 0.3)) return next;
  return dice.pick(candidates) ?? next;
}

function peopleFor(part: Part, ledger: CaseLedger, facts: Facts, now: string): Iterable<string> {
  const at = (postId: string | null) => facts.mayActAt(postId, now);
  const { view, unitId, responderPostId } = ledger;
  const round = view.rounds.at(-1);
  const chain = round?.chain ?? facts.chainOf(unitId);
  switch (part) {
    case 'responder':
      return at(responderPostId);
    case 'holder':
      return view.next === null ? [] : [view.next.personId];
    case 'head':
      return at(chain[2]);
    case 'above':
      return LEVELS.flatMap((level) => [...at(chain[level])]);
    case 'caller':
      return at(facts.superiorOf(unitId)?.[3] ?? null);
    case 'asked': {
      const units =
        round?.coordinations.filter((one) => one.answer === null).map((one) => one.askedUnitId) ?? [];
      const posts = units.flatMap((unit) => (unit === null ? [responderPostId] : facts.desks(unit)));
      return posts.flatMap((post) => facts.holder(post, now) ?? []);
    }
    case 'invited':
      return round?.consultations.flatMap((one) => (one.conclusion === null ? one.participants : [])) ?? [];
    default:
      return facts.withDuty(part, now);
  }
}
