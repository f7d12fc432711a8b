/** Quantiles of measured durations. */

export interface Spread {
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** The value below which the share `q` of the values lies (nearest rank); NaN without values. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

export function spreadOf(values: readonly number[]): Spread {
  return {
    count: values.length,
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    max: quantile(values, 1),
  };
}

/** Durations by operation, in milliseconds. */
export class Stopwatch {
  readonly #taken = new Map<string, number[]>();

  async time<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await work();
    this.add(operation, performance.now() - started);
    return result;
  }

  add(operation: string, milliseconds: number): void {
    const taken = this.#taken.get(operation);
    if (taken) taken.push(milliseconds);
    else this.#taken.set(operation, [milliseconds]);
  }

  /** One line an operation, in the order of their first measurement. */
  table(): string {
    const head = row('操作', '次数', '中位数 ms', 'p95 ms', '最大 ms');
    const rows = [...this.#taken].map(([operation, values]) => {
      const { count, median, p95, max } = spreadOf(values);
      return row(operation, String(count), ...[median, p95, max].map((value) => value.toFixed(1)));
    });
    return [head, ...rows].join('\n');
  }
}

function row(first: string, ...rest: readonly string[]): string {
  return `  ${padded(first, 28)}${rest.map((cell) => padded(cell, 12)).join('')}`;
}

/** Chinese characters take two columns. */
export function padded(text: string, width: number): string {
  const taken = [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - taken));
}
