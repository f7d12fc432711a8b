import { type Allowed, type Refused, refuse } from '../refusal.ts';
import { addDays, type Instant, localDateOf } from '../time.ts';

export const PASSWORD_MIN_LENGTH = 10;
/** A bound for the hash's sake, far above what anybody types. */
export const PASSWORD_MAX_LENGTH = 128;
const MIN_CLASSES = 3;

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

export type PasswordRefusal =
  | 'password.too-short'
  | 'password.too-long'
  | 'password.too-simple'
  | 'password.contains-username';

/**
 * Whether a password may be chosen: at least 10 characters of three of the four classes (capital, small, digit,
 * other; Chinese counts as other), without the user name in it. Length counts characters, not bytes.
 */
export function checkPassword(password: string, username: string): Allowed | Refused<PasswordRefusal> {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) return refuse('password.too-short', null, { least: PASSWORD_MIN_LENGTH });
  if (length > PASSWORD_MAX_LENGTH) return refuse('password.too-long', null, { most: PASSWORD_MAX_LENGTH });
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length;
  if (classes < MIN_CLASSES) return refuse('password.too-simple', null, { classes: MIN_CLASSES });
  if (password.toLowerCase().includes(username.toLowerCase()))
    return refuse('password.contains-username', null);
  return { ok: true };
}

/**
 * Whether a password has to be changed because of its age.
 * @param maxAgeDays calendar days, day of the last change is day 0; 0 switches ageing off.
 */
export function passwordExpired(changedAt: Instant, maxAgeDays: number, now: Instant): boolean {
  if (maxAgeDays === 0) return false;
  return localDateOf(now) > addDays(localDateOf(changedAt), maxAgeDays);
}
