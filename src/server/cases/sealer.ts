/** The sealer of this installation, made once per set of dependencies. */
import type { DataKey } from '../data-key.ts';
import type { Deps } from '../deps.ts';
import { createSealer, type Sealer } from '../sealing.ts';

const sealers = new WeakMap<DataKey, Sealer>();

export function sealerOf({ key }: Pick<Deps, 'key'>): Sealer {
  const kept = sealers.get(key);
  if (kept) return kept;
  const sealer = createSealer(key);
  sealers.set(key, sealer);
  return sealer;
}
