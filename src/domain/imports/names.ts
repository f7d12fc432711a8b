/** Finds units, matters and posts by the names that people write, and what they may have meant. */
import { halfWidth, oneLine } from './cells.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface NameIndex {
  /** Ids that go by this name; more than one where the name alone does not tell. */
  find(text: string): readonly string[];
  /** Names that look most alike, the likeliest first, at most three. */
  nearest(text: string): readonly string[];
}

const NEAR_ENOUGH = 0.25;

/**
 * @param prefixes what may stand before a name and says nothing, e.g. the bureau's own name
 */
export function nameIndex(all: readonly Named[], prefixes: readonly string[] = []): NameIndex {
  const bare = prefixes.map(plainName).filter((prefix) => prefix !== '');
  const keysOf = (text: string): readonly string[] => {
    const plain = plainName(text);
    const cut = bare.filter((prefix) => plain.startsWith(prefix)).map((prefix) => plain.slice(prefix.length));
    return [plain, ...cut].filter((key) => key !== '');
  };
  const byKey = new Map<string, Set<string>>();
  for (const { id, name } of all) {
    const key = plainName(name);
    byKey.set(key, (byKey.get(key) ?? new Set()).add(id));
  }
  const near = new Map<string, readonly string[]>();
  return {
    find: (text) => {
      for (const key of keysOf(text)) {
        const ids = byKey.get(key);
        if (ids) return [...ids];
      }
      return [];
    },
    nearest: (text) => {
      const known = near.get(text);
      if (known) return known;
      const found = nearestOf(keysOf(text), [...new Set(all.map(({ name }) => name))]);
      near.set(text, found);
      return found;
    },
  };
}

/** Without blanks, signs and differences of width. */
export function plainName(text: string): string {
  return halfWidth(oneLine(text))
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function nearestOf(keys: readonly string[], names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, score: Math.max(0, ...keys.map((key) => likeness(key, plainName(name)))) }))
    .filter(({ score }) => score >= NEAR_ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ name }) => name);
}

/** Share of neighbouring pairs of characters that two names have in common (Dice), from 0 to 1. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [ofA, ofB] = [pairs(a), pairs(b)];
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length;
  const dice = (2 * shared) / Math.max(1, ofA.size + ofB.size);
  return a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a)) ? Math.max(dice, 0.5) : dice;
}

function pairs(text: string): ReadonlySet<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}
