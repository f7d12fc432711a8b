/** Phone numbers as they are noted down while somebody speaks. */
import { halfWidth, isNothing, oneLine } from './cells.ts';

const WITH_EXTENSION = /^0\d{2,3}-?\d{7,8}-\d{1,6}$/;

/** A cell with more than that holds no note of a number. */
const LONGEST = 200;

export type ReadPhone =
  | {
      readonly ok: true;
      readonly phone: string | null /** How many more the cell holds. */;
      readonly others: number;
    }
  | { readonly ok: false; readonly fault: 'no-number' | 'too-long' | 'too-short' };

/**
 * The first number of a cell, digits with a dash after the area code, or none where the cell says so.
 *
 * Blanks inside, +86, full-width digits and words around it (13800000001（母亲）) are understood. What has more
 * than 12 digits is no phone number but most likely an identity number, and must not pass as one.
 */
export function readPhone(cell: string): ReadPhone {
  const text = halfWidth(oneLine(cell.slice(0, LONGEST)))
    .replace(/[‐‑–—－]/g, '-')
    .replace(/\.0$/, '');
  if (isNothing(text)) return { ok: true, phone: null, others: 0 };
  const runs = runsOf(text);
  if (runs.length === 0) return { ok: false, fault: 'no-number' };
  const numbers = runs.map(plain);
  const [first] = numbers;
  const digits = (first ?? '').replace(/\D/g, '').length;
  if (digits > 12 && !WITH_EXTENSION.test(first ?? '')) return { ok: false, fault: 'too-long' };
  if (digits < 5) return { ok: false, fault: 'too-short' };
  return { ok: true, phone: first ?? null, others: new Set(numbers).size - 1 };
}

/** Runs of digits with what may stand between them; a mobile number next to another is cut off. */
function runsOf(text: string): readonly string[] {
  const spaced = text.replace(/(1[3-9]\d{9})(?=\s*1[3-9]\d{9})/g, '$1/');
  return [...spaced.matchAll(/\+?\(?\d(?:[\d()]|[- ](?=[\d(]))*\d/g)].map(([run]) => run);
}

function plain(run: string): string {
  const bare = run.replace(/[() ]+/g, '-').replace(/^(\+|00)?86-?(?=1[3-9]\d{9}$|0\d{2,3}-?\d{7,8}$)/, '');
  const squeezed = bare.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  const digits = squeezed.replace(/\D/g, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : squeezed.replace(/^\+/, '');
}
