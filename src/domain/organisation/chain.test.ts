import { describe, expect, test } from 'vitest';
import { aDirectory } from '../../../test/builders/organisation.ts';
import { chainOf, lowestCommonLeader, superiorChainOf, supervisingLeaderPost } from './chain.ts';
import type { Directory, Unit } from './types.ts';

const UNIT_FINAL = { affiliatedFinal: 'unit' } as const;
const BUREAU_FINAL = { affiliatedFinal: 'bureau' } as const;
const directory = aDirectory();

describe('chainOf (2.2)', () => {
  test('a section of the bureau: its head, the leader who supervises it, the bureau’s principal leader', () => {
    const chain = { 2: 'post:szy-head', 3: 'post:leader4', 4: 'post:leader1' };
    expect(chainOf(directory, 'unit:szy', UNIT_FINAL)).toEqual(chain);
    expect(chainOf(directory, 'unit:szy', BUREAU_FINAL)).toEqual(chain);
    expect(chainOf(directory, 'unit:fgk', UNIT_FINAL)[3]).toBe('post:leader3');
  });

  test('a section of an affiliated unit climbs within its unit', () => {
    expect(chainOf(directory, 'unit:sk-gc', UNIT_FINAL)).toEqual({
      2: 'post:sk-gc-head',
      3: 'post:sk-leader2',
      4: 'post:sk-leader1',
    });
  });

  test('affiliatedFinal bureau: the unit’s principal leader is level 3, the bureau’s level 4', () => {
    expect(chainOf(directory, 'unit:sk-gc', BUREAU_FINAL)).toEqual({
      2: 'post:sk-gc-head',
      3: 'post:sk-leader1',
      4: 'post:leader1',
    });
  });

  test('a small unit has a short chain', () => {
    expect(chainOf(directory, 'unit:zj', UNIT_FINAL)).toEqual({
      2: 'post:zj-head',
      3: null,
      4: 'post:zj-leader1',
    });
    expect(chainOf(directory, 'unit:zj', BUREAU_FINAL)).toEqual({
      2: 'post:zj-head',
      3: 'post:zj-leader1',
      4: 'post:leader1',
    });
  });

  test('the affiliated unit itself has no section head: level 2 does not exist', () => {
    expect(chainOf(directory, 'unit:sk', UNIT_FINAL)).toEqual({
      2: null,
      3: 'post:sk-leader2',
      4: 'post:sk-leader1',
    });
  });

  test('posts that do not exist are null', () => {
    const without = aDirectory({ without: ['post:szy-head', 'post:leader4', 'post:leader1'] });
    expect(chainOf(without, 'unit:szy', UNIT_FINAL)).toEqual({ 2: null, 3: null, 4: null });
  });

  test('an empty post is still a post of the chain', () => {
    const vacant = aDirectory({ vacant: ['post:szy-head', 'post:leader4', 'post:leader1'] });
    expect(chainOf(vacant, 'unit:szy', UNIT_FINAL)).toEqual(chainOf(directory, 'unit:szy', UNIT_FINAL));
  });

  test('a section under the principal leader directly has one post at one level: 4', () => {
    const direct = aDirectory({ supervisors: { 'unit:szy': 'post:leader1' } });
    expect(chainOf(direct, 'unit:szy', UNIT_FINAL)).toEqual({
      2: 'post:szy-head',
      3: null,
      4: 'post:leader1',
    });
  });

  test('an unknown unit is an error, never an empty chain', () => {
    expect(() => chainOf(directory, 'unit:nowhere', UNIT_FINAL)).toThrow('unit unit:nowhere');
  });
});

