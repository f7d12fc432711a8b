/** The tree of units: bureau → section or affiliated unit → its sections. */
import { postsOfKind, unitById } from './lookup.ts';
import type { Directory, PostId, Unit, UnitId } from './types.ts';

/**
 * The unit with leaders of its own to which a unit belongs: the nearest affiliated unit or bureau, upwards,
 * the unit itself included. Its leaders are levels 3 and 4 of the chain.
 *
 * @clause 2.2
 * @throws Error for an id outside the directory, or a unit that hangs under neither
 */
export function rootOf(directory: Directory, unitId: UnitId): Unit {
  const root = ancestry(directory, unitId).find(isRoot);
  if (!root) throw new Error(`unit ${unitId} belongs to no bureau or affiliated unit`);
  return root;
}

/**
 * The bureau itself.
 *
 * @throws Error when the directory holds none
 */
export function bureauUnit(directory: Directory): Unit {
  for (const unit of directory.units.values()) {
    if (unit.kind === 'bureau') return unit;
  }
  throw new Error(`the directory of ${directory.bureauId} has no unit of kind bureau`);
}

/** The unit, its parent, and so on to the top. A loop in the data ends where it would repeat. */
export function ancestry(directory: Directory, unitId: UnitId): readonly Unit[] {
  const path: Unit[] = [];
  let next: UnitId | null = unitId;
  while (next !== null) {
    const unit: Unit = unitById(directory, next);
    if (path.includes(unit)) break;
    path.push(unit);
    next = unit.parentId;
  }
  return path;
}

/**
 * Units that take cases: open sections and affiliated units with at least one first responder, in published
 * order. `within` narrows to one unit and everything below it.
 *
 * @clause 2.1a
 */
export function handlingUnitsOf(directory: Directory, within?: UnitId): readonly Unit[] {
  return [...directory.units.values()]
    .filter((unit) => isHandlingUnit(directory, unit))
    .filter(
      (unit) => within === undefined || ancestry(directory, unit.id).some((above) => above.id === within),
    )
    .sort((a, b) => a.sortOrder - b.sortOrder);
}

export function isHandlingUnit(directory: Directory, unit: Unit): boolean {
  const mayHandle = unit.kind === 'section' || unit.kind === 'affiliated-unit';
  return mayHandle && unit.closedAt === null && postsOfKind(directory, unit.id, 'first-responder').length > 0;
}

/**
 * The post that heads a unit: a section's head; for a bureau or an affiliated unit without a section head of
 * its own, the principal leader. Null where neither post exists.
 */
export function unitHeadPost(directory: Directory, unitId: UnitId): PostId | null {
  return sectionHeadPost(directory, unitId) ?? principalLeaderPost(directory, unitId);
}

/** 业务科室负责人: the section-head post that sits in this very unit. @clause 2.2 */
export function sectionHeadPost(directory: Directory, unitId: UnitId): PostId | null {
  return postsOfKind(directory, unitId, 'section-head')[0]?.id ?? null;
}

/** 单位主要领导: the principal-leader post that sits in this very unit. @clause 2.2 */
export function principalLeaderPost(directory: Directory, unitId: UnitId): PostId | null {
  return postsOfKind(directory, unitId, 'principal-leader')[0]?.id ?? null;
}

function isRoot(unit: Unit): boolean {
  return unit.kind === 'affiliated-unit' || unit.kind === 'bureau';
}
