/**
 * A bounded exhaustive walk through the procedure: from a registered case, every command of every person with every
 * variant of its input, breadth first, over states that differ in anything but times and texts. What the checkers
 * need to know of the past is written along the way, independently of what the case says about itself.
 */
import { type Clock, runningClocks } from '../../src/domain/cases/clocks.ts';
import type { Command, CommandName } from '../../src/domain/cases/command-inputs.ts';
import type { Decision, DecisionContext } from '../../src/domain/cases/context.ts';
import { can, decide } from '../../src/domain/cases/decide.ts';
import { type NextStep, nextStep } from '../../src/domain/cases/next-step.ts';
import type { CaseState } from '../../src/domain/cases/state.ts';
import { COMMAND_NAMES } from '../../src/domain/cases/transitions.ts';
import type { Directory } from '../../src/domain/organisation/types.ts';
import { addMinutes, type Instant } from '../../src/domain/time.ts';
import { CALENDAR, Story, whoIs } from './case.ts';
import { aDirectory } from './organisation.ts';
import { keyOf, within } from './walk-key.ts';
import { LATER, variantsOf } from './walk-moves.ts';
import type { World } from './walk-worlds.ts';

/** The rules under test; a planted defect replaces one of them. */
export interface Rules {
  readonly decide: (state: CaseState, command: Command, context: DecisionContext) => Decision;
  readonly nextStep: (state: CaseState, context: DecisionContext) => NextStep | null;
  readonly clocks: (state: CaseState, now: Instant) => readonly Clock[];
  /** Commands that are tried by everybody everywhere, whatever `can` says: where a planted defect may let them in. */
  readonly alsoTry?: readonly CommandName[];
}

export const REAL_RULES: Rules = {
  decide,
  nextStep,
  clocks: (state, now) => runningClocks(state, CALENDAR, now),
};

/** What somebody did, and where the case stood as they did it. */
export interface Step {
  readonly command: CommandName;
  /** Without `person:`; `applicant`, `system`. */
  readonly by: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly status: string;
  readonly round: number;
  /** Number of the climb under way, also while it was sent back. */
  readonly climb: number | null;
  readonly kind: string | null;
  readonly level: number | null;
  /** Set while the leader who said 能办 is asked what changed. */
  readonly review: number | null;
  /** The climb to which a late opinion was added. */
  readonly touched: number | null;
}

export interface Place {
  readonly state: CaseState;
  readonly now: Instant;
  /** Whether the organisation has changed already. */
  readonly changed: boolean;
  readonly steps: readonly Step[];
}

export interface Transition {
  readonly world: World;
  readonly rules: Rules;
  readonly from: Place;
  readonly step: Step;
  readonly decision: Decision & { readonly ok: true };
  readonly to: Place;
}

export interface Bounds {
  readonly rounds: number;
  readonly climbs: number;
  /** Hand-overs, coordinations, referrals, consultations, recusals, notices, extensions in all. */
  readonly sides: number;
  readonly states: number;
}

export interface Checks {
  readonly onTransition: (transition: Transition) => string | null;
  readonly onPlace: (place: Place, moves: readonly Transition[], world: World, rules: Rules) => string | null;
}

export interface Walked {
  readonly states: number;
  readonly transitions: number;
  readonly refused: number;
  readonly complete: boolean;
  /** How often each command was carried out. */
  readonly commands: ReadonlyMap<CommandName, number>;
  readonly faults: readonly Fault[];
  readonly graph: Graph;
}

export interface Fault {
  readonly world: string;
  readonly what: string;
  readonly path: readonly string[];
}

/** Who can be reached from where, for the search of dead ends. */
export interface Graph {
  readonly places: readonly Place[];
  readonly edges: readonly (readonly {
    readonly to: number;
    readonly by: string;
    readonly command: string;
  }[])[];
}

export function contextOf(place: Place, world: World, name: string, now = place.now): DecisionContext {
  const directory = directoryOf(place, world);
  const policy = place.state.rounds.at(-1)?.policy;
  if (!policy) throw new Error('a case without a round');
  return { now, who: whoIs(name), directory, calendar: CALENDAR, policy };
}

const directories = new Map<World, readonly [Directory, Directory]>();

export function directoryOf(place: Pick<Place, 'changed'>, world: World): Directory {
  let both = directories.get(world);
  if (!both) {
    both = [aDirectory(world.organisation), aDirectory(world.later ?? world.organisation)];
    directories.set(world, both);
  }
  return both[place.changed ? 1 : 0];
}

export function startOf(world: World): Place {
  const story = new Story({ ...world.story, organisation: world.organisation });
  return { state: story.state, now: story.now, changed: false, steps: [] };
}

/** Where the case stands, read from the case itself and nothing else. */
export function standing(state: CaseState): Omit<Step, 'command' | 'by' | 'input' | 'at' | 'touched'> {
  const round = state.rounds.at(-1);
  const last = round?.climbs.at(-1);
  const climb = last && last.outcome === null ? last : null;
  return {
    status: state.status,
    round: round?.no ?? 0,
    climb: climb?.no ?? null,
    kind: climb?.kind ?? null,
    level: climb && state.status === 'escalated' ? climb.level : null,
    review: climb?.reviewBy ?? null,
  };
}

