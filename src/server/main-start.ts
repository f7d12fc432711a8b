import type { AddressInfo } from 'node:net';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import type { App } from './deps.ts';
import { startImports } from './imports/worker-loop.ts';
import { openRuntime } from './main-runtime.ts';
import { accountList, seedInstallation } from './main-seed.ts';
import { startMaintenance } from './maintenance.ts';

/** Longest time that requests in progress may take when the program is told to stop. */
const DRAIN_MS = 10_000;
const IDLE_CHECK_MS = 50;

/** `start`: opens everything, serves until told to stop, closes everything. Returns the exit code. */
export async function start(config: Config): Promise<number> {
  const stopAsked = untilSignal();
  const runtime = await openRuntime(config);
  const { deps } = runtime;
  try {
    const first = await seedInstallation(deps.pool, config.DATA_DIR, deps.now());
    if (first !== null) {
      say(
        `${accountList(first.accounts)}\n\n以上账号只显示这一次，也已写入 ${first.file}（仅限本用户读取）。\n`,
      );
    }
    const app = await buildApp(deps);
    try {
      await app.listen({ port: config.PORT, host: config.HOST });
      say(`如何办已启动：${addressOf(config, app.server.address())}`);
      const workers = config.SERVICES.includes('worker') ? [startMaintenance(deps), startImports(deps)] : [];
      const signal = await stopAsked;
      deps.log.info({ signal }, 'stopping');
      await Promise.all(workers.map((worker) => worker.stop()));
    } finally {
      await drain(app);
    }
  } finally {
    await runtime.close();
  }
  return 0;
}

/** The first SIGINT or SIGTERM; later ones change nothing, for stopping takes its time. */
function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
}

/**
 * Takes no new requests and lets those in progress finish. A connection that falls idle is closed at once, or it
 * would keep the program alive for as long as the browser likes; what lasts too long is cut off.
 */
async function drain(app: App): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  const cutOff = setTimeout(() => app.server.closeAllConnections(), DRAIN_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(cutOff);
  }
}

function addressOf(config: Config, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  return `http://${host}:${port}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
