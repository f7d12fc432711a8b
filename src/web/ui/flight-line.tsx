import { type Chamber, sayFlight } from './flight-chambers.ts';

const FILL: Readonly<Record<Chamber['state'], number>> = {
  ahead: 0,
  skipped: 0,
  waiting: 0.5,
  review: 0.5,
  'sent-back': 0.35,
  overdue: 0.5,
  decided: 1,
};

/** The flight as small as a word, for rows of a list. */
export function FlightLine({
  chambers,
  label,
}: {
  readonly chambers: readonly Chamber[];
  readonly label: string;
}) {
  return (
    <svg
      className="flight-line"
      viewBox="0 0 60 26"
      role="img"
      aria-label={`${label}：${sayFlight(chambers)}`}
    >
      {chambers.map((one, index) => (
        <SmallChamber key={one.level} chamber={one} x={1 + index * 15} y={13 - index * 4} />
      ))}
    </svg>
  );
}

function SmallChamber({
  chamber,
  x,
  y,
}: {
  readonly chamber: Chamber;
  readonly x: number;
  readonly y: number;
}) {
  const height = 12 * FILL[chamber.state];
  const tone = chamber.exit ? `exit-${chamber.exit}` : `time-${chamber.colour}`;
  return (
    <g className={`line-lock line-${tone}`}>
      <rect className="line-water" x={x} y={y + 12 - height} width={13} height={height} />
      <path
        className={chamber.state === 'skipped' ? 'line-walls line-skipped' : 'line-walls'}
        d={`M${x} ${y}v12h13v-12`}
        fill="none"
      />
    </g>
  );
}
