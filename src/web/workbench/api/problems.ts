import type { FieldError, Problem } from '../../../contract/problem.ts';

/** The server said no, in a sentence that says what to do. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get fields(): readonly FieldError[] {
    return this.problem.errors ?? [];
  }
}

/** Nothing came back: no network, or the server is not there. */
export class OfflineError extends Error {
  constructor() {
    super('现在连不上服务器，请检查网络后再试。填写的内容都还在。');
    this.name = 'OfflineError';
  }
}

/** The sentence of any fault, for a person. */
export function sentenceOfError(error: unknown): string {
  if (error instanceof ProblemError) {
    const { title, requestId } = error.problem;
    return requestId && error.status >= 500 ? `${title}（编号 ${requestId}）` : title;
  }
  if (error instanceof OfflineError) return error.message;
  return '页面出了一点问题，请刷新后再试。';
}
