/** Compares a roster with the organisation: what it adds and changes, and what is wrong with it. */
import type { PostId, UnitId } from '../organisation/types.ts';
import { nameIndex } from './names.ts';
import { RosterDraft } from './roster-draft.ts';
import { RosterPeople } from './roster-people.ts';
import type { PlannedPost, RosterPlan, RosterSeen } from './roster-plan.ts';
import type { RosterRow } from './roster-rows.ts';
import { planPost, planUnit } from './roster-units.ts';
import type { Mapping, Remark } from './types.ts';
import type { RosterField } from './vocabulary.ts';

export interface PlannedRoster {
  readonly plan: RosterPlan;
  readonly faults: readonly Remark[];
  readonly notes: readonly Remark[];
}

interface Placed {
  readonly row: RosterRow;
  readonly post: PlannedPost;
}

const LEADING = ['supervising-leader', 'principal-leader'];

/**
 * Works out what a roster means for an organisation. The same roster a second time changes nothing. Posts, people
 * and units that it does not name stay as they are; a post is emptied only where its row says 空缺.
 *
 * @param newId ids for what is new
 * @clause 2.3
 */
export function planRoster(
  rows: readonly RosterRow[],
  seen: RosterSeen,
  mapping: Mapping<RosterField>,
  newId: () => string,
): PlannedRoster {
  const draft = new RosterDraft(seen.directory, seen.bureauNames, mapping, newId);
  const people = new RosterPeople(draft, seen);
  const placed = rows.flatMap((row): readonly Placed[] => {
    const unit = planUnit(draft, row);
    const post = unit && planPost(draft, row, unit);
    return post ? [{ row, post }] : [];
  });
  for (const { row, post } of placed) people.seat(row, post);
  for (const one of placed) planDeputy(draft, one);
  const supervising = planSupervision(draft, seen, placed);
  checkLeaders(draft, people, placed);
  noteUnitsWithoutResponder(draft, placed);
  return {
    plan: {
      units: [...draft.changedUnits].map((id) => draft.unit(id)),
      posts: [...draft.changedPosts].flatMap((id) => draft.posts.get(id) ?? []),
      people: [...people.changed].flatMap((id) => people.people.get(id) ?? []),
      leaving: people.leaving,
      taking: people.taking,
      supervising,
      changes: draft.changes,
    },
    faults: draft.faults,
    notes: draft.notes,
  };
}

/** AB角: the post that stands in. */
function planDeputy(draft: RosterDraft, { row, post }: Placed): void {
  if (row.deputy === null) return;
  const found = draft.postsNamed(row.deputy);
  const own = found.filter((other) => other.unitId === post.unitId);
  const [deputy, second] = own.length === 1 ? own : found;
  if (!deputy || second) {
    const titles = [...draft.posts.values()].map(({ id, title }) => ({ id, name: title }));
    const nearest = nameIndex(titles).nearest(row.deputy);
    draft.fault(row.no, 'deputy', 'unknown-post', { text: row.deputy, nearest });
    return;
  }
  if (deputy.id === post.id) {
    draft.fault(row.no, 'deputy', 'own-deputy');
    return;
  }
  const now = draft.posts.get(post.id) ?? post;
  if (now.deputyPostId === deputy.id) return;
  draft.putPost({ ...now, deputyPostId: deputy.id });
  draft.changed(row.no, 'deputy', `“${post.title}”的 AB角为“${deputy.title}”`);
}

/** 分管: a unit has one supervising leader among the leaders of the unit above it. */
function planSupervision(
  draft: RosterDraft,
  seen: RosterSeen,
  placed: readonly Placed[],
): RosterPlan['supervising'] {
  const said = new Map<string, { readonly postId: PostId; readonly row: number }>();
  const supervising: { unitId: UnitId; postId: PostId; instead: PostId | null }[] = [];
  for (const { row, post } of placed) {
    if (row.supervises.length > 0 && !LEADING.includes(post.kind))
      draft.fault(row.no, 'supervises', 'not-a-leader');
    else
      for (const name of row.supervises) {
        const unitId = supervisedUnit(draft, row, post, name);
        if (unitId === null) continue;
        const key = `${post.unitId} ${unitId}`;
        const earlier = said.get(key);
        if (earlier && earlier.postId !== post.id) {
          draft.fault(row.no, 'supervises', 'said-differently', {
            field: `“${name}”的分管领导`,
            row: earlier.row,
          });
          continue;
        }
        said.set(key, { postId: post.id, row: row.no });
        const among = seen.directory.supervises.filter(
          (one) => one.unitId === unitId && draft.posts.get(one.postId)?.unitId === post.unitId,
        );
        if (earlier || among.some((one) => one.postId === post.id)) continue;
        supervising.push({ unitId, postId: post.id, instead: among[0]?.postId ?? null });
        draft.changed(row.no, 'supervises', `“${draft.unit(unitId).name}”由“${post.title}”分管`);
      }
  }
  return supervising;
}

function supervisedUnit(draft: RosterDraft, row: RosterRow, post: PlannedPost, name: string): UnitId | null {
  const named = draft.unitsNamed(name);
  const below = named.filter((unit) => draft.liesBelow(unit.id, post.unitId));
  if (below.length === 1) return below[0]?.id ?? null;
  const code = named.length === 0 ? 'unknown-unit' : below.length > 1 ? 'two-units' : 'not-supervisable';
  const nearest = nameIndex([...draft.units.values()]).nearest(name);
  draft.fault(row.no, 'supervises', code, { text: name, nearest });
  return null;
}

/** Leaders are never first responders (invariant 3). */
function checkLeaders(draft: RosterDraft, people: RosterPeople, placed: readonly Placed[]): void {
  for (const { row, post } of placed) {
    const personId = people.holders.get(post.id);
    if (row.person === null || personId === undefined) continue;
    const kinds = [...people.holders]
      .filter(([, holder]) => holder === personId)
      .map(([postId]) => draft.posts.get(postId)?.kind ?? 'staff');
    if (kinds.includes('first-responder') && kinds.some((kind) => LEADING.includes(kind))) {
      draft.fault(row.no, 'person', 'leader-and-responder', { text: row.person });
    }
  }
}

function noteUnitsWithoutResponder(draft: RosterDraft, placed: readonly Placed[]): void {
  const noted = new Set<UnitId>();
  for (const { row, post } of placed) {
    const unit = draft.unit(post.unitId);
    if (!unit.isNew || noted.has(unit.id)) continue;
    noted.add(unit.id);
    const sections = [...draft.units.values()].some(
      (below) => below.parentId === unit.id && below.id !== unit.id,
    );
    const responder = draft.postsOf(unit.id).some((one) => one.kind === 'first-responder');
    if (!responder && !sections) draft.note(row.no, 'unit', 'no-responder', { text: unit.name });
  }
}
