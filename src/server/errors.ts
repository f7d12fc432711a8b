/** Values a person may need beside the sentence, e.g. the status that won a race. Never secrets, never internals. */
export type ErrorMeta = Readonly<Record<string, unknown>>;

/** What a pure rule returns when it does not allow something; also the shape a command throws. */
export interface RefusalLike {
  readonly code: string;
  readonly clause?: string | null | undefined;
  readonly meta?: ErrorMeta | undefined;
}

/**
 * The one error a command throws on purpose. Its code is looked up in the error tables registered with the
 * app (`defineErrors`), which give the HTTP status and the sentence a person reads.
 *
 * A refusal of a pure rule passes straight through: `throw new DomainError(decision.refusal)`.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: string;
  readonly clause: string | null;
  readonly meta: ErrorMeta;

  constructor(refusal: RefusalLike) {
    super(refusal.code);
    this.code = refusal.code;
    this.clause = refusal.clause ?? null;
    this.meta = refusal.meta ?? {};
  }
}
