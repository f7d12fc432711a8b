/** A place of the chart: a lock chamber where a level decides, a card elsewhere. */
import { levelOf } from '../../domain/cases/flow-chart.ts';
import type { LaidOutPlace } from './layout.ts';
import { PADDING } from './measure.ts';
import { Lines, round } from './picture-text.tsx';
import { DEEP, INK, PAPER, POOL, QUIET, SHALLOW } from './style.ts';
import { textBox } from './text-box.ts';
import { markOf, type Trace } from './trace.ts';

interface PlaceShapeProps {
  readonly place: LaidOutPlace;
  readonly trace: Trace | null;
  readonly titleSize: number;
  readonly textSize: number;
}

type Standing = 'plain' | 'ahead' | 'passed' | 'now';

export function PlaceShape({ place, trace, titleSize, textSize }: PlaceShapeProps) {
  const { x, y, width, text } = place;
  const standing = standingOf(place, trace);
  const middle = x + width / 2;
  const mark = trace ? markOf(trace, place.place) : '';
  const belowAt = y + PADDING + text.title.height;
  const markAt = belowAt + text.below.height;
  return (
    <g>
      {levelOf(place.place) === null ? (
        <Card place={place} standing={standing} />
      ) : (
        <Chamber place={place} standing={standing} />
      )}
      <g fontWeight={600} fill={standing === 'ahead' ? QUIET : INK}>
        <Lines box={text.title} x={middle} y={y + PADDING} size={titleSize} anchor="middle" />
      </g>
      <g fill={standing === 'ahead' || standing === 'plain' ? QUIET : INK}>
        <Lines box={text.below} x={middle} y={belowAt} size={textSize} anchor="middle" />
      </g>
      {mark !== '' && (
        <g fontWeight={600} fill={DEEP}>
          <Lines
            box={textBox([mark], textSize, width)}
            x={middle}
            y={markAt}
            size={textSize}
            anchor="middle"
          />
        </g>
      )}
    </g>
  );
}

function standingOf({ place }: LaidOutPlace, trace: Trace | null): Standing {
  if (!trace) return 'plain';
  if (trace.now === place) return 'now';
  return trace.places.has(place) ? 'passed' : 'ahead';
}

const CARD_FILLS: Readonly<Record<Standing, string>> = {
  plain: PAPER,
  ahead: PAPER,
  passed: SHALLOW,
  now: POOL,
};

function Card({ place, standing }: { readonly place: LaidOutPlace; readonly standing: Standing }) {
  const { x, y, width, height } = place;
  return (
    <rect
      x={round(x)}
      y={round(y)}
      width={width}
      height={height}
      rx={10}
      fill={CARD_FILLS[standing]}
      stroke={standing === 'ahead' ? QUIET : DEEP}
      strokeWidth={standing === 'now' ? 3.5 : 1.5}
    />
  );
}

/** Open at the top, like a lock: empty ahead, full where it was passed, half full with a wave where the case is. */
function Chamber({ place, standing }: { readonly place: LaidOutPlace; readonly standing: Standing }) {
  const { x, y, width, height, text } = place;
  const wall = standing === 'now' ? 5 : 3.5;
  const level = standing === 'passed' ? y + 5 : y + PADDING + text.title.height + 1;
  return (
    <g>
      <rect x={round(x)} y={round(y)} width={width} height={height} fill={PAPER} />
      {standing === 'passed' && (
        <rect x={round(x)} y={round(level)} width={width} height={round(y + height - level)} fill={SHALLOW} />
      )}
      {standing === 'now' && <path d={wave(x, level, width, y + height)} fill={POOL} />}
      <path
        d={`M${round(x)} ${round(y)}v${round(height)}h${round(width)}v${round(-height)}`}
        fill="none"
        stroke={standing === 'ahead' ? QUIET : DEEP}
        strokeWidth={standing === 'ahead' ? 2 : wall}
      />
    </g>
  );
}

function wave(x: number, top: number, width: number, bottom: number): string {
  const half = width / 12;
  const crests = Array.from(
    { length: 6 },
    () => `q${round(half / 2)} -5 ${round(half)} 0t${round(half)} 0`,
  ).join('');
  return `M${round(x)} ${round(top)}${crests}V${round(bottom)}H${round(x)}z`;
}
