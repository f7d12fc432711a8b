import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

/** A browser of this machine for the journeys: CHROMIUM_PATH, else the first on the path; undefined without one. */
export function findChromium(env = process.env) {
  const dirs = (env.PATH ?? '').split(delimiter).filter((dir) => dir !== '');
  const onPath = [...dirs, '/usr/bin', '/usr/local/bin'].flatMap((dir) =>
    names.map((name) => join(dir, name)),
  );
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return (env.CHROMIUM_PATH ? [env.CHROMIUM_PATH] : [...onPath, macOs]).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
