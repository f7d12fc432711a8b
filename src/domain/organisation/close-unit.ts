/** Closing a unit: only with somebody named who takes over its cases. */
import type { Allowed, Refused } from '../refusal.ts';
import { refuse } from '../refusal.ts';
import type { Directory, UnitId } from './types.ts';
import { isHandlingUnit } from './units.ts';

export type CloseUnitRefusal =
  | 'unit.unknown'
  | 'unit.not-closable'
  | 'unit.already-closed'
  | 'unit.has-open-sections'
  | 'successor.missing'
  | 'successor.same'
  | 'successor.unknown'
  | 'successor.closed'
  | 'successor.cannot-handle'
  | 'successor.has-other-duty';

/**
 * Whether a unit may be closed in favour of another. The successor is named, another unit of the same bureau,
 * open, and takes cases (it has a first responder). A bureau cannot be closed, nor an affiliated unit whose
 * sections are still open: they are closed first, each with its own successor. A duty of the plan (办公室,
 * 行政审批 …) passes to the successor with the cases, so it must have none of its own.
 *
 * @clause 2.2
 */
export function checkCloseUnit(
  directory: Directory,
  unitId: UnitId,
  successorUnitId: UnitId | null,
): Allowed | Refused<CloseUnitRefusal> {
  const no = (code: CloseUnitRefusal, meta: Readonly<Record<string, unknown>> = {}) =>
    refuse(code, '2.2', meta);
  const unit = directory.units.get(unitId);
  if (!unit) return no('unit.unknown', { unitId });
  if (unit.kind !== 'section' && unit.kind !== 'affiliated-unit') return no('unit.not-closable', { unitId });
  if (unit.closedAt !== null) return no('unit.already-closed', { unitId });
  const openSections = [...directory.units.values()]
    .filter((below) => below.parentId === unitId && below.closedAt === null)
    .map((below) => below.id);
  if (openSections.length > 0) return no('unit.has-open-sections', { unitIds: openSections });

  if (successorUnitId === null) return no('successor.missing', { unitId });
  if (successorUnitId === unitId) return no('successor.same', { unitId });
  const successor = directory.units.get(successorUnitId);
  if (!successor || successor.bureauId !== unit.bureauId) return no('successor.unknown', { successorUnitId });
  if (successor.closedAt !== null) return no('successor.closed', { successorUnitId });
  if (!isHandlingUnit(directory, successor)) return no('successor.cannot-handle', { successorUnitId });
  if (unit.duty !== null && successor.duty !== null)
    return no('successor.has-other-duty', { successorUnitId });
  return { ok: true };
}
