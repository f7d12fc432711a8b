/** What a fuzz run did: calls, successes by command, refusals by code. */
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { MOVES } from './statuses.ts';

export const COMMANDS = Object.keys(MOVES) as readonly CommandName[];

export class Tally {
  calls = 0;
  reads = 0;
  registered = 0;
  refusedReplies = 0;
  readonly done = new Map<CommandName, number>(COMMANDS.map((name) => [name, 0]));
  /** How often each command was sent, in order or not. */
  readonly tried = new Map<CommandName, number>();
  /** Requests that were turned away as they should be, by code. */
  readonly turnedAway = new Map<string, number>();

  succeeded(name: CommandName): void {
    this.done.set(name, (this.done.get(name) ?? 0) + 1);
  }

  attempted(name: CommandName): void {
    this.tried.set(name, (this.tried.get(name) ?? 0) + 1);
  }

  refused(code: string): void {
    this.turnedAway.set(code, (this.turnedAway.get(code) ?? 0) + 1);
  }

  get refusals(): number {
    return [...this.turnedAway.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Refusals of the rules themselves, beside malformed or unknown requests. */
  get ruleRefusals(): number {
    const rules = [...this.turnedAway].filter(
      ([code]) => code.startsWith('case.') && code !== 'case.not-found',
    );
    return rules.reduce((sum, [, count]) => sum + count, 0);
  }

  get rarest(): readonly [CommandName, number] {
    const [first] = [...this.done].sort(([, a], [, b]) => a - b);
    return first ?? ['reply', 0];
  }

  table(): string {
    const rows = [...this.done]
      .sort(([, a], [, b]) => a - b)
      .map(([name, count]) => `${name} ${count}/${this.tried.get(name) ?? 0}`);
    const codes = [...this.turnedAway]
      .sort(([, a], [, b]) => b - a)
      .map(([code, count]) => `${code} ${count}`);
    const successes = [...this.done.values()].reduce((sum, count) => sum + count, 0);
    return [
      `calls ${this.calls} (reads ${this.reads}), registered ${this.registered}, commands done ${successes}, ` +
        `refusal replies ${this.refusedReplies}, turned away ${this.refusals} (by rules ${this.ruleRefusals})`,
      `commands: ${rows.join(' · ')}`,
      `turned away: ${codes.join(' · ')}`,
    ].join('\n');
  }
}
