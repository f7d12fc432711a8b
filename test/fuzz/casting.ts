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
  | 'above'
  | 'silent'
  | 'principal'
  | 'leaders';

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
  'revoke-approval': 'principal',
  'call-in': 'caller',
  'late-opinion': 'silent',
  'extend-reply': 'leaders',
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
  recuse: 'holder',
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
  const part = PARTS[name] ?? 'responder';
  const candidates = [...peopleFor(part, ledger, facts, now)].filter((one) => !ledger.recused.has(one));
  if (next !== null && dice.chance(0.05)) return next;
  return dice.pick(candidates) ?? null;
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
    case 'principal':
      return at(chain[4]);
    case 'leaders':
      return [...at(chain[3]), ...at(chain[4])];
    case 'silent': {
      const entries =
        round?.climbs.flatMap((climb) => climb.entries.map((entry) => ({ entry, climb }))) ?? [];
      const owed = entries.filter(({ entry }) => entry.result === 'overdue' && entry.lateOpinion === null);
      return owed.flatMap(({ entry, climb }) => [...at(climb.chain[entry.level])]);
    }
    case 'caller':
      return at(facts.superiorOf(unitId)?.[3] ?? null);
    case 'asked': {
      const units =
        round?.coordinations.filter((one) => one.answer === null).map((one) => one.askedUnitId) ?? [];
      const posts = units.flatMap((unit) => (unit === null ? [responderPostId] : facts.desks(unit)));
      return posts.flatMap((post) => facts.holder(post, now) ?? []);
    }
    case 'invited': {
      const open = round?.consultations.filter((one) => one.conclusion === null) ?? [];
      return open.flatMap(({ participants, opinions }) =>
        participants.filter((person) => !opinions.some((opinion) => opinion.personId === person)),
      );
    }
    default:
      return facts.withDuty(part, now);
  }
}
