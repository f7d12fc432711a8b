import { describe, expect, test } from 'vitest';
import { aDirectory } from '../../../test/builders/organisation.ts';
import { checkCloseUnit } from './close-unit.ts';
import type { Directory, Unit } from './types.ts';

const directory = aDirectory();

function verdict(from: Directory, unitId: string, successor: string | null) {
  const result = checkCloseUnit(from, unitId, successor);
  return result.ok ? 'ok' : [result.refusal.code, result.refusal.clause, result.refusal.meta];
}

describe('checkCloseUnit', () => {
  test('a section or an affiliated unit, in favour of another that takes cases', () => {
    expect(verdict(directory, 'unit:hhk', 'unit:szy')).toBe('ok');
    expect(verdict(directory, 'unit:hhk', 'unit:zj')).toBe('ok');
    expect(verdict(directory, 'unit:zj', 'unit:szy')).toBe('ok');
    expect(verdict(directory, 'unit:sk-gc', 'unit:sk-zh')).toBe('ok');
  });

  test('never without a successor', () => {
    expect(verdict(directory, 'unit:hhk', null)).toEqual([
      'successor.missing',
      '2.2',
      { unitId: 'unit:hhk' },
    ]);
  });

  test('not in favour of itself', () => {
    expect(verdict(directory, 'unit:hhk', 'unit:hhk')).toEqual([
      'successor.same',
      '2.2',
      { unitId: 'unit:hhk' },
    ]);
  });

  test('not in favour of a unit that is unknown or of another bureau', () => {
    const unknown = ['successor.unknown', '2.2', { successorUnitId: 'unit:szy' }];
    const units = new Map(directory.units);
    units.set('unit:szy', { ...(units.get('unit:szy') as Unit), bureauId: 'bureau:other' });
    expect(verdict({ ...directory, units }, 'unit:hhk', 'unit:szy')).toEqual(unknown);
    units.delete('unit:szy');
    expect(verdict({ ...directory, units: new Map(units) }, 'unit:hhk', 'unit:szy')).toEqual(unknown);
  });

  test('not in favour of a closed unit', () => {
    const closed = aDirectory({ closed: { 'unit:szy': 'unit:fgk' } });
    expect(verdict(closed, 'unit:hhk', 'unit:szy')).toEqual([
      'successor.closed',
      '2.2',
      { successorUnitId: 'unit:szy' },
    ]);
  });

  test('not in favour of a unit that takes no cases', () => {
    const bureau = ['successor.cannot-handle', '2.2', { successorUnitId: 'unit:bureau' }];
    expect(verdict(directory, 'unit:hhk', 'unit:bureau')).toEqual(bureau);
    const deskless = aDirectory({ without: ['post:fgk-desk'] });
    expect(verdict(deskless, 'unit:hhk', 'unit:fgk')).toContain('successor.cannot-handle');
  });

  test('not a unit that is unknown, already closed, or the bureau itself', () => {
    expect(verdict(directory, 'unit:nowhere', 'unit:szy')).toEqual([
      'unit.unknown',
      '2.2',
      { unitId: 'unit:nowhere' },
    ]);
    const closed = aDirectory({ closed: { 'unit:hhk': 'unit:szy' } });
    expect(verdict(closed, 'unit:hhk', 'unit:szy')).toEqual([
      'unit.already-closed',
      '2.2',
      { unitId: 'unit:hhk' },
    ]);
    expect(verdict(directory, 'unit:bureau', 'unit:szy')).toEqual([
      'unit.not-closable',
      '2.2',
      { unitId: 'unit:bureau' },
    ]);
  });

  test('not a unit whose sections are still open; with its sections closed it may', () => {
    expect(verdict(directory, 'unit:sk', 'unit:zj')).toEqual([
      'unit.has-open-sections',
      '2.2',
      { unitIds: ['unit:sk-gc', 'unit:sk-zh'] },
    ]);
    const emptied = aDirectory({ closed: { 'unit:sk-gc': 'unit:szy', 'unit:sk-zh': 'unit:szy' } });
    expect(verdict(emptied, 'unit:sk', 'unit:zj')).toBe('ok');
  });

  test('a duty of the plan passes on, but no unit has two', () => {
    expect(verdict(directory, 'unit:rsk', 'unit:szy')).toBe('ok');
    expect(verdict(directory, 'unit:szy', 'unit:rsk')).toBe('ok');
    expect(verdict(directory, 'unit:rsk', 'unit:bgs')).toEqual([
      'successor.has-other-duty',
      '2.2',
      { successorUnitId: 'unit:bgs' },
    ]);
  });
});
