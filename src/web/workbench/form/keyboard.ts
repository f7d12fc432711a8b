/** Enter goes on to the next field, as people who type all day expect. */

const STOPS = 'input:not([type=hidden]):not([disabled]), textarea, select, summary, button[type=submit]';

/** Enter in a one-line field or on a choice; not where it means something else, not while a word is composed. */
export function isPlainEnter(event: React.KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  if (event.key !== 'Enter' || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return false;
  if (target.tagName !== 'INPUT' || target.closest('[data-own-enter]')) return false;
  return target.getAttribute('role') !== 'combobox' || target.getAttribute('aria-expanded') !== 'true';
}

/** The next stop of the form; of a group of choices only the chosen one is a stop, as with Tab. */
export function focusNext(box: HTMLElement | null, from: HTMLElement): void {
  const all = [...(box?.querySelectorAll<HTMLElement>(STOPS) ?? [])].filter(isStop);
  const group = from instanceof HTMLInputElement && from.type === 'radio' ? from.name : null;
  const later = all.slice(all.indexOf(from) + 1);
  later.find((one) => group === null || !(one instanceof HTMLInputElement && one.name === group))?.focus();
}

function isStop(one: HTMLElement): boolean {
  if (one.offsetParent === null && one.getClientRects().length === 0) return false;
  if (!(one instanceof HTMLInputElement) || one.type !== 'radio' || one.checked) return true;
  return !document.querySelector(`input[type=radio][name="${one.name}"]:checked`);
}

/** A field that reads its text on leaving has to be left before the form is read. */
export function settleField(field: HTMLElement, then: () => void): void {
  field.blur();
  window.setTimeout(then);
}
