import { spawn } from 'node:child_process';

/**
 * Runs a command in our place: same terminal, its exit code, our signals passed on. A terminal's Ctrl-C reaches it
 * without our help.
 */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const passOn = (signal) => child.kill(signal);
  const ctrlC = () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  };
  process.on('SIGTERM', passOn).on('SIGHUP', passOn).on('SIGINT', ctrlC);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      process.off('SIGTERM', passOn).off('SIGHUP', passOn).off('SIGINT', ctrlC);
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
    });
  });
}
