/** A way of the chart: thin where no case has gone; thick in this round, thick and broken in earlier ones. */
import type { LaidOutWay, Point } from './layout.ts';
import { round } from './picture-text.tsx';
import { DEEP, QUIET } from './style.ts';
import { keyOf, type Trace } from './trace.ts';

const BEND = 5;
const HEAD = { length: 9, half: 4.5 };
const LINES = {
  untrodden: { stroke: QUIET, strokeWidth: 1.2 },
  earlier: { stroke: DEEP, strokeWidth: 3, strokeDasharray: '7 4' },
  thisRound: { stroke: DEEP, strokeWidth: 3.4 },
} as const;

export function WayLine({ way, trace }: { readonly way: LaidOutWay; readonly trace: Trace | null }) {
  const { points } = way;
  const rounds = trace?.ways.get(keyOf(way.way));
  const line = LINES[!rounds ? 'untrodden' : rounds.includes(trace?.round ?? 0) ? 'thisRound' : 'earlier'];
  // What was sent back comes back the same way.
  const bothEnds = way.way.commands.includes('send-back');
  return (
    <g>
      <path d={pathThrough(points)} fill="none" {...line} />
      <path d={headAt(points)} fill={line.stroke} />
      {bothEnds && <path d={headAt([...points].reverse())} fill={line.stroke} />}
    </g>
  );
}

/** Straight stretches with small round bends. */
function pathThrough(points: readonly Point[]): string {
  return points
    .map((point, at) => {
      const before = points[at - 1];
      const after = points[at + 1];
      if (!before) return `M${said(point)}`;
      if (!after) return `L${said(point)}`;
      return `L${said(towards(point, before))}Q${said(point)} ${said(towards(point, after))}`;
    })
    .join('');
}

/** A little way from a bend towards another point, never past the middle. */
function towards(from: Point, to: Point): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const part = distance === 0 ? 0 : Math.min(BEND, distance / 2) / distance;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function headAt(points: readonly Point[]): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return '';
  const distance = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [dx, dy] = [(tip.x - before.x) / distance, (tip.y - before.y) / distance];
  const base = { x: tip.x - dx * HEAD.length, y: tip.y - dy * HEAD.length };
  const left = { x: base.x - dy * HEAD.half, y: base.y + dx * HEAD.half };
  const right = { x: base.x + dy * HEAD.half, y: base.y - dx * HEAD.half };
  return `M${said(tip)}L${said(left)}L${said(right)}z`;
}

const said = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
