/** What a case has left on the chart: where it has been, by which ways, in which rounds, and where it is. */
import { type ChartPlace, type ChartWay, type FlowChart, placesIn } from '../../domain/cases/flow-chart.ts';
import { type PathStep, placeAfter } from '../../domain/cases/flow-chart-path.ts';

export interface Trace {
  readonly now: ChartPlace;
  readonly round: number;
  readonly places: ReadonlyMap<ChartPlace, PlaceTrace>;
  /** Rounds in which a way was gone, by `keyOf`. */
  readonly ways: ReadonlyMap<string, readonly number[]>;
}

export interface PlaceTrace {
  readonly rounds: readonly number[];
  /** Nobody could decide there, whenever the case came by. */
  readonly skipped: boolean;
}

export const keyOf = ({ from, to }: Pick<ChartWay, 'from' | 'to'>): string => `${from} ${to}`;

export function traceOf(chart: FlowChart, path: readonly PathStep[]): Trace {
  const places = new Map<ChartPlace, PlaceTrace>();
  const ways = new Map<string, readonly number[]>();
  const visit = (place: ChartPlace, round: number, skipped: boolean): void => {
    const known = places.get(place);
    places.set(place, {
      rounds: added(known?.rounds ?? [], round),
      skipped: skipped && (known?.skipped ?? true),
    });
  };
  visit('registered', 1, false);
  path.forEach((step, at) => {
    visit(step.to, step.round, path[at + 1]?.skipped ?? false);
    const way = wayOf(chart, step);
    if (way) ways.set(keyOf(way), added(ways.get(keyOf(way)) ?? [], step.round));
  });
  return { now: placeAfter(path), round: path.at(-1)?.round ?? 1, places, ways };
}

/** The mark in a place; empty where the case has not been. */
export function markOf(trace: Trace, place: ChartPlace): string {
  if (trace.now === place) return '现在在这里';
  const been = trace.places.get(place);
  if (!been) return '';
  if (been.skipped) return '越过本级';
  if (trace.round === 1) return '已经过';
  const { rounds } = been;
  return rounds.length > 3 ? `共 ${rounds.length} 轮` : `第${rounds.join('、')}轮`;
}

function wayOf({ ways }: FlowChart, { from, to, command, returning }: PathStep): ChartWay | undefined {
  const [start, end] = returning ? [to, from] : [from, to];
  return ways.find(
    (way) => way.to === end && way.commands.includes(command) && placesIn(way.from).includes(start),
  );
}

function added(rounds: readonly number[], round: number): readonly number[] {
  return rounds.includes(round) ? rounds : [...rounds, round];
}
