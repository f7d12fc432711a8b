import type { AddressInfo } from 'node:net';
import { buildApp } from './app.ts';
import type { Config } from './config.ts';
import { openRuntime } from './main-runtime.ts';
import { accountList, seedInstallation } from './main-seed.ts';
import { startMaintenance } from './maintenance.ts';

/** Longest time that requests in progress may take when the program is told to stop. */
const DRAIN_MS = 10_000;

/** `start`: opens everything, serves until told to stop, closes everything. Returns the exit code. */
export async function start(config: Config): Promise<number> {
  const stopAsked = untilSignal();
  const runtime = await openRuntime(config);
  const { deps } = runtime;
  try {
    const first = await seedInstallation(deps.pool, config.DATA_DIR, deps.now());
    const app = await buildApp(deps);
    try {
      await app.listen({ port: config.PORT, host: config.HOST });
      if (first !== null) {
        say(
          `${accountList(first.accounts)}\n\n以上账号只显示这一次，也已写入 ${first.file}（仅限本用户读取）。\n`,
        );
      }
      say(`如何办已启动：${addressOf(config, app.server.address())}`);
      const maintenance = config.SERVICES.includes('worker') ? startMaintenance(deps) : null;
      const signal = await stopAsked;
      deps.log.info({ signal }, 'stopping');
      await maintenance?.stop();
    } finally {
      await withinTime(app.close());
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

async function withinTime(closing: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, DRAIN_MS);
  });
  await Promise.race([closing, timeout]);
  clearTimeout(timer);
}

function addressOf(config: Config, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT;
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST;
  return `http://${host}:${port}`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
