/**
 * The procedure as a drawing (附件3): places where a case can be and the ways between them, read out of the
 * transition table and nothing else. A row added to the table is a way on the chart.
 *
 * @clause A3
 */
import type { ChainLevel } from '../organisation/types.ts';
import type { CommandName } from './command-inputs.ts';
import type { Edge, Transition } from './transitions.ts';
import type { ClimbKind, Outcome, Status } from './vocabulary.ts';

export type TransitionTable = Readonly<Partial<Record<CommandName, Transition>>>;

/** A place of the chart: a status, a level within a climb, or the leader who states what changed since "能办". */
export type ChartPlace =
  | 'registered'
  | Exclude<Status, 'escalated'>
  | `${ClimbKind}-${ChainLevel}`
  | 'review';
/** What holds places together: ways that begin at any level of a climb begin at its frame. */
export type ChartFrame = 'escalated' | ClimbKind;
/** Registering is not in the table, which begins with the registered case. */
export type ChartCommand = CommandName | 'register' | 'answer-instantly';

export interface ChartWay {
  readonly from: ChartPlace | ChartFrame;
  readonly to: ChartPlace;
  readonly commands: readonly ChartCommand[];
  /** How the case ends for the applicant on this way; empty on most. */
  readonly outcomes: readonly Outcome[];
}

export interface FlowChart {
  readonly places: readonly ChartPlace[];
  readonly ways: readonly ChartWay[];
  /** Commands that leave the case where it is. */
  readonly stays: ReadonlyMap<ChartPlace | ChartFrame, readonly CommandName[]>;
}

/** In reading order: the main road first. */
const PLACES: readonly ChartPlace[] = [
  'registered',
  'open',
  'awaiting-applicant',
  'review',
  'refusal-2',
  'refusal-3',
  'refusal-4',
  'guidance-2',
  'guidance-3',
  'guidance-4',
  'refusal-approved',
  'answered',
  'closed',
  'withdrawn',
];

const KINDS: readonly ClimbKind[] = ['refusal', 'guidance'];

/** Where a climb begins; the others begin a refusal at level 2. A case called in has its level 2 behind it. */
const BEGINNINGS: { readonly [N in CommandName]?: ChartPlace } = {
  'ask-guidance': 'guidance-2',
  'call-in': 'refusal-3',
};

/** A bit of a way: one command from one place to another. */
export interface Stretch {
  readonly from: ChartPlace | ChartFrame;
  readonly to: ChartPlace;
  readonly command: ChartCommand;
  readonly outcome: Outcome | null;
}

/** The whole chart: every row of the table, each way drawn once from the widest place that it holds for. */
export function fullChart(table: TransitionTable): FlowChart {
  return chartOf([...intake(table), ...stretchesOf(table)], staysOf(table));
}

/** Ways that begin at one place and end at the same, gathered; places that no way touches are left out. */
export function chartOf(stretches: readonly Stretch[], stays: FlowChart['stays'] = new Map()): FlowChart {
  const ways = new Map<string, ChartWay>();
  for (const { from, to, command, outcome } of stretches) {
    const way = ways.get(`${from} ${to}`) ?? { from, to, commands: [], outcomes: [] };
    ways.set(`${from} ${to}`, {
      ...way,
      commands: [...new Set([...way.commands, command])],
      outcomes: [...new Set([...way.outcomes, ...(outcome ? [outcome] : [])])],
    });
  }
  // A frame always holds its levels; the leader who states what changed is there only where a way leads.
  const levels = (from: ChartPlace | ChartFrame) =>
    placesIn(from).filter((place) => place === from || place !== 'review');
  const touched = new Set([...ways.values()].flatMap(({ from, to }) => [...levels(from), to]));
  return { places: PLACES.filter((place) => touched.has(place)), ways: [...ways.values()], stays };
}

/** The places that a frame may hold; a place holds itself. */
export function placesIn(where: ChartPlace | ChartFrame): readonly ChartPlace[] {
  if (where === 'escalated') return KINDS.flatMap(placesIn);
  if (where === 'refusal') return ['review', 'refusal-2', 'refusal-3', 'refusal-4'];
  return where === 'guidance' ? ['guidance-2', 'guidance-3', 'guidance-4'] : [where];
}

