import type { ClockColour } from '../../domain/calendar/types.ts';

const WORDS: Readonly<Record<ClockColour, string>> = {
  none: '时间充裕',
  blue: '时间过半',
  yellow: '快到期',
  red: '已超期',
};

/** One shape for each colour, so that it reads in grey too: ring, half, triangle, bar. */
const SHAPES: Readonly<Record<ClockColour, React.ReactNode>> = {
  none: <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  blue: (
    <>
      <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 2.4a5.6 5.6 0 0 1 0 11.2z" fill="currentColor" />
    </>
  ),
  yellow: <path d="M8 1.8 15 14H1z" fill="currentColor" />,
  red: (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" rx="2" fill="currentColor" />
      <path d="M8 4.4v4.6M8 10.6v1.6" stroke="#fff" strokeWidth="1.8" />
    </>
  ),
};

interface ClockMarkProps {
  readonly colour: ClockColour;
  /** 今天 17:30 前，还剩 3 小时; null where no clock runs. */
  readonly remaining: string | null;
  /** The exact moment, on hover. */
  readonly title?: string | undefined;
  readonly size?: 'plain' | 'large';
}

/** Colour, shape, word and time left, always together. */
export function ClockMark({ colour, remaining, title, size = 'plain' }: ClockMarkProps) {
  const word = WORDS[colour];
  const wordSaid = colour !== 'none' && !remaining?.startsWith(word);
  return (
    <span className={`clock-mark clock-${colour} clock-${size}`} title={title}>
      <svg className="clock-shape" viewBox="0 0 16 16" aria-hidden="true">
        {SHAPES[colour]}
      </svg>
      {wordSaid && <span className="clock-word">{word}</span>}
      {remaining && <span className="clock-left">{remaining}</span>}
    </span>
  );
}
