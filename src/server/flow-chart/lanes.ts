/** Lanes in a margin: all ways to one place share a lane, and two lanes never run over each other. */
import type { ChartPlace, ChartWay } from '../../domain/cases/flow-chart.ts';

export interface Lane {
  readonly to: ChartPlace;
  readonly top: number;
  readonly bottom: number;
  /** Distance from the places, in pixels. */
  readonly offset: number;
}

interface End {
  readonly way: ChartWay;
  readonly from: number;
  readonly to: number;
}

const FIRST = 14;
const STEP = 9;

/** Short lanes lie close to the places, long ones further out. */
export function lanesOf(ends: readonly End[]): readonly Lane[] {
  const spans = new Map<ChartPlace, { top: number; bottom: number }>();
  for (const { way, from, to } of ends) {
    const known = spans.get(way.to) ?? { top: to, bottom: to };
    spans.set(way.to, { top: Math.min(known.top, from), bottom: Math.max(known.bottom, from) });
  }
  const lanes: Lane[] = [];
  const byLength = [...spans].sort(([, a], [, b]) => a.bottom - a.top - (b.bottom - b.top));
  for (const [to, { top, bottom }] of byLength) {
    let offset = FIRST;
    while (lanes.some((lane) => lane.offset === offset && lane.top <= bottom && top <= lane.bottom)) {
      offset += STEP;
    }
    lanes.push({ to, top, bottom, offset });
  }
  return lanes;
}

export function laneFor(lanes: readonly Lane[], to: ChartPlace): Lane {
  const lane = lanes.find((one) => one.to === to);
  if (!lane) throw new Error(`no lane leads to ${to}`);
  return lane;
}
