/** Reading what was done on the way to a place: the checkers' own memory of a case. */
import type { Step, Transition } from './walk.ts';
import type { Deciders, World } from './walk-worlds.ts';

/** Commands by which a level decides; each ends that level. */
export const RULINGS: readonly string[] = [
  'pass-up',
  'approve-refusal',
  'feasible',
  'answer-directly',
  'instruct',
  'assign',
  'demand-refusal',
];

/** A decision of a level as somebody made it: on screen, or by confirming what was entered from paper. */
export interface Ruling {
  readonly by: string;
  readonly level: number;
  readonly review: boolean;
  readonly what: string;
  readonly at: number;
}

const PAPER: Readonly<Record<string, string>> = {
  'passed-up': 'pass-up',
  approved: 'approve-refusal',
  feasible: 'feasible',
};

/** The rulings of one climb, in order; `at` is the place in the whole path. */
export function rulingsOf(steps: readonly Step[], climb: number): readonly Ruling[] {
  const rulings: Ruling[] = [];
  let paper = '';
  for (const [at, step] of steps.entries()) {
    if (step.climb !== climb) continue;
    if (step.command === 'enter-paper-decision') paper = String(step.input.result);
    const confirmed = step.command === 'answer-paper-decision' && step.input.confirm === true;
    const what = confirmed ? PAPER[paper] : RULINGS.includes(step.command) ? step.command : undefined;
    if (what) {
      const level = step.review ?? step.level ?? 0;
      rulings.push({ by: step.by, level, review: step.review !== null, what, at });
    }
  }
  return rulings;
}

/** Who wrote the proposal or question of a climb, in any edition. */
export function proposersOf(steps: readonly Step[], climb: number): readonly string[] {
  const writing = (step: Step) => step.command === 'propose-refusal' || step.command === 'ask-guidance';
  return steps.filter((step) => writing(step) && climbAfter(steps, step) === climb).map((step) => step.by);
}

/** The climb that a proposal began or went on with: the next step shows it, the last one is told by its number. */
function climbAfter(steps: readonly Step[], step: Step): number {
  if (step.climb !== null) return step.climb;
  const climbs = steps.slice(0, steps.indexOf(step) + 1).filter(beginsClimb);
  return climbs.length;
}

/** Steps that begin a climb; climbs are numbered over the whole case. */
export function beginsClimb(step: Step): boolean {
  if (step.command === 'call-in') return true;
  return (step.command === 'propose-refusal' || step.command === 'ask-guidance') && step.climb === null;
}

export function climbsBegun(steps: readonly Step[]): number {
  return steps.filter(beginsClimb).length;
}

/** People who were recused in the case so far. */
export function recusedIn(steps: readonly Step[]): readonly string[] {
  return steps
    .filter((step) => step.command === 'recuse')
    .map((step) => (step.input.personId === null ? step.by : String(step.input.personId)))
    .map((person) => person.replace('person:', ''));
}

/** Who was confirmed to stand in at level 4 of a climb. */
export function standInsOf(steps: readonly Step[], climb: number): readonly string[] {
  return steps
    .filter((step) => step.command === 'confirm-stand-in' && step.climb === climb)
    .map((step) => String(step.input.personId).replace('person:', ''));
}

/** Where a climb came from a call-in, the bureau's people decide in it. */
export function calledIn(steps: readonly Step[], climb: number): boolean {
  return steps.filter(beginsClimb)[climb - 1]?.command === 'call-in';
}

/** Who may decide at a level of a climb, by the hand-written lists of the world. */
export function mayDecide(world: World, steps: readonly Step[], climb: number, level: 2 | 3 | 4) {
  const lists = decidersOf(world, steps, climb).map((deciders) => deciders[level]);
  return level === 4 ? [...lists.flat(), ...standInsOf(steps, climb)] : lists.flat();
}

/**
 * Whether a level may lie without a decision: under one of the lists that held on the way, everybody who could sit
 * there wrote the proposal, is recused, acted at another level, or is the one who decides at level 4.
 */
export function mayLieEmpty(world: World, steps: readonly Step[], climb: number, level: 2 | 3): boolean {
  const conflicted = [
    ...proposersOf(steps, climb),
    ...recusedIn(steps),
    ...actsOf(steps, climb)
      .filter((act) => act.level !== level)
      .map((act) => act.by),
  ];
  return decidersOf(world, steps, climb).some((deciders) =>
    deciders[level].every((person) => conflicted.includes(person) || deciders[4].includes(person)),
  );
}

/** The lists that may hold for a climb: of the unit, of one to which it came, of the bureau after a call-in. */
export function decidersOf(world: World, steps: readonly Step[], climb: number): readonly Deciders[] {
  if (calledIn(steps, climb)) return world.superior ? [world.superior] : [];
  const moved = steps.some((step) => MOVING.includes(step.command));
  const own = [world.deciders, ...(world.laterDeciders ? [world.laterDeciders] : [])];
  return moved ? [...own, ...(world.elsewhere ?? [])] : own;
}

/** Commands after which the case may lie in another unit, with that unit's chain. */
export const MOVING: readonly string[] = [
  'answer-hand-over',
  'settle-hand-over',
  'assign',
  'assign-responder',
  'move-to-successor',
  'object',
  'reopen',
];

export interface LevelAct {
  readonly by: string;
  readonly level: number;
}

/** Everything that somebody did at a level of a climb: rulings, sending back, stating a change, late opinions. */
export function actsOf(steps: readonly Step[], climb: number): readonly LevelAct[] {
  const others = steps.flatMap((step): LevelAct[] => {
    if (step.command === 'late-opinion') {
      return step.touched === climb ? [{ by: step.by, level: Number(step.input.level) }] : [];
    }
    if (step.climb !== climb) return [];
    if (step.command === 'send-back' || step.command === 'state-change') {
      return [{ by: step.by, level: step.review ?? step.level ?? 0 }];
    }
    return [];
  });
  return [...rulingsOf(steps, climb), ...others];
}

/** The steps of the present round, the transition's own included. */
export function roundSteps({ to, step }: Pick<Transition, 'to' | 'step'>): readonly Step[] {
  return to.steps.filter((one) => one.round === step.round);
}