/** The level of a place on the chain; 1 is the first responder's own desk. Null off the chain. */
export function levelOf(place: ChartPlace): 1 | ChainLevel | null {
  const [, digit] = /-([234])$/.exec(place) ?? [];
  if (digit) return Number(digit) as ChainLevel;
  return place === 'open' ? 1 : null;
}

function intake(table: TransitionTable): readonly Stretch[] {
  const known = Object.values(table).flatMap(({ edges }) => edges);
  const leads = (to: Status) => known.some((edge) => edge.from === to || edge.to === to);
  return [
    ...(leads('open')
      ? [{ from: 'registered', to: 'open', command: 'register', outcome: null } as const]
      : []),
    ...(leads('answered')
      ? [{ from: 'registered', to: 'answered', command: 'answer-instantly', outcome: null } as const]
      : []),
  ];
}

/** Every way of the table, bit by bit; a row that holds at several places gives several. */
export function stretchesOf(table: TransitionTable): readonly Stretch[] {
  const reviewed = rowsOf(table).some(([, edge]) => isReviewEnd(edge));
  return rowsOf(table).flatMap(([command, edge]) => {
    const outcome = edge.outcome ?? null;
    if (isStay(edge)) return [];
    if (edge.move === 'up') return climbsOf(edge).map((climb) => ({ ...climb, command, outcome }));
    const targets = targetsOf(command, edge, reviewed);
    return sourcesOf(edge).flatMap((from) => targets.map((to) => ({ from, to, command, outcome })));
  });
}

function rowsOf(table: TransitionTable): readonly (readonly [CommandName, Edge])[] {
  return (Object.entries(table) as [CommandName, Transition][]).flatMap(([command, { edges }]) =>
    edges.map((edge) => [command, edge] as const),
  );
}

/** The leader has stated what changed, or stayed silent: the climb begins. */
function isReviewEnd(edge: Edge): boolean {
  return edge.from === 'escalated' && edge.move === 'enter';
}

const isStay = (edge: Edge): boolean =>
  edge.from === edge.to && (edge.move === 'stay' || edge.from !== 'escalated');

function kindsOf({ climb }: Edge): readonly ClimbKind[] {
  return climb ? [climb] : KINDS;
}

function sourcesOf(edge: Edge): readonly (ChartPlace | ChartFrame)[] {
  if (edge.from !== 'escalated') return [edge.from];
  if (edge.move === 'enter') return ['review'];
  const { levels } = edge;
  if (!levels) return [edge.climb ?? 'escalated'];
  return kindsOf(edge).flatMap((kind) => levels.map((level) => `${kind}-${level}` as const));
}

function targetsOf(command: CommandName, edge: Edge, reviewed: boolean): readonly ChartPlace[] {
  if (edge.to !== 'escalated') return [edge.to];
  const begins = BEGINNINGS[command] ?? 'refusal-2';
  // After a "能办" the proposal goes first to the leader who had said so (invariant 2).
  const first = reviewed && edge.from === 'open' && begins === 'refusal-2';
  return first ? [begins, 'review'] : [begins];
}

function climbsOf(edge: Edge): readonly { readonly from: ChartPlace; readonly to: ChartPlace }[] {
  return kindsOf(edge).flatMap((kind) =>
    ([2, 3] as const)
      .filter((level) => !edge.levels || edge.levels.includes(level))
      .map((level) => ({ from: `${kind}-${level}`, to: `${kind}-${level === 2 ? 3 : 4}` }) as const),
  );
}

function staysOf(table: TransitionTable): FlowChart['stays'] {
  const stays = new Map<ChartPlace | ChartFrame, CommandName[]>();
  for (const [command, edge] of rowsOf(table).filter(([, one]) => isStay(one))) {
    for (const place of sourcesOf(edge)) {
      const known = stays.get(place) ?? [];
      stays.set(place, known.includes(command) ? known : [...known, command]);
    }
  }
  return stays;
}
