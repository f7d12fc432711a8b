import type { MatterCategory, Track } from '../../../../domain/catalogue/types.ts';

/** A matter of the template; `unit` is the key of a section or affiliated unit of the template. */
export interface MatterTemplate {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly basis: readonly string[];
  /** Working days set by law; null where none is, or where the law counts otherwise. */
  readonly statutory: number | null;
  /** Working days promised. "即办" is written as 1: by the close of the next working day. */
  readonly promised: number | null;
  readonly materials: readonly string[];
  readonly reasons: readonly string[];
  readonly wayForward: string;
  /** Where it differs from the usual track of its category. */
  readonly track?: Track;
}

export interface MatterGroup {
  readonly category: MatterCategory;
  readonly track: Track;
  readonly matters: readonly MatterTemplate[];
}
