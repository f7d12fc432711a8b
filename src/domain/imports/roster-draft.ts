/** An organisation as it will be: what is there, with the units and posts that a roster adds or changes. */
import type { Directory, PostId, UnitId } from '../organisation/types.ts';
import { cellName } from './cells.ts';
import { plainName } from './names.ts';
import { type RemarkCode, remark } from './remarks.ts';
import type { PlannedPost, PlannedUnit } from './roster-plan.ts';
import type { Mapping, Remark } from './types.ts';
import type { RosterField } from './vocabulary.ts';

export class RosterDraft {
  readonly faults: Remark[] = [];
  readonly notes: Remark[] = [];
  readonly changes: Remark[] = [];
  readonly units = new Map<UnitId, PlannedUnit>();
  readonly posts = new Map<PostId, PlannedPost>();
  /** Ids of units and posts that differ from what is there. */
  readonly changedUnits = new Set<UnitId>();
  readonly changedPosts = new Set<PostId>();
  readonly bureauId: UnitId;
  readonly newId: () => string;
  readonly #mapping: Mapping<RosterField>;
  readonly #bureauNames: ReadonlySet<string>;

  constructor(
    directory: Directory,
    bureauNames: readonly string[],
    mapping: Mapping<RosterField>,
    newId: () => string,
  ) {
    this.#mapping = mapping;
    this.newId = newId;
    for (const unit of directory.units.values()) {
      if (unit.closedAt !== null || unit.kind === 'work-group') continue;
      const { id, kind, name, duty, phone } = unit;
      const parentId = kind === 'bureau' ? id : (unit.parentId ?? id);
      this.units.set(id, { id, isNew: false, parentId, kind, name, duty, phone });
    }
    for (const post of directory.posts.values()) {
      if (!this.units.has(post.unitId)) continue;
      const { id, unitId, kind, title, deputyPostId } = post;
      this.posts.set(id, { id, isNew: false, unitId, kind, title, deputyPostId });
    }
    const bureau = [...this.units.values()].find((unit) => unit.kind === 'bureau');
    if (!bureau) throw new Error(`the directory of ${directory.bureauId} has no unit of kind bureau`);
    this.bureauId = bureau.id;
    this.#bureauNames = new Set([bureau.name, ...bureauNames].map(plainName));
  }

  fault(row: number, field: RosterField, code: RemarkCode, meta: Parameters<typeof remark>[3] = {}): void {
    this.faults.push(remark(row, this.#mapping[field] ?? 0, code, meta));
  }

  note(row: number, field: RosterField, code: RemarkCode, meta: Parameters<typeof remark>[3] = {}): void {
    this.notes.push(remark(row, this.#mapping[field] ?? 0, code, meta));
  }

  changed(row: number, field: RosterField, said: string): void {
    this.changes.push({ row, cell: cellName(this.#mapping[field] ?? 0, row), said, remedy: null });
  }

  /** Units of that name; within `parentId` only, where it is given. */
  unitsNamed(name: string, parentId: UnitId | null = null): readonly PlannedUnit[] {
    const plain = plainName(name);
    if (this.#bureauNames.has(plain)) return [this.unit(this.bureauId)];
    return [...this.units.values()].filter(
      (unit) =>
        (parentId === null || unit.parentId === parentId) &&
        (plainName(unit.name) === plain || plainName(this.unit(unit.parentId).name + unit.name) === plain),
    );
  }

  unit(id: UnitId): PlannedUnit {
    const unit = this.units.get(id);
    if (!unit) throw new Error(`unit ${id} is not in the draft`);
    return unit;
  }

  putUnit(unit: PlannedUnit): void {
    this.units.set(unit.id, unit);
    this.changedUnits.add(unit.id);
  }

  putPost(post: PlannedPost): void {
    this.posts.set(post.id, post);
    this.changedPosts.add(post.id);
  }

  postsOf(unitId: UnitId): readonly PlannedPost[] {
    return [...this.posts.values()].filter((post) => post.unitId === unitId);
  }

  /** Posts of that title, with or without the unit's name before it. */
  postsNamed(title: string): readonly PlannedPost[] {
    const plain = plainName(title);
    return [...this.posts.values()].filter(
      (post) =>
        plainName(post.title) === plain || plainName(this.unit(post.unitId).name + post.title) === plain,
    );
  }

  /** Whether a unit lies somewhere below another. */
  liesBelow(unitId: UnitId, aboveId: UnitId): boolean {
    const above = this.unit(unitId).parentId;
    return unitId !== above && (above === aboveId || this.liesBelow(above, aboveId));
  }
}
