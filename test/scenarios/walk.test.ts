/**
 * 走遍每一种情形：四级链条的各种组织情况下，每个人、每一步、每种说法都试一遍，六条不变的规矩始终成立。
 *
 * @clause 2.0, 2.2, 3.2
 *
 * `RUHEBAN_WALK_STATES=20000` 走得更远；`RUHEBAN_WALK_REPORT=文件` 写下走过多少。
 */
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { COMMAND_NAMES } from '../../src/domain/cases/transitions.ts';
import { type Bounds, type Fault, walk } from '../builders/walk.ts';
import { ALL_CHECKS, deadEnds } from '../builders/walk-checks.ts';
import { DEFECTS } from '../builders/walk-defects-list.ts';
import { WORLDS } from '../builders/walk-worlds.ts';

const STATES = Number(process.env.RUHEBAN_WALK_STATES ?? 900);
const REPORT = process.env.RUHEBAN_WALK_REPORT;
const SMALL: Bounds = { rounds: 1, climbs: 1, sides: 0, states: 50_000 };
const WIDE: Bounds = { rounds: 2, climbs: 2, sides: 1, states: STATES };
const MINUTES = 60_000;

const told: { name: string; states: number; transitions: number; refused: number; whole: boolean }[] = [];
const carriedOut = new Set<CommandName>();

describe.each(WORLDS)('$name', (world) => {
  test(
    '每一步之后，没有人能独自说“不”，总有一个人该办下一步',
    () => {
      const small = walk(world, ALL_CHECKS, SMALL);
      const wide = walk(world, ALL_CHECKS, WIDE);
      expect(small.complete).toBe(true);
      expect([...small.faults, ...wide.faults].slice(0, 3)).toEqual([]);
      const stuck = deadEnds(wide.graph).map((at) => wide.graph.places[at]?.steps.map((one) => one.command));
      expect(stuck).toEqual([]);
      for (const name of [...small.commands.keys(), ...wide.commands.keys()]) carriedOut.add(name);
      const { states, transitions, refused, complete } = wide;
      told.push({ name: world.name, states, transitions, refused, whole: complete });
    },
    30 * MINUTES,
  );
});

test('走过的情形以万计，每一种做法都走到过', () => {
  const sum = (of: 'states' | 'transitions' | 'refused') => told.reduce((all, one) => all + one[of], 0);
  console.log(`走过 ${sum('states')} 种情形、${sum('transitions')} 步，另有 ${sum('refused')} 步被规则拒绝`);
  expect(sum('states')).toBeGreaterThan(20_000);
  expect(COMMAND_NAMES.filter((name) => !carriedOut.has(name))).toEqual([]);
});

describe('有意放进去的错误都会被发现', () => {
  test.each(DEFECTS)(
    '不变规矩 $invariant：$name',
    ({ world: name, rules, check }) => {
      const world = WORLDS.find((one) => one.name === name);
      if (!world) throw new Error(`没有这种组织：${name}`);
      const found = (fault: Fault) => fault.what.startsWith(`${check}: `);
      const { faults } = walk(world, ALL_CHECKS, { ...WIDE, states: 4000 }, rules, found);
      expect(faults.filter(found)).not.toEqual([]);
    },
    MINUTES,
  );

  test('每一条不变规矩都有', () => {
    expect([...new Set(DEFECTS.map((one) => one.invariant))].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

afterAll(() => {
  if (!REPORT) return;
  const rows = told.map(
    (one) =>
      `| ${one.name} | ${one.states} | ${one.transitions} | ${one.refused} | ${one.whole ? '是' : '否'} |`,
  );
  writeFileSync(REPORT, `${rows.join('\n')}\n`);
});
