import type { ErrorMeta } from './errors.ts';

export interface ErrorAnswer {
  readonly status: number;
  /** What the person should do now. A function where the sentence needs a value, e.g. the new status. */
  readonly sentence: string | ((meta: ErrorMeta) => string);
}

export type ErrorTable = Readonly<Record<string, ErrorAnswer>>;

/** The table of one feature: every code its commands throw or its rules refuse with, once. */
export function defineErrors<const T extends ErrorTable>(table: T): T {
  return table;
}

/** All tables of one app. A code belongs to exactly one feature; a second registration is a fault at start. */
export class ErrorCatalogue {
  readonly #answers = new Map<string, ErrorAnswer>();

  add(table: ErrorTable): void {
    for (const [code, answer] of Object.entries(table)) {
      const known = this.#answers.get(code);
      if (known !== undefined && known !== answer) throw new Error(`error code ${code} registered twice`);
      this.#answers.set(code, answer);
    }
  }

  find(code: string): ErrorAnswer | undefined {
    return this.#answers.get(code);
  }
}
