/** Inputs and addresses that nobody should send: torn, swapped, oversized, hostile. */
import type { Dice } from './dice.ts';

const HOSTILE: readonly unknown[] = [
  "'; update case_file set status = 'answered'; --",
  '<script>alert(1)</script>',
  '\u0000',
  '\ud800',
  '办'.repeat(5000),
  '',
  '   ',
  null,
  0,
  -1,
  1e99,
  true,
  [],
  {},
  { $ne: null },
  '1970-01-01T00:00:00.000Z',
  '2999-12-31T00:00:00.000Z',
  '2026-02-30',
  '不知道',
  '00000000-0000-0000-0000-000000000000',
];

/** One field changed, dropped or added. */
export function spoiled(dice: Dice, input: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(input);
  const name = dice.pick(names) ?? 'note';
  const rest = Object.fromEntries(Object.entries(input).filter(([key]) => key !== name));
  switch (dice.nat(6)) {
    case 0:
      return rest;
    case 1:
      return { ...input, status: 'answered', level: 4, outcome: 'refused', personId: dice.uuid() };
    case 2:
      return dice.pick([null, [], 'x', 7, undefined, '{"broken": ']);
    default:
      return { ...input, [name]: dice.pick(HOSTILE) };
  }
}

const PATHS = [
  'approve',
  'refuse',
  'reply/../approve-refusal',
  'close',
  'escalate-overdue',
  'move-to-successor',
  '__proto__',
];

/** Commands that no route offers to staff, and names that do not exist. */
export function strangeCommand(dice: Dice): string {
  return dice.pick(PATHS) ?? 'approve';
}

/** Texts of a case id that lead nowhere. */
export function strangeId(dice: Dice): string {
  return dice.pick([dice.uuid(), 'null', '%27', '0', "1' or '1'='1"].map(encodeURIComponent)) ?? '0';
}
