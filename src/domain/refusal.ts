/** Why a pure rule says no to a command: a stable code, the clause it rests on, and what the sentence needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  /** Clause of the plan (`plan clause id`, e.g. `2.2`) or null where the reason is plain order. */
  readonly clause: string | null;
  readonly meta: Readonly<Record<string, unknown>>;
}

export type Refused<Code extends string = string> = { readonly ok: false; readonly refusal: Refusal<Code> };

export type Allowed = { readonly ok: true };

export function refuse<Code extends string>(
  code: Code,
  clause: string | null,
  meta: Readonly<Record<string, unknown>> = {},
): Refused<Code> {
  return { ok: false, refusal: { code, clause, meta } };
}
