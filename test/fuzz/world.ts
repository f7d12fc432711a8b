/** The real app on a real database, with a clock that the fuzz moves and everybody's account. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandName, CommandOf } from '../../src/domain/cases/command-inputs.ts';
import { buildApp } from '../../src/server/app.ts';
import { executeCommand } from '../../src/server/cases/execute.ts';
import { readConfig } from '../../src/server/config.ts';
import { dataKeyOf } from '../../src/server/data-key.ts';
import type { App, Deps, FeatureRoutes } from '../../src/server/deps.ts';
import { DomainError } from '../../src/server/errors.ts';
import { features } from '../../src/server/features.ts';
import { createLog } from '../../src/server/log.ts';
import { seedInstallation } from '../../src/server/main-seed.ts';
import { createTestDatabase, type TestDatabase } from '../builders/database.ts';
import { Facts } from './facts.ts';
import { unsettle } from './organisation.ts';

/** Before every moment at which the fuzz lets something happen. */
const ACCOUNTS_SINCE = '2021-06-01T00:00:00.000Z';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Matter {
  readonly id: string;
  readonly unit_id: string;
  readonly track: string;
}

interface Login {
  readonly username: string;
  readonly password: string;
  token: Promise<string> | null;
}

export class World {
  readonly app: App;
  readonly deps: Deps;
  readonly facts: Facts;
  readonly bureauId: string;
  readonly matters: readonly Matter[];
  /** What the server logged as its own fault. */
  readonly faults: readonly string[];
  /** Every address at which something can be posted to a case, whatever it is. */
  readonly casePaths: readonly string[];
  readonly #database: TestDatabase;
  readonly #clock: { now: string };
  readonly #logins: ReadonlyMap<string, Login>;
  #keys = 0;

  private constructor(parts: {
    app: App;
    deps: Deps;
    facts: Facts;
    bureauId: string;
    matters: readonly Matter[];
    database: TestDatabase;
    clock: { now: string };
    logins: ReadonlyMap<string, Login>;
    faults: readonly string[];
    paths: readonly string[];
  }) {
    this.casePaths = parts.paths;
    this.faults = parts.faults;
    this.app = parts.app;
    this.deps = parts.deps;
    this.facts = parts.facts;
    this.bureauId = parts.bureauId;
    this.matters = parts.matters;
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#logins = parts.logins;
  }

  static async open(): Promise<World> {
    const database = await createTestDatabase();
    const clock = { now: ACCOUNTS_SINCE };
    const faults: string[] = [];
    const deps: Deps = {
      pool: database.pool,
      now: () => clock.now,
      log: createLog('error', { write: (line) => faults.push(line) }),
      // The clock runs through years in minutes; sessions and limits per minute must not get in the way.
      config: {
        ...readConfig({ RATE_LOGIN_PER_MINUTE: '1000000', RATE_PUBLIC_PER_MINUTE: '1000000' }),
        SESSION_IDLE_MINUTES: 1e8,
        SESSION_MAX_HOURS: 1e6,
        REQUIRE_PASSWORD_CHANGE: false,
      },
      key: dataKeyOf(Buffer.alloc(32, 7)),
    };
    const dataDir = await mkdtemp(join(tmpdir(), 'ruheban-fuzz-'));
    const first = await seedInstallation(database.pool, dataDir, clock.now);
    await rm(dataDir, { recursive: true });
    const accounts = first?.accounts ?? [];
    const people = new Map(accounts.map(({ username, personId }) => [username, personId]));
    await unsettle(database.pool, people);
    const logins = new Map(
      accounts.map(({ personId, username, password }) => [personId, { username, password, token: null }]),
    );
    const { rows: matters } = await database.pool.query<Matter & { readonly bureau_id: string }>(
      `select bureau_id, matter_id as id, unit_id, content ->> 'track' as track from matter_version
        where status = 'published' order by matter_id`,
    );
    const facts = await Facts.read(database.pool);
    const { paths, watch } = watchRoutes();
    const app = await buildApp(deps, { features: [watch, ...features] });
    const bureauId = matters[0]?.bureau_id ?? '';
    return new World({ app, deps, facts, bureauId, matters, database, clock, logins, faults, paths });
  }

  /** A key for a request that is no repetition. */
  newKey(): string {
    this.#keys += 1;
    return `fuzz-key-${this.#keys}`;
  }

  get now(): string {
    return this.#clock.now;
  }

  set now(at: string) {
    this.#clock.now = at;
  }

  /** Everybody with an account, administrators too. */
  get people(): readonly string[] {
    return [...this.#logins.keys()];
  }

  /** People's ids in a text replaced by their user names. */
  withNames(text: string): string {
    return text.replace(/[0-9a-f-]{36}/g, (id) => this.#logins.get(id)?.username ?? id);
  }

  /** @param personId null: without an account */
  async call(personId: string | null, { method, path, body, headers = {} }: Call): Promise<Answer> {
    const token = personId === null ? null : await this.#token(personId);
    const answer = await this.app.inject({
      method,
      url: path,
      headers: {
        ...headers,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = answer.payload;
    return {
      status: answer.statusCode,
      body: text === '' ? null : JSON.parse(text),
      headers: { ...answer.headers },
    };
  }

  /** What the timers do; no route leads there. @returns null when it was done, else the code of the refusal */
  async system<N extends CommandName>(caseId: string, command: CommandOf<N>): Promise<string | null> {
    try {
      const who = { kind: 'system' } as const;
      const { bureauId } = this;
      await executeCommand(this.deps, { bureauId, caseId, command, who, ifVersion: null, scope: null });
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.#database.drop();
  }

  #token(personId: string): Promise<string> {
    const login = this.#logins.get(personId);
    if (login === undefined) throw new Error(`person ${personId} has no account`);
    login.token ??= this.#logIn(login);
    return login.token;
  }

  async #logIn({ username, password }: Login): Promise<string> {
    const answer = await this.call(null, {
      method: 'POST',
      path: '/api/v1/sessions',
      body: { username, password },
    });
    const { token } = answer.body as { token?: string };
    if (token === undefined) throw new Error(`${username} cannot log in: ${JSON.stringify(answer.body)}`);
    return token;
  }
}

/** A feature that only listens which routes the others register. */
function watchRoutes(): { paths: string[]; watch: FeatureRoutes } {
  const paths: string[] = [];
  const watch: FeatureRoutes = async (app) => {
    app.addHook('onRoute', ({ method, url }) => {
      const posts = Array.isArray(method) ? method.includes('POST') : method === 'POST';
      if (posts && url.includes('/cases/:')) paths.push(url);
    });
  };
  return { paths, watch };
}
