/** Lines of text in a picture. */
import { lineHeight, type TextBox } from './text-box.ts';

/** From the top of a line to where its characters stand, in ems. */
const ASCENT = 1.1;

interface LinesProps {
  readonly box: TextBox;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor?: 'start' | 'middle';
}

export function Lines({ box, x, y, size, anchor = 'start' }: LinesProps) {
  return box.lines.map((line, at) => (
    <text
      key={at}
      x={round(x)}
      y={round(y + at * lineHeight(size) + size * ASCENT)}
      fontSize={size}
      textAnchor={anchor}
    >
      {line}
    </text>
  ));
}

export const round = (value: number): number => Math.round(value * 10) / 10;
