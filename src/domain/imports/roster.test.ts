import { describe, expect, it } from 'vitest';
import type { Directory, Holding, Post, Unit } from '../organisation/types.ts';
import { planRoster } from './plan-roster.ts';
import { isEmptyPlan, type RosterSeen } from './roster-plan.ts';
import { readRosterRow } from './roster-rows.ts';
import type { Mapping } from './types.ts';
import { ROSTER_FIELDS, type RosterField } from './vocabulary.ts';

const NOW = '2022-03-01T01:00:00.000Z';
const mapping = Object.fromEntries(
  ROSTER_FIELDS.map((field, index) => [field, index]),
) as Mapping<RosterField>;

const unit = (id: string, kind: Unit['kind'], name: string, parentId: string | null): Unit => ({
  id,
  bureauId: 'b',
  parentId,
  kind,
  name,
  duty: null,
  phone: '',
  sortOrder: 1,
  closedAt: null,
  successorUnitId: null,
});
const post = (id: string, unitId: string, kind: Post['kind'], title: string): Post => ({
  id,
  bureauId: 'b',
  unitId,
  kind,
  title,
  deputyPostId: null,
});
const byId = <T extends { readonly id: string }>(...all: T[]) => new Map(all.map((one) => [one.id, one]));

/** A bureau with one leader over one section, one affiliated unit with a section; 甲 leads, 乙 is head, 丙 at the desk. */
function seen(): RosterSeen {
  const holding = (postId: string, personId: string): Holding => ({
    postId,
    personId,
    from: '2021-01-01T00:00:00.000Z',
    to: null,
  });
  const directory: Directory = {
    bureauId: 'b',
    version: 1,
    units: byId(
      unit('top', 'bureau', '示例市水利局', null),
      unit('water', 'section', '水资源管理科', 'top'),
      unit('dam', 'affiliated-unit', '水库中心', 'top'),
      unit('dam-office', 'section', '综合科', 'dam'),
    ),
    posts: byId(
      post('boss', 'top', 'principal-leader', '局长'),
      post('leader', 'top', 'supervising-leader', '副局长'),
      post('head', 'water', 'section-head', '科长'),
      post('desk', 'water', 'first-responder', '首问责任岗'),
    ),
    holdings: [holding('boss', 'p0'), holding('leader', 'p1'), holding('head', 'p2'), holding('desk', 'p3')],
    supervises: [{ unitId: 'water', postId: 'leader' }],
    delegations: [],
    absences: [],
    successions: [],
  };
  const person = (displayName: string, phone = '') => ({ displayName, phone });
  const people = new Map([
    ['p0', person('张甲')],
    ['p1', person('李乙')],
    ['p2', person('王丙', '0377-00000002')],
    ['p3', person('赵丁')],
  ]);
  return { directory, people, bureauNames: ['市水利局'], now: NOW };
}

type Cells = Partial<Record<RosterField, string>>;

function plan(...rows: Cells[]) {
  const read = rows.map((cells, index) =>
    readRosterRow({ no: index + 2, cells: ROSTER_FIELDS.map((field) => cells[field] ?? null) }, mapping),
  );
  let made = 0;
  const planned = planRoster(
    read.flatMap((one) => one.read ?? []),
    seen(),
    mapping,
    () => {
      made += 1;
      return `new${made}`;
    },
  );
  const faults = [...read.flatMap(({ reader }) => reader.faults), ...planned.faults];
  return { ...planned, faults: faults.map(({ cell, said }) => `${cell} ${said}`) };
}
const changesOf = (...rows: Cells[]) => plan(...rows).plan.changes.map(({ said }) => said);