const MONTH_MINUTES = 30 * 24 * 60;

/** Walks through one world; no further once a fault is found that `until` looks for. */
export function walk(
  world: World,
  checks: Checks,
  bounds: Bounds,
  rules: Rules = REAL_RULES,
  until: (fault: Fault) => boolean = () => false,
): Walked {
  const known = new Map<string, number>();
  const places: Place[] = [];
  const edges: { to: number; by: string; command: string }[][] = [];
  const faults: Fault[] = [];
  const commands = new Map<CommandName, number>();
  let [transitions, refused, complete] = [0, 0, true];

  const meet = (place: Place): number => {
    const key = keyOf(place);
    const id = known.get(key);
    if (id !== undefined) return id;
    if (places.length >= bounds.states) {
      complete = false;
      return -1;
    }
    known.set(key, places.length);
    frozen(place.state);
    places.push(place);
    return places.length - 1;
  };
  const blame = (what: string | null, steps: readonly Step[]) => {
    if (what) faults.push({ world: world.name, what, path: steps.map(told) });
  };

  meet(startOf(world));
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as Place;
    const moves: Transition[] = [];
    const out: { to: number; by: string; command: string }[] = [];
    edges.push(out);
    for (const step of stepsFrom(place, world, rules)) {
      const context = contextOf(place, world, step.by, step.at);
      const command = { name: step.command, input: step.input } as unknown as Command;
      const decision = attempt(() => rules.decide(place.state, command, context));
      if (typeof decision === 'string') {
        blame(decision, [...place.steps, step]);
        continue;
      }
      if (!decision.ok) {
        refused += 1;
        continue;
      }
      transitions += 1;
      commands.set(step.command, (commands.get(step.command) ?? 0) + 1);
      const transition = taken(place, step, decision, world, rules);
      const { to } = transition;
      moves.push(transition);
      blame(checks.onTransition(transition), to.steps);
      const next = within(to, bounds) ? meet(to) : -1;
      out.push({ to: next, by: step.by, command: step.command });
    }
    blame(checks.onPlace(place, moves, world, rules), place.steps);
    if (world.later && !place.changed) {
      out.push({ to: meet({ ...place, changed: true }), by: 'organisation', command: 'changes' });
    }
    if (faults.some(until)) break;
  }
  return {
    states: places.length,
    transitions,
    refused,
    complete,
    commands,
    faults,
    graph: { places, edges },
  };
}

/** Every step that `can` lets through, and what a planted defect may let in beside. */
function* stepsFrom(place: Place, world: World, rules: Rules): Generator<Step> {
  const soon = addMinutes(place.now, 1);
  const muchLater = addMinutes(place.now, MONTH_MINUTES);
  const stands = standing(place.state);
  for (const by of world.people) {
    const context = contextOf(place, world, by, soon);
    const possible = [...can(place.state, context), ...(rules.alsoTry ?? [])];
    for (const command of COMMAND_NAMES) {
      const later = LATER[command] === stands.status && (command === 'lapse' || by === 'system');
      if (!possible.includes(command) && !later) continue;
      for (const at of later ? [soon, muchLater] : [soon]) {
        for (const input of variantsOf(command, place.state, at)) {
          yield { command, by, input: input as Step['input'], at, ...stands, touched: null };
        }
      }
    }
  }
}

/** One of the steps that are possible from a place, by number; null when none is. */
export function stepFrom(place: Place, world: World, choice: number, rules = REAL_RULES): Transition | null {
  const steps = [...stepsFrom(place, world, rules)];
  for (let tries = 0; tries < steps.length; tries++) {
    const step = steps[(choice + tries * 7) % steps.length] as Step;
    const context = contextOf(place, world, step.by, step.at);
    const command = { name: step.command, input: step.input } as unknown as Command;
    const decision = rules.decide(place.state, command, context);
    if (decision.ok) return taken(place, step, decision, world, rules);
  }
  return null;
}

function taken(
  place: Place,
  step: Step,
  decision: Decision & { readonly ok: true },
  world: World,
  rules: Rules,
): Transition {
  const done = { ...step, touched: lateAnswered(place.state, decision.state) };
  const to = { ...place, state: decision.state, now: step.at, steps: [...place.steps, done] };
  return { world, rules, from: place, step: done, decision, to };
}

/** A rule that breaks down, or writes into the case it was asked about, is a fault of its own. */
function attempt(decide: () => Decision): Decision | string {
  try {
    return decide();
  } catch (error) {
    return `breaksDown: ${String(error)}`;
  }
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** The climb in which a level that had been silent spoke. */
function lateAnswered(before: CaseState, after: CaseState): number | null {
  const spoken = (state: CaseState) =>
    state.rounds
      .flatMap((round) => round.climbs)
      .map((climb) => [climb.no, climb.entries.filter((one) => one.lateOpinion).length] as const);
  const had = new Map(spoken(before));
  return spoken(after).find(([no, count]) => count > (had.get(no) ?? 0))?.[0] ?? null;
}

function told({ by, command, level }: Step): string {
  return `${by} ${command}${level === null ? '' : ` @${level}`}`;
}
