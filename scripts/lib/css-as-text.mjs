// For running the sources: an imported stylesheet is its text, as in the built program.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  load(url, context, next) {
    if (!/\.css(\?raw)?$/.test(url)) return next(url, context);
    const css = readFileSync(fileURLToPath(url.replace(/\?raw$/, '')), 'utf8');
    return { format: 'module', source: `export default ${JSON.stringify(css)};`, shortCircuit: true };
  },
});
