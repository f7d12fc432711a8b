/**
 * The full chart for a phone: places below each other, the ways that leave a place written under it, lines in the
 * margins (down on the right, back up on the left). ELK cannot keep so many ways within such a width.
 */
import {
  type ChartFrame,
  type ChartPlace,
  type ChartWay,
  type FlowChart,
  placesIn,
} from '../../domain/cases/flow-chart.ts';
import type { LayoutRequest } from './elk-layout.ts';
import { type Lane, laneFor, lanesOf } from './lanes.ts';
import type { ChartLayout, LaidOutFrame, LaidOutPlace, LaidOutWay, Point } from './layout.ts';
import { measureHeading, measurePlace } from './measure.ts';
import { textBox } from './text-box.ts';
import { fullName, plain, wayWords } from './words.ts';

export const LADDER_WIDTH = 358;
const LEFT = 28;
const RIGHT = 66;
const FRAME_INSET = 6;
const FRAMES: readonly ChartFrame[] = ['escalated', 'refusal', 'guidance'];

/** A place, or the head or foot of a frame, in the order from top to bottom. */
type Row =
  | { readonly kind: 'place'; readonly where: ChartPlace }
  | { readonly kind: 'head'; readonly where: ChartFrame }
  | { readonly kind: 'foot'; readonly where: ChartFrame };

interface Rung {
  readonly way: ChartWay;
  readonly label: NonNullable<LaidOutWay['label']>;
}

export function layOutLadder(request: LayoutRequest): ChartLayout {
  const { chart, view, style, marked } = request;
  const places: LaidOutPlace[] = [];
  const headings: { frame: ChartFrame; top: number; heading: LaidOutFrame['heading'] }[] = [];
  const frames: LaidOutFrame[] = [];
  const rungs: Rung[] = [];
  const width = LADDER_WIDTH - LEFT - RIGHT;
  let y = FRAME_INSET;

  for (const row of rowsOf(chart)) {
    if (row.kind === 'foot') {
      const head = headings.pop();
      if (head) frames.unshift(frameBox(head, y, headings.length));
      y += style.gap / 2;
      continue;
    }
    if (row.kind === 'head') {
      const text = measureHeading(row.where, style);
      headings.push({
        frame: row.where,
        top: y,
        heading: { x: LEFT + 4, y: y + FRAME_INSET, width: text.width, height: text.height, text },
      });
      y += FRAME_INSET + text.height;
    } else {
      const text = measurePlace(view, row.where, { ...style, placeWidth: width }, marked);
      places.push({ place: row.where, x: LEFT, y, width, height: text.height, text });
      y += text.height;
    }
    for (const way of chart.ways.filter((one) => one.from === row.where)) {
      const text = textBox([rungWords(request, way)], style.textSize, width - 8);
      rungs.push({
        way,
        label: { x: LEFT + 4, y: y + 4, width: width - 8, height: text.height, text, align: 'start' },
      });
      y += text.height + 4;
    }
    y += style.gap;
  }
  return {
    width: LADDER_WIDTH,
    height: y,
    places,
    frames: frames.sort((a, b) => FRAMES.indexOf(a.frame) - FRAMES.indexOf(b.frame)),
    ways: linesOf(rungs, places),
    notes: [],
  };
}

/** Frames open before their first place and close after their last. */
function rowsOf({ places, ways }: FlowChart): readonly Row[] {
  const within = (frame: ChartFrame) => places.filter((place) => placesIn(frame).includes(place));
  const kinds = (['refusal', 'guidance'] as const).filter((kind) => within(kind).length > 0);
  const framed = kinds.flatMap((kind): readonly Row[] => [
    { kind: 'head', where: kind },
    ...within(kind).map((where) => ({ kind: 'place', where }) as const),
    { kind: 'foot', where: kind },
  ]);
  const climb: readonly Row[] =
    framed.length > 0 || ways.some(({ from }) => from === 'escalated')
      ? [{ kind: 'head', where: 'escalated' }, ...framed, { kind: 'foot', where: 'escalated' }]
      : [];
  const outside = places.filter((place) => !placesIn('escalated').includes(place));
  const before = outside.filter((place) => places.indexOf(place) < places.indexOf('refusal-approved'));
  const asRow = (where: ChartPlace): Row => ({ kind: 'place', where });
  return [...before.map(asRow), ...climb, ...outside.filter((place) => !before.includes(place)).map(asRow)];
}

function frameBox(
  { frame, top, heading }: { frame: ChartFrame; top: number; heading: LaidOutFrame['heading'] },
  bottom: number,
  depth: number,
): LaidOutFrame {
  const inset = depth === 0 ? FRAME_INSET : FRAME_INSET / 2;
  return {
    frame,
    x: LEFT - inset,
    y: top,
    width: LADDER_WIDTH - LEFT - RIGHT + 2 * inset,
    height: bottom - top,
    heading,
  };
}

function rungWords({ chart, view }: LayoutRequest, way: ChartWay): string {
  const words = wayWords(view, way).map(plain).join('；').replace('；（', '（');
  const arrow = isBack(chart, way) ? '↑' : '↓';
  return `${arrow}${fullName(way.to)}${words === '' ? '' : `：${words}`}`;
}

function isBack({ places }: FlowChart, { from, to }: ChartWay): boolean {
  return places.indexOf(placesIn(from).at(-1) ?? to) > places.indexOf(to);
}

/** From the end of a rung into its margin, along the lane of its target, to the target. */
function linesOf(rungs: readonly Rung[], places: readonly LaidOutPlace[]): readonly LaidOutWay[] {
  const target = (way: ChartWay) => places.find(({ place }) => place === way.to);
  const ends = rungs.map(({ way, label }) => {
    const to = target(way);
    const from = label.y + label.height / 2;
    const back = to !== undefined && to.y < from;
    return { way, label, from, to: to ? to.y + to.height / 2 : from, back };
  });
  const left = lanesOf(ends.filter(({ back }) => back));
  const right = lanesOf(ends.filter(({ back }) => !back));
  return ends.map(({ way, label, from, to, back }): LaidOutWay => {
    const lane: Lane = laneFor(back ? left : right, way.to);
    const edge = back ? LEFT : LADDER_WIDTH - RIGHT;
    const x = back ? LEFT - lane.offset : LADDER_WIDTH - RIGHT + lane.offset;
    const points: Point[] = [
      { x: edge + (back ? 2 : -2), y: from },
      { x, y: from },
      { x, y: to },
      { x: edge, y: to },
    ];
    return { way, points, label };
  });
}