describe('a roster', () => {
  it('that says what is there changes nothing', () => {
    const { plan: same, faults } = plan(
      { unit: '示例市水利局', postTitle: '局长', postKind: '主要领导', person: '张甲' },
      { unit: '市水利局', postTitle: '副局长', person: '李乙', supervises: '水资源管理科' },
      {
        unit: '水资源管理科',
        unitKind: '科室',
        postTitle: '科长',
        person: '王丙',
        personPhone: '0377-00000002',
      },
      { unit: '水库中心综合科', parent: '水库中心', postTitle: '科长', postKind: '科室负责人' },
    );
    expect(faults).toEqual([]);
    expect(same.changes.map(({ said }) => said)).toEqual(['新设岗位“科长”（科室负责人）']);
  });

  it('empty cells change nothing', () => {
    expect(isEmptyPlan(plan({ unit: '水资源管理科', postTitle: '科长' }).plan)).toBe(true);
  });

  it('sets up a section with its posts and people, supervised from its first day', () => {
    const {
      plan: made,
      faults,
      notes,
    } = plan(
      {
        unit: '河湖管理科',
        unitKind: '科室',
        unitPhone: '0377-00000009',
        postTitle: '科长',
        postKind: '科室负责人',
        person: '钱戊',
      },
      { unit: '河湖管理科', postTitle: '首问责任岗', postKind: '首问责任人', person: '孙己' },
      { unit: '示例市水利局', postTitle: '副局长', supervises: '水资源管理科、河湖管理科' },
    );
    expect(faults).toEqual([]);
    expect(notes).toEqual([]);
    expect(made.units).toEqual([
      expect.objectContaining({
        name: '河湖管理科',
        kind: 'section',
        parentId: 'top',
        phone: '0377-00000009',
        isNew: true,
      }),
    ]);
    expect(made.posts.map(({ kind }) => kind)).toEqual(['section-head', 'first-responder']);
    expect(made.people.map(({ name }) => name)).toEqual(['钱戊', '孙己']);
    expect(made.taking).toHaveLength(2);
    expect(made.leaving).toEqual([]);
    expect(made.supervising).toEqual([{ unitId: made.units[0]?.id, postId: 'leader', instead: null }]);
  });

  it('moves people: one leaves, a known one takes the post', () => {
    const { plan: moved } = plan({ unit: '水资源管理科', postTitle: '科长', person: '赵丁' });
    expect(moved).toMatchObject({
      leaving: ['head'],
      taking: [{ postId: 'head', personId: 'p3' }],
      people: [],
    });
    expect(moved.changes[0]?.said).toBe('“科长”由“王丙”改为“赵丁”');
  });

  it('empties a post only where it says so', () => {
    expect(plan({ unit: '水资源管理科', postTitle: '科长', person: '空缺' }).plan).toMatchObject({
      leaving: ['head'],
      taking: [],
    });
    expect(changesOf({ unit: '水资源管理科', postTitle: '科长', person: '（空缺）' })).toEqual([
      '“科长”由“王丙”改为空缺',
    ]);
  });

  it('gives a section to another leader', () => {
    const { plan: given } = plan({
      unit: '示例市水利局',
      postTitle: '总工程师',
      postKind: '分管领导',
      person: '周庚',
      supervises: '水资源管理科',
    });
    expect(given.supervising).toEqual([{ unitId: 'water', postId: 'new1', instead: 'leader' }]);
  });

  it('names who stands in, also a post that the same file adds', () => {
    expect(
      changesOf(
        { unit: '水资源管理科', postTitle: '科长', deputy: '副科长' },
        { unit: '水资源管理科', postTitle: '副科长', postKind: '工作人员' },
      ),
    ).toEqual(['新设岗位“副科长”（工作人员）', '“科长”的 AB角为“副科长”']);
  });
});

describe('what is wrong with a roster', () => {
  it.each<[string, Cells[], string[]]>([
    ['no unit', [{ postTitle: '科长' }], ['A2 单位名称是空的']],
    ['no post', [{ unit: '水资源管理科' }], ['F2 岗位名称是空的']],
    [
      'words nobody knows',
      [{ unit: '水资源管理科', postTitle: '科长', postKind: '司机' }],
      ['G2 岗位类型“司机”看不懂'],
    ],
    ['a new post without a kind', [{ unit: '水资源管理科', postTitle: '驾驶员' }], ['G2 岗位类型是空的']],
    [
      'another kind',
      [{ unit: '水资源管理科', postTitle: '科长', postKind: '首问责任人' }],
      ['G2 岗位类型与现有的“科室负责人”不同'],
    ],
    [
      'a section made a unit',
      [{ unit: '水资源管理科', unitKind: '局属单位', postTitle: '科长' }],
      ['C2 单位类型与现有的“科室”不同'],
    ],
    [
      'a second head',
      [{ unit: '水资源管理科', postTitle: '第二科长', postKind: '科室负责人' }],
      ['G2 本单位已有科室负责人'],
    ],
    [
      'a parent nobody knows',
      [{ unit: '新科', parent: '无此单位', postTitle: '科长' }],
      ['B2 没有名为“无此单位”的上级单位'],
    ],
    [
      'two people at one post',
      [
        { unit: '水资源管理科', postTitle: '科长', person: '钱戊' },
        { unit: '水资源管理科', postTitle: '科长', person: '孙己' },
      ],
      ['H3 这个岗位在第 2 行已有人'],
    ],
    [
      'a leader at the desk',
      [{ unit: '水资源管理科', postTitle: '首问责任岗', person: '李乙' }],
      ['H2 “李乙”同时是领导和首问责任人'],
    ],
    [
      'a namesake',
      [{ unit: '水资源管理科', postTitle: '首问责任岗', person: '王丙', personPhone: '0377-00000077' }],
      ['H2 已有一位“王丙”，电话不同'],
    ],
    [
      'a head who supervises',
      [{ unit: '水资源管理科', postTitle: '科长', supervises: '水库中心' }],
      ['J2 只有分管领导、主要领导可以填分管单位'],
    ],
    [
      'a unit that is not below',
      [{ unit: '示例市水利局', postTitle: '副局长', supervises: '市水利局' }],
      ['J2 “市水利局”不归这位领导所在的单位管'],
    ],
    [
      'its own deputy',
      [{ unit: '水资源管理科', postTitle: '科长', deputy: '科长' }],
      ['K2 岗位不能是自己的 AB角'],
    ],
    [
      'a deputy nobody knows',
      [{ unit: '水资源管理科', postTitle: '科长', deputy: '气象台长' }],
      ['K2 没有名为“气象台长”的岗位'],
    ],
    [
      'no phone',
      [{ unit: '水资源管理科', postTitle: '科长', personPhone: '内线' }],
      ['I2 “内线”不是电话号码'],
    ],
  ])('%s', (_, rows, faults) => expect(plan(...rows).faults).toEqual(faults));

  it('a new section without a first responder is noted', () => {
    const { notes } = plan({ unit: '新科', postTitle: '科长', postKind: '科室负责人' });
    expect(notes.map(({ said }) => said)).toEqual(['“新科”没有首问责任岗，还不能登记办件']);
  });
});