describe('supervisingLeaderPost', () => {
  test('is nobody where several leaders could be meant and none is recorded', () => {
    const unrecorded = aDirectory({ supervisors: { 'unit:szy': null } });
    expect(supervisingLeaderPost(unrecorded, 'unit:szy')).toBeNull();
  });

  test('is the only leader of its kind where none is recorded', () => {
    const unrecorded = aDirectory({ supervisors: { 'unit:sk-gc': null } });
    expect(supervisingLeaderPost(unrecorded, 'unit:sk-gc')).toBe('post:sk-leader2');
  });

  test('a bureau leader over the affiliated unit is no leader inside it', () => {
    const oddly = aDirectory({ supervisors: { 'unit:sk-gc': 'post:leader2' } });
    expect(supervisingLeaderPost(oddly, 'unit:sk-gc')).toBe('post:sk-leader2');
    expect(supervisingLeaderPost(directory, 'unit:zj')).toBeNull();
  });

  test('a section inside a section is supervised as the one around it', () => {
    const office = directory.units.get('unit:szy') as Unit;
    const inner: Unit = { ...office, id: 'unit:jsb', parentId: 'unit:szy' };
    const nested: Directory = { ...directory, units: new Map([...directory.units, [inner.id, inner]]) };
    expect(supervisingLeaderPost(nested, 'unit:jsb')).toBe('post:leader4');
  });
});

describe('superiorChainOf', () => {
  test('the bureau leader over the affiliated unit, and the principal leader', () => {
    expect(superiorChainOf(directory, 'unit:sk-gc')).toEqual({ 3: 'post:leader4', 4: 'post:leader1' });
    expect(superiorChainOf(directory, 'unit:zj')).toEqual({ 3: 'post:leader3', 4: 'post:leader1' });
  });

  test('nobody is above the bureau’s own sections', () => {
    expect(superiorChainOf(directory, 'unit:szy')).toBeNull();
    expect(superiorChainOf(directory, 'unit:bureau')).toBeNull();
  });

  test('an affiliated unit under the principal leader directly, or under nobody', () => {
    const direct = aDirectory({ supervisors: { 'unit:sk': 'post:leader1', 'unit:zj': null } });
    expect(superiorChainOf(direct, 'unit:sk')).toEqual({ 3: null, 4: 'post:leader1' });
    expect(superiorChainOf(direct, 'unit:zj')).toEqual({ 3: null, 4: 'post:leader1' });
  });
});

describe('lowestCommonLeader (3.3)', () => {
  test.each([
    ['the same supervising leader', 'unit:szy', 'unit:hhk', 'post:leader4'],
    ['different supervising leaders', 'unit:szy', 'unit:fgk', 'post:leader1'],
    ['two sections of one affiliated unit', 'unit:sk-gc', 'unit:sk-zh', 'post:sk-leader2'],
    ['a section and a unit under one bureau leader', 'unit:szy', 'unit:sk-gc', 'post:leader4'],
    ['a section and a unit under different leaders', 'unit:bgs', 'unit:sk-gc', 'post:leader1'],
    ['two affiliated units under different leaders', 'unit:zj', 'unit:sk-zh', 'post:leader1'],
  ])('%s', (_case, a, b, leader) => {
    expect(lowestCommonLeader(directory, a, b)).toBe(leader);
    expect(lowestCommonLeader(directory, b, a)).toBe(leader);
  });

  test('sections of one affiliated unit under different leaders share its principal leader', () => {
    const split = aDirectory({ supervisors: { 'unit:sk-gc': 'post:sk-leader1' } });
    expect(lowestCommonLeader(split, 'unit:sk-gc', 'unit:sk-zh')).toBe('post:sk-leader1');
  });

  test('two affiliated units under one bureau leader share that leader', () => {
    const same = aDirectory({ supervisors: { 'unit:zj': 'post:leader4' } });
    expect(lowestCommonLeader(same, 'unit:zj', 'unit:sk')).toBe('post:leader4');
  });

  test('without a principal leader’s post there is none, and that is an error', () => {
    const headless = aDirectory({ without: ['post:leader1'] });
    expect(() => lowestCommonLeader(headless, 'unit:szy', 'unit:bgs')).toThrow(
      'bureau bureau:demo has no principal leader',
    );
  });
});
