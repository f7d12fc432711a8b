/** The units and posts that the rows of a roster name, found or newly made. */
import { DUTY_LABELS, POST_KIND_LABELS, UNIT_KIND_LABELS } from '../organisation/labels.ts';
import type { UnitId } from '../organisation/types.ts';
import { ROSTER_FIELD_LABELS } from './labels.ts';
import { plainName } from './names.ts';
import type { RosterDraft } from './roster-draft.ts';
import type { PlannedPost, PlannedUnit } from './roster-plan.ts';
import type { RosterRow } from './roster-rows.ts';
import { readPostKind } from './words.ts';

/** Finds or makes the unit of a row; null when a fault says why not. */
export function planUnit(draft: RosterDraft, row: RosterRow): PlannedUnit | null {
  const parentId = row.parent === null ? null : parentOf(draft, row, row.parent);
  if (row.parent !== null && parentId === null) return null;
  const found = draft.unitsNamed(row.unit, parentId);
  if (found.length > 1) {
    draft.fault(row.no, 'unit', 'two-units', { text: row.unit });
    return null;
  }
  const [known] = found.length === 0 && parentId !== null ? elsewhere(draft, row) : found;
  if (known === undefined) return makeUnit(draft, row, parentId ?? draft.bureauId);
  if (parentId !== null && known.id !== draft.bureauId && known.parentId !== parentId) {
    return differs(draft, row, 'parent', draft.unit(known.parentId).name);
  }
  if (row.unitKind !== null && known.kind !== row.unitKind && known.kind !== 'bureau') {
    return differs(draft, row, 'unitKind', UNIT_KIND_LABELS[known.kind]);
  }
  return updateUnit(draft, row, known);
}

function parentOf(draft: RosterDraft, row: RosterRow, name: string): UnitId | null {
  const [parent, second] = draft.unitsNamed(name);
  if (parent && !second) return parent.id;
  draft.fault(row.no, 'parent', second ? 'two-units' : 'unknown-parent', { text: name });
  return null;
}

/** A unit that only this bureau has once is the same one, wherever it hangs. */
function elsewhere(draft: RosterDraft, row: RosterRow): readonly PlannedUnit[] {
  return draft
    .unitsNamed(row.unit)
    .filter((unit) => unit.kind === 'affiliated-unit' || unit.kind === 'bureau');
}

function differs(draft: RosterDraft, row: RosterRow, field: 'parent' | 'unitKind', other: string): null {
  draft.fault(row.no, field, 'kind-changed', { field: ROSTER_FIELD_LABELS[field], other });
  return null;
}

function makeUnit(draft: RosterDraft, row: RosterRow, parentId: UnitId): PlannedUnit | null {
  if (!dutyIsFree(draft, row, null)) return null;
  const made: PlannedUnit = {
    id: draft.newId(),
    isNew: true,
    parentId,
    kind: row.unitKind ?? 'section',
    name: row.unit,
    duty: row.duty,
    phone: row.unitPhone ?? '',
  };
  draft.putUnit(made);
  draft.changed(row.no, 'unit', `新设${UNIT_KIND_LABELS[made.kind]}“${made.name}”`);
  return made;
}

function updateUnit(draft: RosterDraft, row: RosterRow, known: PlannedUnit): PlannedUnit | null {
  const phone = row.unitPhone ?? known.phone;
  const duty = row.duty ?? known.duty;
  if (phone === known.phone && duty === known.duty) return known;
  if (!dutyIsFree(draft, row, known.id)) return null;
  if (draft.changedUnits.has(known.id)) {
    const field = phone === known.phone ? 'duty' : 'unitPhone';
    if ((field === 'duty' ? known.duty : known.phone || null) !== null) {
      draft.fault(row.no, field, 'said-differently', { field: ROSTER_FIELD_LABELS[field], row: row.no });
      return null;
    }
  }
  const updated = { ...known, phone, duty };
  draft.putUnit(updated);
  if (phone !== known.phone) draft.changed(row.no, 'unitPhone', `“${known.name}”的电话改为 ${phone}`);
  if (duty !== null && duty !== known.duty) {
    draft.changed(row.no, 'duty', `“${known.name}”承担${DUTY_LABELS[duty]}职责`);
  }
  return updated;
}

/** Each duty of the plan lies with one unit. */
function dutyIsFree(draft: RosterDraft, row: RosterRow, ownId: UnitId | null): boolean {
  const other = [...draft.units.values()].find(
    (unit) => row.duty !== null && unit.duty === row.duty && unit.id !== ownId,
  );
  if (other) draft.fault(row.no, 'duty', 'duty-taken', { other: other.name });
  return other === undefined;
}

/** Finds or makes the post of a row in its unit; null when a fault says why not. */
export function planPost(draft: RosterDraft, row: RosterRow, unit: PlannedUnit): PlannedPost | null {
  const plain = plainName(row.postTitle);
  const known = draft.postsOf(unit.id).find((post) => plainName(post.title) === plain);
  if (known) {
    if (row.postKind === null || row.postKind === known.kind) return known;
    const meta = { field: ROSTER_FIELD_LABELS.postKind, other: POST_KIND_LABELS[known.kind] };
    draft.fault(row.no, 'postKind', 'kind-changed', meta);
    return null;
  }
  const kind = row.postKind ?? readPostKind(row.postTitle);
  if (kind === null) {
    draft.fault(row.no, 'postKind', 'empty', { field: ROSTER_FIELD_LABELS.postKind });
    return null;
  }
  const single = kind === 'section-head' || kind === 'principal-leader';
  if (single && draft.postsOf(unit.id).some((post) => post.kind === kind)) {
    draft.fault(row.no, 'postKind', 'second-of-kind', { other: POST_KIND_LABELS[kind] });
    return null;
  }
  const title = row.postTitle;
  const made: PlannedPost = {
    id: draft.newId(),
    isNew: true,
    unitId: unit.id,
    kind,
    title,
    deputyPostId: null,
  };
  draft.putPost(made);
  draft.changed(row.no, 'postTitle', `新设岗位“${title}”（${POST_KIND_LABELS[kind]}）`);
  return made;
}
