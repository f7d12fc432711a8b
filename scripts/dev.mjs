// Server restarted at every change; the workbench from Vite with hot reload where it exists.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const parts = [run(bin('tsx'), ['watch', '--clear-screen=false', 'src/server/main.ts', 'start'])];
if (existsSync(join(root, 'vite.config.ts'))) parts.push(run(bin('vite'), []));
process.exitCode = Math.max(...(await Promise.all(parts)));
