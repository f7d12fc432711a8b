import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { commands } from './main-commands.ts';

/** Reads `[command] [--services=…] [words]`, checks the settings and runs the command. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { services: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
  });
  if (Object.keys(values).some((option) => option !== 'services' && option !== 'help')) return help(1);
  const [name = 'start', ...words] = positionals;
  const command = commands[name];
  if (values.help || command === undefined) return help(values.help ? 0 : 1);
  const env =
    typeof values.services === 'string' ? { ...process.env, SERVICES: values.services } : process.env;
  return command.run(readConfig(env), words);
}

function help(exitCode: number): number {
  const width = Math.max(...Object.keys(commands).map((name) => name.length)) + 2;
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(width)}${about}`);
  process.stdout.write(
    `用法：npm start -- [命令] [--services=workbench,portal,worker]\n${lines.join('\n')}\n`,
  );
  return exitCode;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/** A sentence for what the operator can mend; everything else with its trace. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return '端口已被占用。请先停止占用它的程序，或用环境变量 PORT 另选一个端口。';
  if (code === 'EACCES') return `没有权限：${error.message}。请换一个端口或目录，或调整其权限。`;
  if (/^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|28...|3D000|53300)$/.test(code)) {
    return `连不上数据库（${error.message}）。请检查环境变量 DATABASE_URL 与数据库是否在运行。`;
  }
  return error.stack ?? error.message;
}
