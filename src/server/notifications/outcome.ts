/** What became of one try to send. Faults are codes: never a text, a number or an address. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** May go better later. */
  | { readonly kind: 'retry'; readonly fault: string }
  /** Will never go as it is: somebody must look at it. */
  | { readonly kind: 'dead'; readonly fault: string }
  /** There is nowhere to send it to any more. */
  | { readonly kind: 'void'; readonly fault: string };

export const SENT: Outcome = { kind: 'sent' };
export const retry = (fault: string): Outcome => ({ kind: 'retry', fault });
export const dead = (fault: string): Outcome => ({ kind: 'dead', fault });
export const nowhere = (fault: string): Outcome => ({ kind: 'void', fault });
