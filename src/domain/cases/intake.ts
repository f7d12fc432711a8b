/** The beginning of a case: registration, with or without an answer on the spot. @clause 2.1b */
import type { Track } from '../catalogue/types.ts';
import { candidatesFor, postsHeldBy } from '../organisation/acting.ts';
import { chainOf } from '../organisation/chain.ts';
import type { Actor, Chain, PersonId, PostId, UnitId } from '../organisation/types.ts';
import { isHandlingUnit } from '../organisation/units.ts';
import type { Policy } from '../policy.ts';
import type { Instant } from '../time.ts';
import { isBrushOff } from './brush-off.ts';
import { type Decision, type DecisionContext, refuse } from './context.ts';
import { decided } from './handlers/handler.ts';
import type { Applicant, CaseState, Intake, MatterSnapshot, Round } from './state.ts';

export interface Registration {
  readonly id: string;
  readonly bureauId: string;
  readonly track: Track;
  readonly unitId: UnitId;
  readonly responderPostId: PostId;
  readonly matter: MatterSnapshot | null;
  readonly applicant: Applicant;
  readonly intake: Omit<Intake, 'registeredAt' | 'registeredBy'>;
}

/**
 * Registers a request. The chain and the policy of this moment stay with the first round (invariant 8).
 *
 * 即问即答: a consultation answered on the spot is two fields and no chain.
 *
 * @clause 2.1b
 */
export function register(registration: Registration, context: DecisionContext): Decision {
  const { directory, now, who } = context;
  const unit = directory.units.get(registration.unitId);
  if (!unit || !isHandlingUnit(directory, unit)) return refuse('unit-not-handling', '2.1b');
  const post = directory.posts.get(registration.responderPostId);
  if (!post || post.unitId !== unit.id || post.kind !== 'first-responder')
    return refuse('not-a-responder', '2.2');
  const { instantAnswer, kind, receivedAt } = registration.intake;
  if (instantAnswer !== null && kind !== 'consultation') return refuse('instant-only-consultations', '2.1b');
  if (instantAnswer !== null && who.kind !== 'person') return refuse('instant-only-staff', '2.1b');
  if (instantAnswer !== null && isBrushOff(instantAnswer)) {
    return refuse('brush-off', '2.0', { field: 'instantAnswer' });
  }
  if (receivedAt > now) return refuse('in-the-future', '2.1b', { field: 'receivedAt' });

  const round = newRound(
    {
      no: 1,
      cause: 'intake',
      chain: chainOf(directory, unit.id, context.policy),
      policy: context.policy,
      responderPostId: post.id,
      recused: [],
    },
    now,
  );
  const actor = who.kind === 'person' ? registrar(post.id, who.personId, context) : null;
  if (who.kind === 'person' && !actor) return refuse('not-yours', '2.1b', { roles: ['first-responder'] });
  const registeredBy = actor?.personId ?? null;
  const opened: CaseState = {
    id: registration.id,
    bureauId: registration.bureauId,
    status: 'open',
    track: registration.track,
    unitId: unit.id,
    matter: registration.matter,
    applicant: registration.applicant,
    intake: { ...registration.intake, registeredAt: now, registeredBy },
    rounds: [round],
    closedAt: null,
    withdrawnBecause: null,
  };
  const state =
    instantAnswer !== null && actor ? answeredOnTheSpot(opened, round, instantAnswer, actor, now) : opened;
  const facts = {
    channel: registration.intake.channel,
    kind,
    track: registration.track,
    unitId: unit.id,
    responderPostId: post.id,
    matter: registration.matter && { id: registration.matter.id, version: registration.matter.version },
    onTheSpot: instantAnswer !== null,
  };
  return decided({ state: opened, context, actor }, state, 'registered', facts, {
    applicant: registration.applicant,
    ...registration.intake,
  });
}

/** Who registers acts at the first responder's post where they may, else at a post of their own. */
function registrar(postId: PostId, personId: PersonId, { directory, now }: DecisionContext): Actor | null {
  const responder = candidatesFor(directory, postId, now).find((one) => one.personId === personId);
  const [ownPostId] = postsHeldBy(directory, personId, now);
  if (responder) return responder;
  return ownPostId ? { personId, postId: ownPostId, capacity: 'holder', onBehalfOf: null } : null;
}

function answeredOnTheSpot(
  state: CaseState,
  round: Round,
  text: string,
  by: NonNullable<Round['answer']>['by'],
  now: Instant,
): CaseState {
  const answer = {
    outcome: 'informed' as const,
    text,
    reason: null,
    wayForward: null,
    delivery: { method: 'on-the-spot' as const },
    deliveredAt: now,
    by,
    climbNo: null,
    document: null,
  };
  return { ...state, status: 'answered', rounds: [{ ...round, answer }] };
}

/** An empty round with the chain and the policy of now. */
export function newRound(
  begin: {
    readonly no: number;
    readonly cause: Round['cause'];
    readonly chain: Chain;
    readonly policy: Policy;
    readonly responderPostId: PostId;
    readonly recused: readonly PersonId[];
  },
  now: Instant,
): Round {
  return {
    ...begin,
    startedAt: now,
    firstContactAt: null,
    informedOnce: null,
    pauses: [],
    attempts: [],
    climbs: [],
    order: null,
    proposedAt: null,
    approval: null,
    interimAnswers: [],
    extension: null,
    handOvers: [],
    coordinations: [],
    consultations: [],
    referrals: [],
    withdrawalAsked: null,
    explanation: null,
    answer: null,
    rating: null,
    nudges: [],
    rung: [],
  };
}
