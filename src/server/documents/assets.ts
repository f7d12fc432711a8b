/** Where the files of this feature lie: beside the sources, or beside the built program. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = import.meta.url.endsWith('.ts');
const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A file of the feature, e.g. `templates/form.docx`. The build copies them to `dist/paper`. */
export function assetPath(name: string): string {
  return beside(source ? `./${name}` : `./paper/${name}`);
}

/** The program of the PDF worker; among the sources Node runs it as it is. */
export function workerPath(): string {
  return beside(source ? './pdf/pdf.thread.ts' : './threads/pdf.thread.mjs');
}

/** Directories of the faces that we bring along; those of the machine are found by the engine itself. */
export function fontDirs(): readonly string[] {
  const require = createRequire(import.meta.url);
  const family = dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json'));
  return ['400Regular', '700Bold'].map((face) => join(family, face));
}
