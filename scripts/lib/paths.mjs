import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory that holds package.json. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** An executable of an installed package. */
export const bin = (name) => join(root, 'node_modules', '.bin', name);
