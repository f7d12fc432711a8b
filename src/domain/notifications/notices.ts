/** Who is told what when something happened with a case. The only place where that is decided. */
import { currentRound, pendingHandOver } from '../cases/rounds.ts';
import type { CaseState } from '../cases/state.ts';
import { OUTCOMES } from '../cases/vocabulary.ts';
import { applicantNotices } from './applicant-notices.ts';
import { arrived, arrivedAfterRecusal, responderAssigned, silenceNoticed } from './arrivals.ts';
import { missed, reminded, toSupervision, urgedAgain } from './clock-notices.ts';
import {
  isInService,
  officeOf,
  orderingLeaderOf,
  responderOf,
  sectionHeadOf,
  unitHeadOf,
} from './recipients.ts';
import { dueOf, type NoticeContext, type Rule, type Scene, sceneOf, tell } from './scene.ts';
import type { Notice, NoticedEvent } from './types.ts';

/** Ratings at or below this say why, and somebody looks into them. */
const LOW_RATING = 2;

/**
 * The notices of one event.
 *
 * Nobody is told what they did themselves; whoever recused themselves hears nothing more; one person gets one notice
 * for one event, the weightiest. Which events say nothing to anybody: notes, attempts, what the law section read.
 *
 * `state` is the case as it is when the notices are made, which may be later than the event: those who must act are
 * the ones of now, and reminders of then are left out.
 *
 * Reading of the text: docs/decisions/0023-notifications.md
 *
 * @clause 2.2
 * @throws Error when the whole bureau has nobody who could act
 */
export function noticesOf(event: NoticedEvent, state: CaseState, context: NoticeContext): readonly Notice[] {
  const scene = sceneOf(event, state, context);
  const notices = (RULES[event.type] ?? []).flatMap((rule) => rule(scene));
  return oneEach([...notices.filter((notice) => mayHear(notice, scene)), ...applicantNotices(scene)]);
}

const urged: Rule = (scene) =>
  tell(scene, scene.step?.actor.personId ?? null, 'urged', requestOf(scene), 'red');

const supervised: Rule = (scene) =>
  tell(scene, scene.step?.actor.personId ?? null, 'supervised', requestOf(scene), 'red');

const orderDone: Rule = (scene) => {
  const outcome = OUTCOMES.find((one) => one === scene.event.shared.outcome);
  const leader = orderingLeaderOf(scene.state, scene.context);
  return tell(scene, leader, 'order-done', outcome ? { outcome } : {});
};

const helpAsked: Rule = (scene) => {
  const { askedUnitId, dueAt } = scene.event.shared;
  if (typeof askedUnitId !== 'string') return [];
  const facts = typeof dueAt === 'string' ? { dueAt } : {};
  return tell(scene, unitHeadOf(askedUnitId, scene.context), 'help-asked', facts);
};

const helpAnswered: Rule = (scene) => toResponder(scene, 'help-answered');
const withdrawalDeclined: Rule = (scene) => toResponder(scene, 'withdrawal-declined');
const replyExtended: Rule = (scene) => {
  const { workingDays } = scene.event.shared;
  return toResponder(scene, 'reply-extended', typeof workingDays === 'number' ? { workingDays } : {});
};
const withdrawn: Rule = (scene) => toResponder(scene, 'withdrawn');

const consultationOpened: Rule = (scene) => {
  const { participants } = scene.event.shared;
  if (!Array.isArray(participants)) return [];
  return participants
    .filter((one): one is string => typeof one === 'string' && isInService(one, scene.context))
    .flatMap((one) => tell(scene, one, 'consultation-opened'));
};

const consultationOpinion: Rule = (scene) => {
  const { id } = scene.event.shared;
  const lead = currentRound(scene.state).consultations.find((one) => one.id === id)?.lead.personId ?? null;
  return tell(scene, lead && isInService(lead, scene.context) ? lead : null, 'consultation-opinion');
};

/** Who handed over learns that it was taken; until then they stay in charge. @clause 3.3 */
const takenOver: Rule = (scene) => {
  const done = currentRound(scene.state).handOvers.findLast((one) => one.result !== null);
  const by = done && isInService(done.by, scene.context) ? done.by : null;
  return pendingHandOver(currentRound(scene.state)) ? [] : tell(scene, by, 'taken-over');
};

