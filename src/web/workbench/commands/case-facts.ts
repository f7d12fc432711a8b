/** Small questions about a case that the forms ask. */
import type { CaseDto } from '../../../contract/cases.ts';
import { LEVEL_LABELS } from '../../../domain/cases/labels.ts';
import type { Climb, Consultation, Coordination, Proposal, Round } from '../../../domain/cases/state.ts';
import type { Start, Values } from './field.ts';

export const currentRound = (one: CaseDto): Round | undefined => one.rounds.at(-1);

export const openClimb = (one: CaseDto): Climb | undefined =>
  currentRound(one)?.climbs.findLast((climb) => climb.outcome === null);

export const latestClimb = (one: CaseDto): Climb | undefined => currentRound(one)?.climbs.at(-1);

/** The proposal that level 4 approved, or the latest one. */
export const latestProposal = (one: CaseDto): Proposal | null =>
  one.rounds.flatMap((round) => round.climbs).findLast((climb) => climb.proposal !== null)?.proposal ?? null;

/** 分管领导（副局长…）: who is at a level of the chain that holds for this case. */
export function whoAt(one: CaseDto, level: 2 | 3 | 4): string {
  const chain = openClimb(one)?.chain ?? currentRound(one)?.chain;
  const post = chain?.[level];
  const title = post ? one.names.posts[post] : null;
  return title && title !== LEVEL_LABELS[level] ? `${LEVEL_LABELS[level]}（${title}）` : LEVEL_LABELS[level];
}

export const levelNow = (one: CaseDto): 2 | 3 | 4 => openClimb(one)?.level ?? 2;

export function nextLevel(one: CaseDto): 3 | 4 {
  return levelNow(one) === 2 ? 3 : 4;
}

/** The 能办 that stands, if there is one. */
export function feasibleOrder(one: CaseDto) {
  const order = currentRound(one)?.order;
  return order?.kind === 'feasible' ? order : null;
}

export const responderOf = (one: Pick<CaseDto, 'responder'>): string =>
  one.responder.personName ?? one.responder.postTitle;

/** The first responder, with the unit where the name does not say it. */
export function responderInUnit(one: Pick<CaseDto, 'responder' | 'unitName'>): string {
  const name = responderOf(one);
  return name.startsWith(one.unitName) ? name : `${one.unitName}，${name}`;
}

export const openCoordinations = (one: CaseDto): readonly Coordination[] =>
  (currentRound(one)?.coordinations ?? []).filter(({ answer }) => answer === null);

export const openConsultation = (one: CaseDto): Consultation | undefined =>
  currentRound(one)?.consultations.find(({ conclusion }) => conclusion === null);

export const pendingHandOver = (one: CaseDto) =>
  currentRound(one)?.handOvers.find(({ result }) => result === null);

/** Delivery as it begins: by the way the applicant came. */
export function deliveryStart(one: CaseDto, { now, phone }: Start): Values {
  const here = one.channel === 'window' || one.channel === 'visit';
  const shared = {
    calledAt: now,
    sentAt: now,
    form: 'letter',
    number: phone ?? '',
    answeredBy: '申请人本人',
  };
  if (one.applicant.kind === 'anonymous' || (here && !one.applicant.phone))
    return { ...shared, method: 'on-the-spot' };
  return { ...shared, method: one.applicant.phone ? 'phone' : 'written' };
}

/** Only what the chosen way of delivery needs. */
export function deliveryBody(delivery: unknown): unknown {
  if (typeof delivery !== 'object' || delivery === null) return delivery;
  const { method, number, calledAt, answeredBy, said, applicantWords, form, sentAt, reference } =
    delivery as Values;
  if (method === 'phone') return { method, number, calledAt, answeredBy, said, applicantWords };
  return method === 'written' ? { method, form, sentAt, reference } : { method };
}

export const filled = (list: unknown): string[] =>
  Array.isArray(list) ? list.map((one) => String(one ?? '').trim()).filter(Boolean) : [];
