import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from './config.ts';
import { commands } from './main-commands.ts';

/** Reads `[command] [--services=…] [words]`, checks the settings and runs the command. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { services: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  const [name = 'start', ...words] = positionals;
  const command = commands[name];
  if (values.help || command === undefined) return help(values.help ? 0 : 1);
  const env = values.services === undefined ? process.env : { ...process.env, SERVICES: values.services };
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
  const known =
    error instanceof ConfigError ||
    (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');
  process.stderr.write(`${known ? explain(error) : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
}

function explain(error: Error): string {
  if (error instanceof ConfigError) return error.message;
  return `端口已被占用。请先停止占用它的程序，或用环境变量 PORT 另选一个端口。`;
}
