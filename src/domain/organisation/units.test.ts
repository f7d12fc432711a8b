import { describe, expect, test } from 'vitest';
import { aDirectory } from '../../../test/builders/organisation.ts';
import type { Directory, Unit } from './types.ts';
import {
  ancestry,
  bureauUnit,
  handlingUnitsOf,
  isHandlingUnit,
  principalLeaderPost,
  rootOf,
  sectionHeadPost,
  unitHeadPost,
} from './units.ts';

const directory = aDirectory();

/** The test bureau with one unit changed. */
function withUnit(id: string, change: Partial<Unit>): Directory {
  const units = new Map(directory.units);
  const unit = units.get(id) ?? { ...(units.get('unit:szy') as Unit), id };
  units.set(id, { ...unit, ...change });
  return { ...directory, units };
}

describe('rootOf', () => {
  test.each([
    ['unit:szy', 'unit:bureau'],
    ['unit:bureau', 'unit:bureau'],
    ['unit:sk', 'unit:sk'],
    ['unit:sk-gc', 'unit:sk'],
    ['unit:zj', 'unit:zj'],
  ])('%s belongs to %s', (unitId, rootId) => {
    expect(rootOf(directory, unitId).id).toBe(rootId);
  });

  test('an unknown unit is an error that names it and the bureau', () => {
    expect(() => rootOf(directory, 'unit:nowhere')).toThrow(
      'unit unit:nowhere is not in the directory of bureau bureau:demo',
    );
  });

  test('a unit under no bureau is an error', () => {
    const loose = withUnit('unit:szy', { parentId: null });
    expect(() => rootOf(loose, 'unit:szy')).toThrow('unit unit:szy belongs to no bureau or affiliated unit');
  });

  test('a work group above the bureau has no leaders of a chain', () => {
    const city = withUnit('unit:city', { kind: 'work-group', parentId: null });
    expect(() => rootOf(city, 'unit:city')).toThrow('belongs to no bureau');
  });

  test('a loop in the data is an error, not an endless search', () => {
    const loop = withUnit('unit:szy', { parentId: 'unit:szy' });
    expect(() => rootOf(loop, 'unit:szy')).toThrow('belongs to no bureau');
  });
});

test('ancestry climbs from the unit to the top', () => {
  expect(ancestry(directory, 'unit:sk-gc').map((unit) => unit.id)).toEqual([
    'unit:sk-gc',
    'unit:sk',
    'unit:bureau',
  ]);
});

describe('bureauUnit', () => {
  test('is the one of kind bureau, even when another unit comes first', () => {
    const reversed = { ...directory, units: new Map([...directory.units].reverse()) };
    expect(bureauUnit(reversed).id).toBe('unit:bureau');
  });

  test('an organisation without a bureau is an error', () => {
    expect(() => bureauUnit({ ...directory, units: new Map() })).toThrow(
      'the directory of bureau:demo has no unit of kind bureau',
    );
  });
});

describe('handlingUnitsOf', () => {
  const ids = (units: readonly Unit[]) => units.map((unit) => unit.id);

  test('open sections and affiliated units with a first responder, in published order', () => {
    expect(ids(handlingUnitsOf(directory))).toEqual([
      'unit:bgs',
      'unit:xzsp',
      'unit:rsk',
      'unit:dw',
      'unit:fgk',
      'unit:szy',
      'unit:hhk',
      'unit:sk-gc',
      'unit:sk-zh',
      'unit:zj',
    ]);
  });

  test('published order counts, not the order of the rows', () => {
    const moved = withUnit('unit:zj', { sortOrder: -1 });
    expect(ids(handlingUnitsOf(moved))[0]).toBe('unit:zj');
  });

  test('within one unit: itself and what lies below', () => {
    expect(ids(handlingUnitsOf(directory, 'unit:sk'))).toEqual(['unit:sk-gc', 'unit:sk-zh']);
    expect(ids(handlingUnitsOf(directory, 'unit:zj'))).toEqual(['unit:zj']);
    expect(handlingUnitsOf(directory, 'unit:bureau')).toHaveLength(10);
  });

  test('closed units and units without a first responder take no cases', () => {
    const changed = aDirectory({ closed: { 'unit:hhk': 'unit:szy' }, without: ['post:rsk-desk'] });
    expect(ids(handlingUnitsOf(changed))).not.toContain('unit:hhk');
    expect(ids(handlingUnitsOf(changed))).not.toContain('unit:rsk');
    expect(ids(handlingUnitsOf(changed))).toContain('unit:szy');
  });

  test('a bureau or a work group takes no cases even where a first responder sits', () => {
    const bureau = { ...(directory.units.get('unit:szy') as Unit), kind: 'bureau' as const };
    expect(isHandlingUnit(directory, bureau)).toBe(false);
    expect(isHandlingUnit(directory, { ...bureau, kind: 'work-group' })).toBe(false);
    expect(isHandlingUnit(directory, { ...bureau, kind: 'affiliated-unit' })).toBe(true);
  });
});

describe('who heads a unit', () => {
  test.each([
    ['unit:szy', 'post:szy-head'],
    ['unit:bureau', 'post:leader1'],
    ['unit:sk', 'post:sk-leader1'],
    ['unit:zj', 'post:zj-head'],
  ])('%s is headed by %s', (unitId, postId) => {
    expect(unitHeadPost(directory, unitId)).toBe(postId);
  });

  test('a section without a head has none, for its posts are no leaders', () => {
    const headless = aDirectory({ without: ['post:szy-head'] });
    expect(unitHeadPost(headless, 'unit:szy')).toBeNull();
    expect(sectionHeadPost(headless, 'unit:szy')).toBeNull();
  });

  test('head and principal leader are told apart', () => {
    expect(sectionHeadPost(directory, 'unit:zj')).toBe('post:zj-head');
    expect(principalLeaderPost(directory, 'unit:zj')).toBe('post:zj-leader1');
    expect(principalLeaderPost(directory, 'unit:szy')).toBeNull();
    expect(principalLeaderPost(directory, 'unit:nowhere')).toBeNull();
  });
});
