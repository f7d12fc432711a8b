import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.RUHEBAN_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig(({ command }) => {
  // A test's environment would build pages with every check of a workshop in them.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root: at('./src/web/workbench'),
    base: '/',
    plugins: [react(), compressed()],
    build: {
      outDir: at('./dist/workbench'),
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // The server's policy allows no inline data in fonts or scripts; small pictures may stay in the style sheet.
      assetsInlineLimit: 2048,
      chunkSizeWarningLimit: 900,
      rolldownOptions: { checks: { pluginTimings: false } },
    },
    server: { port: 5173, strictPort: true, proxy: { '/api': { target: server } } },
  };
});

/** Lays a .br and a .gz beside every text file, so that the server sends them without compressing anew. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle(options, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css|html|svg)$/.test(name));
      await Promise.all(files.map((name) => compress(join(options.dir ?? '', name))));
    },
  };
}

async function compress(path: string): Promise<void> {
  const text = await readFile(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(text, { params }));
  await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
}
