import type { UnitId } from '../organisation/types.ts';
import { pinyinInitials } from './initials.ts';
import type { Matter, MatterCategory } from './types.ts';

export interface MatterQuery {
  /** Anywhere in the name or code, or in the initials of the name in pinyin; in any case. Several words: all of them. */
  readonly text?: string | undefined;
  readonly category?: MatterCategory | undefined;
  readonly unitId?: UnitId | undefined;
}

/** The matters that fit, in the order given. @clause 3.1 */
export function searchMatters(matters: readonly Matter[], query: MatterQuery): readonly Matter[] {
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return matters.filter(
    (matter) =>
      (query.category === undefined || matter.category === query.category) &&
      (query.unitId === undefined || matter.unitId === query.unitId) &&
      words.every((word) => searchTextOf(matter).includes(word)),
  );
}

function searchTextOf(matter: Matter): string {
  return `${matter.name}\n${matter.code}\n${pinyinInitials(matter.name)}`.toLowerCase();
}
