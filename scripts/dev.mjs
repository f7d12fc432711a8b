// Server restarted at every change; the workbench from Vite with hot reload where it exists.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const css = pathToFileURL(join(root, 'scripts/lib/css-as-text.mjs')).href;
const watch = ['watch', '--clear-screen=false', '--import', css, 'src/server/main.ts', 'start'];
const parts = [run(bin('tsx'), watch)];
if (existsSync(join(root, 'vite.config.ts'))) parts.push(run(bin('vite'), []));
process.exitCode = Math.max(...(await Promise.all(parts)));
