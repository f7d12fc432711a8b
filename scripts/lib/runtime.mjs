import { existsSync } from 'node:fs';
import module from 'node:module';
import { delimiter, join } from 'node:path';
import { bin, root } from './paths.mjs';
import { run } from './run.mjs';

const WANTED = [22, 12];

/**
 * Where this Node is too old: runs the same command with the Node that npm brought along and returns its exit code.
 * Otherwise undefined, and the caller goes on.
 */
export async function continueOnBundledNode() {
  if (isNewEnough(process.versions.node)) return undefined;
  const node = bin('node');
  if (!existsSync(node) || process.env.RUHEBAN_RELAUNCHED === '1')
    throw new Error(
      `需要 Node ${WANTED.join('.')} 或更高版本，当前为 ${process.versions.node}。请升级 Node。`,
    );
  const env = { ...process.env, RUHEBAN_RELAUNCHED: '1', PATH: pathWithTools() };
  return run(node, process.argv.slice(1), { env });
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1]);
}

const pathWithTools = () => [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);

/** Compiled code is kept between starts; a directory that cannot be written is no fault. */
export function enableCompileCache() {
  module.enableCompileCache?.(join(root, 'dist', '.compile-cache'));
}
