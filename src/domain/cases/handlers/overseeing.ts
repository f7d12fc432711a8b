/** What others add from above and beside: recusal, stand-ins, consultations, urging, supervision. */
import { postsHeldBy } from '../../organisation/acting.ts';
import type { PersonId } from '../../organisation/types.ts';
import { breachOf } from '../breaches.ts';
import { ascend, entryOf, next, withEntry } from '../climbing.ts';
import { clockOf } from '../clocks.ts';
import { type DecisionContext, refuse } from '../context.ts';
import { nextStep } from '../next-step.ts';
import { actingAs } from '../roles.ts';
import {
  climbUnderWay,
  currentRound,
  openClimb,
  openConsultation,
  patchClimb,
  patchRound,
} from '../rounds.ts';
import {
  callingSeat,
  chainSeats,
  handOverSeat,
  lawSeat,
  levelSeat,
  responderSeat,
  reviewSeat,
  standInSeat,
} from '../seats.ts';
import type { CaseState, LevelEntry } from '../state.ts';
import { LEVELS } from '../vocabulary.ts';
import { decided, type Handlers, personOf, type Scene } from './handler.ts';
import { skips } from './proposing.ts';

export const overseeing: Handlers<
  | 'recuse'
  | 'confirm-stand-in'
  | 'skip-level'
  | 'escalate-overdue'
  | 'late-opinion'
  | 'extend-reply'
  | 'open-consultation'
  | 'give-opinion'
  | 'conclude-consultation'
  | 'urge'
  | 'supervise'
> = {
  /** 回避: by oneself, or entered by the office (also at the applicant's request). Holds for the whole round. */
  recuse: (act) => {
    const { state, input, context } = act;
    const personId = input.personId ?? personOf(act).personId;
    const round = currentRound(state);
    if (round.recused.includes(personId)) return refuse('recused-already', '2.2');
    if (personId !== personOf(act).personId && actingAs('office', state, context) === null) {
      return refuse('recuse-only-self', '2.2');
    }
    if (!hasPart(state, personId, context)) return refuse('no-part-in-case', '2.2');
    const without = patchRound(state, { recused: [...round.recused, personId] });
    const after = movedOnIfDeserted(without, context);
    return decided(act, after, 'recused', { personId, ...skips(state, after) }, { reason: input.reason });
  },

  /** 办公室 confirms who stands in at level 4: the first eligible of the published order. */
  'confirm-stand-in': (act) => {
    const { state, input, context } = act;
    const climb = climbUnderWay(state);
    if (input.personId === personOf(act).personId) return refuse('not-oneself', '2.2');
    const standIn = standInSeat(state, climb, context).find((actor) => actor.personId === input.personId);
    if (!standIn) return refuse('stand-in-not-eligible', '2.2');
    const after = patchClimb(state, { standIn, levelSince: context.now });
    return decided(act, after, 'stand-in-confirmed', { climb: climb.no, personId: input.personId });
  },

  /** A level at which nobody is left is passed over, with its cause; never level 4. */
  'skip-level': (act) => {
    const { state, input, context } = act;
    const climb = climbUnderWay(state);
    const after =
      climb.reviewBy === null
        ? ascend(state, climb.level, context)
        : ascend(patchClimb(state, { reviewBy: null }), 2, context);
    return decided(act, after, 'level-skipped', { climb: climb.no, ...skips(state, after) }, { ...input });
  },

  /**
   * The level stayed silent: the case climbs by itself, and the silent level still owes its opinion. A leader who
   * was to state what changed and did not no longer holds up the climb: it begins at level 2.
   *
   * @clause 2.2
   */
  'escalate-overdue': (act) => {
    const { state, context } = act;
    const climb = climbUnderWay(state);
    if (climb.reviewBy !== null) {
      const begun = ascend(patchClimb(state, { reviewBy: null }), 2, context);
      const facts = {
        climb: climb.no,
        level: climb.reviewBy,
        review: true,
        ...lateness(act),
        ...skips(state, begun),
      };
      return decided(act, begun, 'escalated-overdue', facts);
    }
    const entry = { ...entryOf(climb.level, 'overdue', null, context), postId: climb.chain[climb.level] };
    const after = ascend(withEntry(state, entry), next(climb.level), context);
    return decided(act, after, 'escalated-overdue', {
      climb: climb.no,
      level: climb.level,
      ...lateness(act),
      ...skips(state, after),
    });
  },

  'late-opinion': (act) => {
    const { state, input, context } = act;
    const actor = personOf(act);
    const round = currentRound(state);
    const owes = (entry: LevelEntry) =>
      entry.level === input.level && entry.result === 'overdue' && entry.lateOpinion === null;
    const owed = round.climbs.findLast(
      (climb) =>
        climb.entries.some(owes) &&
        levelSeat(state, climb, input.level, context).some((one) => one.personId === actor.personId),
    );
    if (!owed) return refuse('no-opinion-owed', '2.2');
    const lateOpinion = { actor, at: context.now, opinion: input.opinion };
    const entries = owed.entries.map((entry) => (owes(entry) ? { ...entry, lateOpinion } : entry));
    const climbs = round.climbs.map((climb) => (climb === owed ? { ...climb, entries } : climb));
    const facts = { climb: owed.no, level: input.level };
    return decided(act, patchRound(state, { climbs }), 'late-opinion-given', facts, {
      opinion: input.opinion,
    });
  },

  /** Once a round, by level 3 or 4, with a reason; the applicant is told. */
  'extend-reply': (act) => {
    const { state, input, context } = act;
    const { extensionMaxWorkingDays } = currentRound(state).policy;
    if (
      !(Number.isInteger(input.workingDays) && input.workingDays >= 1) ||
      input.workingDays > extensionMaxWorkingDays
    ) {
      return refuse('extension-too-long', '2.1d', { extensionMaxWorkingDays });
    }
    const extension = { ...input, at: context.now };
    const facts = { workingDays: input.workingDays };
    return decided(act, patchRound(state, { extension }), 'reply-extended', facts, { reason: input.reason });
  },

  /** 会商 at level 3 or 4. It gathers opinions and never answers the decision itself. @clause 3.3 */
  'open-consultation': (act) => {
    const { state, input, context } = act;
    const climb = climbUnderWay(state);
    const round = currentRound(state);
    const lead = personOf(act);
    const known = input.participants.every((person) => isStaff(person, context));
    if (!known || input.participants.length === 0) return refuse('participants-missing', '3.3');
    if (round.consultations.some((one) => one.id === input.id)) return refuse('consultation-open', '3.3');
    const consultation = {
      ...input,
      climbNo: climb.no,
      lead,
      at: context.now,
      opinions: [],
      conclusion: null,
    };
    const after = patchRound(state, { consultations: [...round.consultations, consultation] });
    const facts = { id: input.id, participants: input.participants };
    return decided(act, after, 'consultation-opened', facts, { topic: input.topic });
  },

  'give-opinion': (act) => {
    const { state, input, context } = act;
    const { personId } = personOf(act);
    const round = currentRound(state);
    const asked = round.consultations.find(
      (one) => one.id === input.id && one.conclusion === null && one.participants.includes(personId),
    );
    if (!asked || asked.opinions.some((one) => one.personId === personId))
      return refuse('no-consultation', '3.3');
    const opinion = { personId, text: input.text, at: context.now };
    const after = patchRound(state, {
      consultations: round.consultations.map((one) =>
        one === asked ? { ...one, opinions: [...one.opinions, opinion] } : one,
      ),
    });
    return decided(act, after, 'consultation-opinion-given', { id: input.id }, { text: input.text });
  },

  'conclude-consultation': (act) => {
    const { state, input, context } = act;
    const open = openConsultation(state);
    if (!open || open.id !== input.id) return refuse('no-consultation', '3.3');
    const conclusion = { text: input.text, at: context.now };
    const after = patchRound(state, {
      consultations: currentRound(state).consultations.map((one) =>
        one === open ? { ...one, conclusion } : one,
      ),
    });
    return decided(act, after, 'consultation-concluded', { id: input.id }, { text: input.text });
  },

  /** 催办: anyone above. @clause 2.1c */
  urge: (act) => decided(act, nudged(act, 'urge'), 'urged', {}, { ...act.input }),

  /** 督办: the supervising party committee. @clause 3.4 */
  supervise: (act) => decided(act, nudged(act, 'supervise'), 'supervised', {}, { ...act.input }),
};

