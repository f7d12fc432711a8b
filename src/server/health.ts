import type pg from 'pg';
import { migrations } from './db/migrations/index.ts';
import type { App, Deps } from './deps.ts';

/** Routes for whoever watches the process, not for people; outside `/api`, open to everybody, saying little. */
export async function healthRoutes(app: App, deps: Deps): Promise<void> {
  let draining = false;
  app.addHook('preClose', async () => {
    draining = true;
  });

  app.get('/healthz', { config: { public: true }, schema: { hide: true } }, async () => ({ status: 'ok' }));

  app.get('/readyz', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
    const fault = draining ? 'draining' : await faultOf(deps.pool);
    if (fault === null) return { status: 'ready' };
    return reply.code(503).send({ status: 'not-ready', because: fault });
  });
}

type Fault = 'draining' | 'database' | 'migrations';

/** Whether the database answers and knows every migration that this program brings. */
async function faultOf(pool: pg.Pool): Promise<Fault | null> {
  try {
    const { rows } = await pool.query<{ count: number }>('select count(*) from kysely_migration');
    return (rows[0]?.count ?? 0) >= migrations.length ? null : 'migrations';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === '42P01' ? 'migrations' : 'database';
  }
}
