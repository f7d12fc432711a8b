/**
 * The plan's own view of the procedure: the main road of the table, and whatever a case has gone besides.
 *
 * The same people decide a proposed refusal and a question, so both climbs share their levels here.
 *
 * @clause A3, 3.2
 */
import {
  type ChartCommand,
  type ChartFrame,
  type ChartPlace,
  chartOf,
  type FlowChart,
  placesIn,
  type Stretch,
  stretchesOf,
  type TransitionTable,
} from './flow-chart.ts';
import type { PathStep } from './flow-chart-path.ts';

/** Where each command of the main road begins. */
const MAIN_ROAD: { readonly [N in ChartCommand]?: ChartPlace | 'level' } = {
  'inform-once': 'open',
  supplement: 'awaiting-applicant',
  complete: 'open',
  'propose-refusal': 'open',
  'ask-guidance': 'open',
  feasible: 'level',
  'pass-up': 'level',
  'approve-refusal': 'level',
  reply: 'refusal-approved',
};

const REGISTERED: Stretch = { from: 'registered', to: 'open', command: 'register', outcome: null };

/** The main road as the table has it, and the ways of `path` beside it. */
export function planChart(table: TransitionTable, path: readonly PathStep[] = []): FlowChart {
  const main = stretchesOf(table)
    .filter(isMain)
    .flatMap(({ from, ...rest }) => levelsIn(from).map((place) => ({ ...rest, from: place })))
    .map((stretch) => ({ ...stretch, from: folded(stretch.from), to: folded(stretch.to) }));
  const travelled = planPath(path).map(({ from, to, command, returning }) => ({
    from: returning ? to : from,
    to: returning ? from : to,
    command,
    outcome: null,
  }));
  return chartOf([REGISTERED, ...main, ...travelled].filter(({ from, to }) => from !== to));
}

/** The path as it lies on the plan's view; steps within one level fall away. */
export function planPath(path: readonly PathStep[]): readonly PathStep[] {
  let at: ChartPlace = 'registered';
  return path.flatMap((step) => {
    const from = at;
    at = step.to === 'review' && step.reviewLevel ? `refusal-${step.reviewLevel}` : folded(step.to);
    return from === at ? [] : [{ ...step, from, to: at }];
  });
}

function isMain({ command, from, to }: Stretch): boolean {
  const begins = MAIN_ROAD[command];
  if (to === 'review' || from === 'review') return false;
  return begins === from || (begins === 'level' && levelsIn(from).every((place) => /-\d$/.test(place)));
}

function levelsIn(from: ChartPlace | ChartFrame): readonly ChartPlace[] {
  return placesIn(from).filter((place) => place !== 'review');
}

function folded(place: ChartPlace): ChartPlace {
  return place.replace('guidance', 'refusal') as ChartPlace;
}