function nudged(scene: Scene, kind: 'urge' | 'supervise'): CaseState {
  const { state, context } = scene;
  const nudge = { kind, by: personOf(scene).personId, at: context.now };
  return patchRound(state, { nudges: [...currentRound(state).nudges, nudge] });
}

/** Who stayed silent, and since when it was late: a candidate for a breach. @clause 3.4 */
function lateness({ state, context }: Scene) {
  const actor = nextStep(state, context)?.actor;
  return {
    breach: breachOf('level'),
    dueAt: clockOf(state, 'level', context.calendar, context.now)?.dueAt ?? null,
    postId: actor?.postId ?? null,
    personId: actor?.personId ?? null,
  };
}

/** Only who has, or may yet get, a part in the case can be recused from it. */
function hasPart(state: CaseState, personId: PersonId, context: DecisionContext): boolean {
  const climb = openClimb(state);
  const seats = [
    ...responderSeat(state, context),
    ...chainSeats(state, [2, 3, 4], context),
    ...(climb ? LEVELS.flatMap((level) => levelSeat(state, climb, level, context)) : []),
    ...reviewSeat(state, context),
    ...lawSeat(state, context),
    ...callingSeat(state, context),
    ...handOverSeat(state, context),
  ];
  return seats.some((actor) => actor.personId === personId);
}

function isStaff(personId: PersonId, { directory, now }: DecisionContext): boolean {
  return postsHeldBy(directory, personId, now).length > 0;
}

/** When the recusal empties the level at which the climb waits, the climb goes on. Level 4 waits for a stand-in. */
function movedOnIfDeserted(state: CaseState, context: DecisionContext): CaseState {
  const climb = openClimb(state);
  if (state.status !== 'escalated' || !climb || climb.reviewBy !== null || climb.level === 4) return state;
  return levelSeat(state, climb, climb.level, context).length > 0
    ? state
    : ascend(state, climb.level, context);
}
