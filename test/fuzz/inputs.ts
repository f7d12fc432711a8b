/** Inputs that fit: what a person who knows the case would type. */
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { localDateOf } from '../../src/domain/time.ts';
import { DOUBTFUL, delivery, document, type Input, REASONS, type Scene, WAYS, words } from './texts.ts';

const today = ({ now }: Scene) => localDateOf(now);
const round = ({ view }: Scene) => view.rounds.at(-1);

function otherUnit({ dice, view, facts }: Scene): string | undefined {
  return dice.pick(facts.handlingUnits.filter((unit) => unit !== view.unitId));
}

function proposal(scene: Scene): Input {
  const { dice, view } = scene;
  const now = round(scene);
  const asked =
    now?.coordinations.some((one) => one.answer) ||
    now?.referrals.some((one) => one.result === 'refused' || one.result === 'declined-inside');
  const kinds = ['law-forbids', 'policy-forbids', 'conditions-absent', 'no-basis-yet'];
  const view4 = view.applicant.kind === 'anonymous' ? 'anonymous' : dice.pick(['declined', 'stated']);
  return {
    reasonKind: asked && dice.chance(0.5) ? 'not-our-duty' : dice.pick(kinds),
    reason: dice.chance(0.3) ? DOUBTFUL : dice.pick(REASONS),
    articles: ['《水法》第三十七条'],
    tried: `查过图纸，${words(dice)}，也问过县里`,
    wayForward: dice.pick(WAYS),
    applicantView: view4 === 'stated' ? { kind: 'stated', text: words(dice) } : { kind: view4 },
    whatIsNew: '现场开挖后发现新的情况',
  };
}

function coordinationFor(scene: Scene): string | undefined {
  const { facts, personId, now, dice } = scene;
  const units = personId === null ? [] : facts.postsOf(personId, now).map((post) => facts.unitOfPost(post));
  const open = round(scene)?.coordinations.filter((one) => one.answer === null) ?? [];
  const mine = open.filter((one) => one.askedUnitId === null || units.includes(one.askedUnitId));
  return dice.pick(mine)?.id;
}

function consultationOf(scene: Scene): string | undefined {
  const mine = round(scene)?.consultations.filter(
    (one) => one.conclusion === null && one.participants.includes(scene.personId ?? ''),
  );
  return mine?.find((one) => !one.opinions.some((opinion) => opinion.personId === scene.personId))?.id;
}

function paper(scene: Scene): Input {
  const { dice, view } = scene;
  const results = view.level === 4 ? ['approved', 'feasible'] : ['passed-up', 'passed-up', 'feasible'];
  const result = dice.pick(results);
  const judgement = result === 'passed-up' ? 'infeasible' : null;
  const dueOn = result === 'feasible' ? today(scene) : null;
  return { result, opinion: words(dice), judgement, dueOn, scanId: null };
}

function moved(scene: Scene, unitId: string | undefined): Input {
  return { unitId, responderPostId: scene.dice.pick(scene.facts.desks(unitId ?? '')) };
}

const note = ({ dice }: Scene): Input => ({ note: words(dice) });
const reason = ({ dice }: Scene): Input => ({ reason: words(dice) });
const opinion = ({ dice }: Scene): Input => ({ opinion: words(dice) });
const nothing = (): Input => ({});

