/**
 * Draws a laid-out chart as SVG with real text. Only presentation attributes, so that it looks the same inline under
 * a strict content policy, as a file of its own, and in a document.
 */
import type { Box, ChartLayout, LaidOutFrame, LaidOutNote, LaidOutWay } from './layout.ts';
import { PlaceShape } from './picture-place.tsx';
import { Lines } from './picture-text.tsx';
import { WayLine } from './picture-way.tsx';
import { DEEP, FONT, FRAME_FILLS, INK, PAPER, POOL, QUIET } from './style.ts';
import { keyOf, type Trace } from './trace.ts';

export interface PictureProps {
  readonly layout: ChartLayout;
  readonly titleSize: number;
  readonly textSize: number;
  readonly trace: Trace | null;
  /** For those who hear it. */
  readonly title: string;
  readonly description: string;
  /** Makes the ids unique on a page. */
  readonly idPrefix: string;
}

export function ChartPicture(props: PictureProps) {
  const { layout, trace, title, description, idPrefix, titleSize, textSize } = props;
  const { width, height, frames, places, notes } = layout;
  // What the case has gone lies above what it has not.
  const ways = [...layout.ways].sort((a, b) => gone(trace, a) - gone(trace, b));
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby={`${idPrefix}-title ${idPrefix}-desc`}
      fontFamily={FONT}
      fontSize={textSize}
      fill={INK}
    >
      <title id={`${idPrefix}-title`}>{title}</title>
      <desc id={`${idPrefix}-desc`}>{description}</desc>
      <rect width={width} height={height} fill={PAPER} />
      {frames.map((frame) => (
        <FrameShape key={frame.frame} frame={frame} titleSize={titleSize} />
      ))}
      {ways.map((way) => (
        <WayLine key={keyOf(way.way)} way={way} trace={trace} />
      ))}
      {ways.map((way) => (
        <WayLabel
          key={keyOf(way.way)}
          way={way}
          gone={gone(trace, way) > 0}
          ground={groundOf(way, frames)}
          size={textSize}
        />
      ))}
      {places.map((place) => (
        <PlaceShape key={place.place} place={place} trace={trace} titleSize={titleSize} textSize={textSize} />
      ))}
      {notes.map((note) => (
        <Note key={note.y} note={note} size={textSize} />
      ))}
    </svg>
  );
}

const gone = (trace: Trace | null, { way }: LaidOutWay): number => (trace?.ways.has(keyOf(way)) ? 1 : 0);

function FrameShape({ frame, titleSize }: { readonly frame: LaidOutFrame; readonly titleSize: number }) {
  const { x, y, width, height, heading } = frame;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={10}
        fill={FRAME_FILLS[frame.frame]}
        stroke={POOL}
        strokeWidth={1.5}
      />
      <g fill={DEEP} fontWeight={600}>
        <Lines box={heading.text} x={heading.x} y={heading.y} size={titleSize} />
      </g>
    </g>
  );
}

function Note({ note, size }: { readonly note: LaidOutNote; readonly size: number }) {
  const { x, y, title, text, textX, textY } = note;
  return (
    <g>
      <g fontWeight={600}>
        <Lines box={title} x={x} y={y} size={size} />
      </g>
      <g fill={QUIET}>
        <Lines box={text} x={textX} y={textY} size={size} />
      </g>
    </g>
  );
}

interface WayLabelProps {
  readonly way: LaidOutWay;
  readonly gone: boolean;
  readonly ground: string;
  readonly size: number;
}

function WayLabel({ way: { label }, gone: wasGone, ground, size }: WayLabelProps) {
  if (!label) return null;
  const { x, y, width, height, text, align } = label;
  return (
    <g fill={wasGone ? DEEP : INK} fontWeight={wasGone ? 600 : 400}>
      <rect x={x} y={y} width={width} height={height} fill={ground} />
      <Lines box={text} x={align === 'middle' ? x + width / 2 : x} y={y} size={size} anchor={align} />
    </g>
  );
}

/** The colour that a label stands on: of the innermost frame around it. */
function groundOf({ label }: LaidOutWay, frames: readonly LaidOutFrame[]): string {
  const around = label ? frames.filter((frame) => holds(frame, label)).at(-1) : undefined;
  return around ? FRAME_FILLS[around.frame] : PAPER;
}

function holds(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