const paperRejected: Rule = (scene) => tell(scene, officeOf(scene.context), 'paper-rejected');

const ratedLow: Rule = (scene) => {
  const { score } = scene.event.shared;
  if (typeof score !== 'number' || score > LOW_RATING) return [];
  return [
    ...toResponder(scene, 'rated-low'),
    ...tell(scene, sectionHeadOf(scene.state, scene.context), 'rated-low'),
  ];
};

const silentLevelIsBreach: Rule = (scene) => {
  const { dueAt, level } = scene.event.shared;
  const due = typeof dueAt === 'string' ? { dueAt } : {};
  return toSupervision(scene, { clock: 'level', ...due, ...(level === 2 || level === 3 ? { level } : {}) });
};

/** The calendar changed and with it the deadline of whoever must act. */
const deadlineMoved: Rule = (scene) =>
  tell(scene, scene.step?.actor.personId ?? null, 'deadline-moved', requestOf(scene));

/** The weightiest rule first: of several notices to one person the first stays. */
const RULES: Readonly<Record<string, readonly Rule[]>> = {
  registered: [arrived],
  supplemented: [arrived],
  'refusal-proposed': [arrived],
  'guidance-asked': [arrived],
  resubmitted: [arrived],
  'proposal-withdrawn': [arrived],
  'called-in': [arrived],
  'found-feasible': [arrived],
  'answered-directly': [arrived],
  'passed-up': [arrived],
  'sent-back': [arrived],
  'change-stated': [arrived],
  'law-reviewed': [arrived],
  instructed: [arrived],
  assigned: [arrived],
  'refusal-demanded': [arrived],
  'refusal-approved': [arrived],
  'approval-revoked': [arrived],
  'hand-over-asked': [arrived],
  'hand-over-declined': [arrived],
  'hand-over-accepted': [arrived, takenOver],
  'hand-over-settled': [arrived, takenOver],
  'referral-requested': [arrived],
  'referral-approved': [arrived],
  'referral-declined': [arrived],
  'referral-returned': [arrived],
  'withdrawal-asked': [arrived],
  'withdrawal-declined': [withdrawalDeclined],
  'stand-in-confirmed': [arrived],
  'level-skipped': [arrived],
  'paper-decision-entered': [arrived],
  'paper-decision-rejected': [paperRejected],
  'supplement-time-over': [arrived],
  objected: [arrived],
  reopened: [arrived],
  recused: [arrivedAfterRecusal],
  'responder-assigned': [responderAssigned],
  'moved-to-successor': [responderAssigned],
  'escalated-overdue': [silenceNoticed, silentLevelIsBreach],
  reminded: [reminded],
  'deadline-missed': [missed],
  'urged-again': [urgedAgain],
  urged: [urged],
  supervised: [supervised],
  answered: [orderDone],
  'coordination-asked': [helpAsked],
  'coordination-answered': [helpAnswered],
  'consultation-opened': [consultationOpened],
  'consultation-opinion-given': [consultationOpinion],
  'reply-extended': [replyExtended],
  withdrawn: [withdrawn],
  rated: [ratedLow],
  'deadlines-recomputed': [deadlineMoved],
};

function toResponder(
  scene: Scene,
  kind: 'help-answered' | 'withdrawal-declined' | 'withdrawn' | 'rated-low' | 'reply-extended',
  facts: Notice['facts'] = {},
): readonly Notice[] {
  return tell(scene, responderOf(scene.state, scene.context), kind, facts);
}

/** What is asked of whoever is urged, and until when. */
function requestOf(scene: Scene) {
  return { ...(scene.step && { duty: scene.step.duty }), ...dueOf(scene) };
}

function mayHear({ to }: Notice, { event, state }: Scene): boolean {
  if (to.kind === 'applicant') return true;
  return to.personId !== event.by?.personId && !currentRound(state).recused.includes(to.personId);
}

function oneEach(notices: readonly Notice[]): readonly Notice[] {
  const told = new Set<string>();
  return notices.filter(({ to }) => {
    const key = to.kind === 'person' ? to.personId : to.kind;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}
