/** Puts the heading of a frame where no line enters: lines come in from above, so there is room between them. */
import type { ChartFrame } from '../../domain/cases/flow-chart.ts';
import type { Box, LaidOutFrame, LaidOutWay } from './layout.ts';
import { measureHeading } from './measure.ts';
import type { ChartStyle } from './style.ts';

const AROUND = 10;

/** Height kept free at the top of a frame. */
export function headingRoom(frame: ChartFrame, style: ChartStyle): number {
  return measureHeading(frame, style).height + AROUND;
}

export function placeHeading(
  frame: ChartFrame,
  box: Box,
  ways: readonly LaidOutWay[],
  style: ChartStyle,
): LaidOutFrame {
  const text = measureHeading(frame, style);
  const strip = {
    x: box.x + AROUND,
    y: box.y + AROUND / 2,
    width: box.width - 2 * AROUND,
    height: text.height,
  };
  const crossed = ways.flatMap((way) => crossings(way, strip)).sort((a, b) => a - b);
  const edges = [strip.x, ...crossed, strip.x + strip.width];
  const free = edges.slice(1).map((right, at) => ({ left: edges[at] ?? right, right }));
  const fits = free.filter(({ left, right }) => right - left >= text.width + 2 * AROUND);
  const widest = free.toSorted((a, b) => b.right - b.left - (a.right - a.left))[0];
  const place = fits[0] ?? widest ?? { left: strip.x, right: strip.x };
  const x = place.left + (place.left === strip.x ? 0 : AROUND);
  return { frame, ...box, heading: { x, y: strip.y, width: text.width, height: text.height, text } };
}

/** Where a line goes down through a strip. */
function crossings({ points }: LaidOutWay, strip: Box): readonly number[] {
  return points.slice(1).flatMap((end, at) => {
    const start = points[at] ?? end;
    const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
    const meets = bottom > strip.y && top < strip.y + strip.height;
    const [left, right] = [Math.min(start.x, end.x), Math.max(start.x, end.x)];
    return meets && right > strip.x && left < strip.x + strip.width ? [left, right] : [];
  });
}
