/** The accounts that a new installation prints into its data directory. */
import { readFileSync } from 'node:fs';

export interface Account {
  readonly username: string;
  readonly password: string;
  readonly title: string;
}

/** Reads the list: user name, one-time password, post, one account a line, the first line being a heading. */
export function readAccounts(file: string): readonly Account[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [, username, password, title] = /^(\S+)\s+(\S+)\s+(.+)$/.exec(line.trim()) ?? [];
      return username && password && title ? [{ username, password, title }] : [];
    });
}
