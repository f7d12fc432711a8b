import { type AppOptions, buildApp } from '../../src/server/app.ts';
import type { App, Deps } from '../../src/server/deps.ts';
import { createTestDatabase } from './database.ts';
import { type TestClock, testClock, testDeps } from './deps.ts';

export { type TestClock, testClock, testDeps } from './deps.ts';

export interface TestServer {
  readonly app: App;
  readonly deps: Deps;
  readonly clock: TestClock;
  close(): Promise<void>;
}

/** The whole app on a database of its own; `app.inject` talks to it. */
export async function createTestServer(
  options: AppOptions & { readonly env?: Record<string, string> } = {},
): Promise<TestServer> {
  const { env, ...appOptions } = options;
  const database = await createTestDatabase();
  const clock = testClock();
  const deps = testDeps(database.pool, clock, env);
  const app = await buildApp(deps, appOptions);
  return {
    app,
    deps,
    clock,
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
