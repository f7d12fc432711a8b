import { CLOCK_LABELS } from '../../../domain/cases/labels.ts';
import { sayExactly } from '../../ui/say-time.ts';

/** What the history of a case says of deadlines that moved with the calendar: from when to when, and why. */
export function recomputedTexts(
  shared: Readonly<Record<string, unknown>>,
): { label: string; text: string }[] {
  const moved = Array.isArray(shared.moved) ? shared.moved.filter(isMoved) : [];
  const reasons = Array.isArray(shared.reasons)
    ? shared.reasons.filter((one) => typeof one === 'string')
    : [];
  return [
    ...moved.map(({ clock, from, to, missed }) => ({
      label: CLOCK_LABELS[clock],
      text: `${sayExactly(from)} 改为 ${sayExactly(to)}${missed ? '（原期限已过，逾期记录不变）' : ''}`,
    })),
    ...(reasons.length > 0 ? [{ label: '依据', text: reasons.join('；') }] : []),
  ];
}

interface Moved {
  readonly clock: keyof typeof CLOCK_LABELS;
  readonly from: string;
  readonly to: string;
  readonly missed: boolean;
}

function isMoved(one: unknown): one is Moved {
  if (typeof one !== 'object' || one === null) return false;
  const { clock, from, to } = one as Record<string, unknown>;
  return (
    typeof clock === 'string' && clock in CLOCK_LABELS && typeof from === 'string' && typeof to === 'string'
  );
}
