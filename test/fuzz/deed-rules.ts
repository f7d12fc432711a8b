/** Every exit but "done" has a second person: what each command means beside the climb (design section 3, invariant 1). */
import type { ClimbRules } from './climb-rules.ts';
import { personOf } from './climb-rules.ts';
import type { Facts } from './facts.ts';
import { type CaseLedger, type Deed, demand } from './ledger.ts';

type Rule = (ledger: CaseLedger, deed: Deed) => void;

const DAY = 86_400_000;
const elapsedDays = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

/** Rules of the commands that mean more than a note in the history. */
export function deedRules(facts: Facts, climbs: ClimbRules): Readonly<Record<string, Rule>> {
  const byResponder: Rule = (ledger, deed) => {
    const person = personOf(deed);
    const seat = facts.mayActAt(ledger.responderPostId, deed.at);
    demand(
      seat.has(person) && !ledger.recused.has(person),
      `${deed.command} by ${person}, not the first responder`,
    );
  };
  const bySystem: Rule = (_ledger, { who, command }) =>
    demand(who.kind === 'system', `${command} by a ${who.kind}`);
  const byApplicant: Rule = (_ledger, { who, command }) =>
    demand(who.kind === 'applicant', `${command} by a ${who.kind}`);
  const byDuty =
    (duty: string): Rule =>
    (_ledger, deed) =>
      demand(facts.withDuty(duty, deed.at).has(personOf(deed)), `${deed.command} by nobody of ${duty}`);
  const endClimb: Rule = ({ openClimb }) => {
    if (openClimb) openClimb.open = false;
  };
  const moveTo: Rule = (ledger, { input }) => {
    ledger.unitId = String(input.unitId);
    ledger.responderPostId = String(input.responderPostId);
  };
  const newRound: Rule = (ledger) => ledger.newRound();
  const all =
    (...rules: readonly Rule[]): Rule =>
    (ledger, deed) => {
      for (const rule of rules) rule(ledger, deed);
    };
  const otherThan = (one: string | null | undefined, deed: Deed, what: string) =>
    demand(one !== personOf(deed), `${what} confirmed by the one who asked`);

  return {
    'inform-once': all(byResponder, (ledger, deed) => {
      demand(ledger.informed === null, 'informed twice in a round');
      ledger.informed = { at: deed.at, by: personOf(deed) };
    }),
    supplement: (ledger, deed) => {
      if (deed.who.kind !== 'applicant') byResponder(ledger, deed);
      ledger.approved = null;
    },
    'record-progress': byResponder,
    'record-attempt': byResponder,
    'tell-applicant': byResponder,
    complete: all(byResponder, endClimb),
    'propose-refusal': all(byResponder, (ledger, deed) => climbs.proposed(ledger, deed, 'refusal')),
    'ask-guidance': all(byResponder, (ledger, deed) => climbs.proposed(ledger, deed, 'guidance')),
    'withdraw-proposal': all(byResponder, (ledger) => {
      const climb = ledger.openClimb;
      const acted = [...(climb?.left.values() ?? [])].some(({ how }) => how !== 'skipped');
      demand(climb !== null && !acted && climb.sentBack.size === 0, 'withdrawn after a level had acted');
      climb.open = false;
    }),
    'interim-answer': byResponder,
    'ask-withdrawal': all(byResponder, (ledger, deed) => {
      ledger.withdrawalAskedBy = personOf(deed);
    }),
    'decide-withdrawal': (ledger, deed) => {
      demand(ledger.withdrawalAskedBy !== null, 'a withdrawal confirmed that nobody asked for');
      otherThan(ledger.withdrawalAskedBy, deed, 'a withdrawal');
      ledger.withdrawalAskedBy = null;
      if (deed.input.confirm === true) endClimb(ledger, deed);
      else demand(deed.after.status !== 'withdrawn', 'withdrawn although the applicant denied it');
    },
    withdraw: all(byApplicant, endClimb),
    lapse: (ledger, deed) => {
      const { informed } = ledger;
      demand(informed !== null && elapsedDays(informed.at, deed.at) >= 15, 'lapsed before the cap');
      otherThan(informed.by, deed, 'a lapse');
    },
    'issue-document': byResponder,
    reply: byResponder,
    'hand-over': all(byResponder, (ledger, deed) => {
      ledger.handOvers += 1;
      const toUnit = String(deed.input.toUnitId);
      ledger.handOver = { by: personOf(deed), toUnit, contested: ledger.handOvers > 1 };
    }),
    'answer-hand-over': (ledger, deed) => {
      const asked = ledger.handOver;
      demand(asked !== null && !asked.contested, 'a hand-over answered that nobody asked');
      otherThan(asked.by, deed, 'a hand-over');
      if (deed.input.accept !== true) {
        asked.contested = true;
        return;
      }
      moveTo(ledger, { ...deed, input: { ...deed.input, unitId: asked.toUnit } });
      ledger.handOver = null;
    },
    'settle-hand-over': all((ledger, deed) => {
      demand(ledger.handOver !== null, 'a hand-over settled that nobody asked');
      otherThan(ledger.handOver.by, deed, 'a hand-over');
      ledger.handOver = null;
    }, moveTo),
    'request-referral': all(byResponder, (ledger, deed) => {
      ledger.referral = { by: personOf(deed), approvedBy: null };
    }),
    'decide-referral': (ledger, deed) => {
      demand(ledger.referral !== null, 'a referral decided that nobody asked for');
      otherThan(ledger.referral.by, deed, 'a referral');
      if (deed.input.approve === true) ledger.referral.approvedBy = personOf(deed);
      else ledger.referral = null;
    },
    'record-referral-result': all(byResponder, (ledger, deed) => {
      demand(ledger.referral?.approvedBy !== null, 'a referral went out without its approval');
      if (deed.input.accepted !== true) ledger.referral = null;
    }),
    'assign-responder': (ledger, { input }) => {
      ledger.responderPostId = String(input.postId);
    },
    'move-to-successor': all(bySystem, moveTo),
    feasible: (ledger, deed) => climbs.feasible(ledger, deed),
    'answer-directly': (ledger, deed) => {
      demand((ledger.openClimb?.level ?? 4) < 4, 'level 4 answered directly');
      climbs.feasible(ledger, deed);
    },
    'pass-up': (ledger, deed) => climbs.passedUp(ledger, deed),
    'send-back': (ledger, deed) => climbs.sentBack(ledger, deed),
    'mark-specific': (ledger, deed) => void climbs.atSeat(ledger, deed),
    'state-change': (ledger, deed) => {
      const { climb, level, person } = climbs.atSeat(ledger, deed);
      demand(climb.review !== null, 'a change stated outside a review');
      climb.spoke.push({ level, person });
      climbs.moved(ledger, climb, deed, 2);
    },
    instruct: (ledger, deed) => climbs.guided(ledger, deed),
    assign: all((ledger, deed) => climbs.guided(ledger, deed), moveTo),
    'demand-refusal': (ledger, deed) => climbs.guided(ledger, deed),
    'approve-refusal': (ledger, deed) => climbs.approved(ledger, deed),
    'revoke-approval': (ledger) => {
      ledger.approved = null;
    },
    'call-in': (ledger, deed) => climbs.calledIn(ledger, deed),
    recuse: (ledger, deed) => {
      const by = personOf(deed);
      const person = String(deed.input.personId ?? by);
      ledger.recused.add(person);
      const climb = ledger.openClimb;
      const climbed = deed.after.status === 'escalated' && deed.after.level !== climb?.level;
      if (climb && climbed) climbs.moved(ledger, climb, deed, climb.level);
    },
    'late-opinion': (ledger, deed) => {
      const person = personOf(deed);
      const { level } = deed.input;
      const given = deed.after.rounds
        .at(-1)
        ?.climbs.at(-1)
        ?.entries.find((entry) => entry.level === level);
      // An opinion owed in an earlier climb says nothing in this one.
      if (ledger.climb && given?.lateOpinion?.at === deed.at)
        ledger.climb.spoke.push({ level: given.level, person });
    },
    'open-consultation': (ledger, deed) => {
      demand(climbs.atSeat(ledger, deed).level > 2, 'a consultation at level 2');
    },
    'conclude-consultation': (ledger, deed) => void climbs.atSeat(ledger, deed),
    'confirm-stand-in': (ledger, deed) => {
      const climb = ledger.openClimb;
      demand(climb?.level === 4, 'a stand-in below level 4');
      demand(deed.input.personId !== personOf(deed), 'somebody made themselves stand in');
      climb.standIn = String(deed.input.personId);
      climb.since = deed.at;
    },
    'skip-level': (ledger, deed) => climbs.skipped(ledger, deed),
    'escalate-overdue': all(bySystem, (ledger, deed) => climbs.overdue(ledger, deed)),
    'enter-paper-decision': (ledger, deed) => {
      const climb = ledger.openClimb;
      demand(climb !== null && climb.review === null, 'a paper decision without a climb');
      climb.paper = { result: String(deed.input.result), level: climb.level };
    },
    'answer-paper-decision': (ledger, deed) => {
      const climb = ledger.openClimb;
      const paper = climb?.paper ?? null;
      demand(
        climb !== null && paper?.level === climb.level,
        'a paper decision answered that is none of this level',
      );
      if (deed.input.confirm !== true) {
        climbs.atSeat(ledger, deed);
        climb.paper = null;
      } else if (paper.result === 'approved') climbs.approved(ledger, deed);
      else if (paper.result === 'passed-up') climbs.passedUp(ledger, deed);
      else climbs.feasible(ledger, deed);
    },
    supervise: byDuty('supervision'),
    reopen: all(byDuty('supervision'), newRound),
    object: all(byApplicant, newRound),
    rate: all(byApplicant, (ledger) => {
      demand(!ledger.rated, 'rated twice in a round');
      ledger.rated = true;
    }),
    close: all(bySystem, (ledger, deed) => {
      const at = ledger.view.rounds.at(-1)?.answer?.deliveredAt ?? deed.at;
      demand(ledger.rated || elapsedDays(at, deed.at) >= 5, 'closed inside the rating window');
    }),
  };
}
