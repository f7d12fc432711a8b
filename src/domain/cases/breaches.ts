/** Which missed clock is a candidate for a breach, and of which rule. People confirm or dismiss it. @clause 3.4 */
import type { ClockKind } from './vocabulary.ts';

export const BREACH_RULES = [
  'level-overdue',
  'reply-late',
  'handling-late',
  'order-late',
  'tell-late',
  'contact-late',
  'hand-over-late',
  'coordination-late',
  'referral-late',
  'stand-in-late',
] as const;
export type BreachRule = (typeof BREACH_RULES)[number];

const RULES: Readonly<Partial<Record<ClockKind, BreachRule>>> = {
  level: 'level-overdue',
  reply: 'reply-late',
  statutory: 'reply-late',
  handling: 'handling-late',
  source: 'handling-late',
  order: 'order-late',
  'tell-applicant': 'tell-late',
  'first-contact': 'contact-late',
  'hand-over': 'hand-over-late',
  coordination: 'coordination-late',
  referral: 'referral-late',
  'stand-in': 'stand-in-late',
};

/** Null for clocks that run on the applicant. */
export function breachOf(clock: ClockKind): BreachRule | null {
  return RULES[clock] ?? null;
}
