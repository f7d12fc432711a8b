/**
 * The responsibility chain drawn as a flight of four locks: full where a level has decided, a moving water line
 * where the case is now, empty where it has not been. One drawing for desk, phone, list row and paper.
 *
 * @clause 2.2
 */
import { LEVEL_LABELS } from '../../domain/cases/labels.ts';
import type { Chamber, ChamberState } from './flight-chambers.ts';
import { FlightLine } from './flight-line.tsx';

interface FlightOfLocksProps {
  readonly chambers: readonly Chamber[];
  readonly size: 'desk' | 'phone' | 'paper' | 'line';
  readonly label?: string;
}

const SHORT_LEVEL = { 1: '首问', 2: '科室', 3: '分管', 4: '主要领导' } as const;

const STATE_WORDS: Readonly<Record<ChamberState, string>> = {
  ahead: '未到',
  waiting: '轮到这里',
  decided: '已定',
  skipped: '越过',
  overdue: '逾期未定',
  'sent-back': '已退回补充',
  review: '等待说明',
};

export function FlightOfLocks({ chambers, size, label = '四级责任链条' }: FlightOfLocksProps) {
  if (size === 'line') return <FlightLine chambers={chambers} label={label} />;
  return (
    <ol className={`flight flight-${size}`} aria-label={label}>
      {chambers.map((one) => (
        <LockChamber key={one.level} chamber={one} short={size === 'phone'} />
      ))}
    </ol>
  );
}

function LockChamber({ chamber, short }: { readonly chamber: Chamber; readonly short: boolean }) {
  const { level, state, colour, exit, word, time, timeTitle, post, who } = chamber;
  const here = state === 'waiting' || state === 'review' || state === 'sent-back';
  return (
    <li
      className={`lock lock-${level} lock-${state} lock-time-${colour}${exit ? ` lock-exit-${exit}` : ''}`}
      aria-current={here ? 'step' : undefined}
    >
      <div className="lock-basin">
        <Water state={state} />
        <div className="lock-words">
          <strong>{word || STATE_WORDS[state]}</strong>
          {time && <span title={timeTitle}>{time}</span>}
        </div>
      </div>
      <div className="lock-ground">
        <span className="lock-level">{short ? SHORT_LEVEL[level] : LEVEL_LABELS[level]}</span>
        {!short && (who ?? post) && <span className="lock-who">{who ?? post}</span>}
      </div>
    </li>
  );
}

/** Flat where it has come to rest, a wave where it still rises. */
function Water({ state }: { readonly state: ChamberState }) {
  if (state === 'ahead' || state === 'skipped') return null;
  return (
    <div className="lock-water" aria-hidden="true">
      {state !== 'decided' && (
        <svg className="lock-wave" viewBox="0 0 120 6" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 3q5-3 10 0t10 0 10 0 10 0 10 0 10 0 10 0 10 0 10 0 10 0 10 0 10 0v4H0z" />
        </svg>
      )}
    </div>
  );
}
