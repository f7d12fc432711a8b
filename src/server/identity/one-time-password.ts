import { randomInt } from 'node:crypto';

/** Letters and digits that nobody confuses on paper: no 0 O o, 1 I l. */
const SMALL = 'abcdefghijkmnpqrstuvwxyz';
const CAPITAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGIT = '23456789';
const ALL = SMALL + CAPITAL + DIGIT;
const GROUPS = 3;
const GROUP_LENGTH = 4;

/** A password to be typed once from paper, e.g. `Kp7m-xQ2w-9tRb`; 68 bits, of all four classes. */
export function oneTimePassword(): string {
  for (;;) {
    const groups = Array.from({ length: GROUPS }, () => pick(GROUP_LENGTH));
    const password = groups.join('-');
    if ([SMALL, CAPITAL, DIGIT].every((letters) => [...password].some((one) => letters.includes(one)))) {
      return password;
    }
  }
}

function pick(length: number): string {
  return Array.from({ length }, () => ALL[randomInt(ALL.length)]).join('');
}