export const INPUTS: Readonly<Record<CommandName, (scene: Scene) => Input>> = {
  'inform-once': ({ dice }) => ({
    materials: ['身份证明', '位置图'].slice(0, 1 + dice.nat(2)),
    note: words(dice),
  }),
  supplement: note,
  'record-progress': ({ dice }) => ({ note: words(dice), contactedApplicant: dice.chance(0.5) }),
  'record-attempt': ({ now }) => ({ number: '0377-00001234', attemptedAt: now, note: '' }),
  'tell-applicant': (scene) => ({ text: words(scene.dice), delivery: delivery(scene) }),
  complete: (scene) => ({
    outcome: scene.view.kind === 'consultation' && scene.dice.chance(0.5) ? 'informed' : 'done',
    text: words(scene.dice),
    delivery: delivery(scene),
    document: scene.view.track === 'general' ? null : document(scene),
  }),
  'propose-refusal': proposal,
  'ask-guidance': ({ dice }) => ({ question: words(dice) }),
  'withdraw-proposal': reason,
  'interim-answer': ({ dice }) => ({ text: words(dice), untilOn: '2099-12-31' }),
  'ask-withdrawal': reason,
  reply: (scene) => ({
    text: words(scene.dice),
    reason: scene.dice.pick(REASONS),
    wayForward: scene.dice.pick(WAYS),
    delivery: delivery(scene),
  }),
  'issue-document': (scene) => ({
    text: words(scene.dice),
    wayForward: scene.dice.pick(WAYS),
    delivery: delivery(scene),
    document: document(scene),
  }),
  'hand-over': (scene) => ({ toUnitId: otherUnit(scene), reason: words(scene.dice) }),
  'answer-hand-over': (scene) => {
    const unit = round(scene)?.handOvers.find((one) => one.result === null)?.toUnitId;
    const { responderPostId } = moved(scene, unit);
    return { accept: scene.dice.chance(0.5), responderPostId, note: words(scene.dice) };
  },
  'settle-hand-over': (scene) => {
    const handOver = round(scene)?.handOvers.find((one) => one.result === null);
    return moved(scene, scene.dice.pick([handOver?.fromUnitId, handOver?.toUnitId]));
  },
  coordinate: (scene) => {
    const inside = scene.dice.chance(0.5);
    return {
      id: scene.dice.uuid(),
      askedUnitId: inside ? otherUnit(scene) : null,
      askedOutside: inside ? null : '市自然资源和规划局',
      question: words(scene.dice),
    };
  },
  'answer-coordination': (scene) => ({
    id: coordinationFor(scene),
    resolved: scene.dice.chance(0.5),
    text: words(scene.dice),
  }),
  'request-referral': () => ({ receiver: '市自然资源和规划局', basis: '《土地管理法》第五条' }),
  'decide-referral': ({ dice }) => ({ approve: dice.chance(0.75), note: '' }),
  'record-referral-result': (scene) => ({
    accepted: scene.dice.chance(0.5),
    reference: '收文一号',
    text: words(scene.dice),
    delivery: delivery(scene),
  }),
  lapse: note,
  'decide-withdrawal': ({ dice }) => ({ confirm: dice.chance(0.4), callRecord: words(dice) }),
  'assign-responder': ({ dice, facts, view }) => ({
    postId: dice.pick(facts.desks(view.unitId)),
    reason: words(dice),
  }),
  feasible: (scene) => ({ opinion: words(scene.dice), instructions: words(scene.dice), dueOn: today(scene) }),
  'answer-directly': (scene) => ({ text: words(scene.dice), dueOn: today(scene), delivery: delivery(scene) }),
  'pass-up': ({ dice }) => ({ judgement: dice.pick(['unsure', 'infeasible']), opinion: words(dice) }),
  'send-back': ({ dice }) => ({ missing: words(dice) }),
  'mark-specific': nothing,
  'state-change': ({ dice }) => ({ text: words(dice) }),
  'review-law': opinion,
  instruct: (scene) => ({ instructions: words(scene.dice), dueOn: today(scene) }),
  assign: (scene) => {
    const { dice, facts, view } = scene;
    const climb = round(scene)?.climbs.at(-1);
    const level = view.level ?? 4;
    // Leaders assign to the units that they are over.
    const under = facts.handlingUnits.filter((unit) => facts.chainOf(unit)[level] === climb?.chain[level]);
    return { ...moved(scene, dice.pick(under)), instructions: words(dice) };
  },
  'demand-refusal': opinion,
  'approve-refusal': opinion,
  'revoke-approval': reason,
  'call-in': reason,
  'late-opinion': (scene) => {
    const entries = round(scene)?.climbs.flatMap((climb) => climb.entries) ?? [];
    const silent = entries.filter((entry) => entry.result === 'overdue' && entry.lateOpinion === null);
    return { level: scene.dice.pick(silent)?.level, opinion: words(scene.dice) };
  },
  recuse: ({ dice, view, facts, now, personId }) => {
    const office = personId !== null && facts.withDuty('office', now).has(personId);
    const other = office || dice.chance(0.05) ? (view.next?.personId ?? null) : null;
    return { personId: other === personId ? null : other, reason: words(dice) };
  },
  'extend-reply': ({ dice }) => ({ workingDays: 1 + dice.nat(3), reason: words(dice) }),
  'open-consultation': ({ dice, facts, now }) => {
    const people = [
      ...facts.withDuty('office', now),
      ...facts.withDuty('law', now),
      ...facts.withDuty('approval', now),
    ];
    return {
      id: dice.uuid(),
      participants: people.filter(() => dice.chance(0.7)).slice(0, 3),
      topic: words(dice),
    };
  },
  'give-opinion': (scene) => ({ id: consultationOf(scene), text: words(scene.dice) }),
  'conclude-consultation': (scene) => ({
    id: round(scene)?.consultations.find((one) => one.conclusion === null)?.id,
    text: words(scene.dice),
  }),
  urge: note,
  'confirm-stand-in': (scene) => {
    const { dice, facts, view, now } = scene;
    const climb = round(scene)?.climbs.at(-1);
    const acts = [...(climb?.entries ?? []), ...(climb?.sentBack ?? [])].map((one) => one.actor?.personId);
    const late = climb?.entries.map((entry) => entry.lateOpinion?.actor.personId) ?? [];
    const { recused = [] } = round(scene) ?? {};
    const excluded = [climb?.startedBy, climb?.changeStated?.actor.personId, ...acts, ...late, ...recused];
    const free = facts.successors(view.unitId, now).filter((person) => !excluded.includes(person));
    return { personId: dice.chance(0.9) ? free[0] : dice.pick(free) };
  },
  'skip-level': note,
  'enter-paper-decision': paper,
  'answer-paper-decision': ({ dice }) => ({ confirm: dice.chance(0.6), note: '' }),
  supervise: note,
  reopen: reason,
  withdraw: reason,
  rate: ({ dice }) => ({ score: 1 + dice.nat(5), reason: words(dice) }),
  object: reason,
  'escalate-overdue': nothing,
  close: nothing,
  'move-to-successor': (scene) => moved(scene, scene.dice.chance(0.5) ? scene.view.unitId : otherUnit(scene)),
};
