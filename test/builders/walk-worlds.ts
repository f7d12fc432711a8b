/**
 * The houses in which the walk is done. Who may decide at which level is written down by hand for each, from the
 * organisation's description: the checkers compare with it, never with the code.
 */
import type { StoryOptions } from './case.ts';
import type { DirectoryOptions } from './organisation.ts';

/** People by level, without `person:`. */
export interface Deciders {
  readonly 2: readonly string[];
  readonly 3: readonly string[];
  readonly 4: readonly string[];
}

export interface World {
  readonly name: string;
  readonly organisation: DirectoryOptions;
  /** The organisation may change to this one at any moment, once. */
  readonly later?: DirectoryOptions;
  readonly deciders: Deciders;
  readonly laterDeciders?: Deciders;
  /** After a call-in by the bureau: whose approval was called in, and the bureau's levels 3 and 4. */
  readonly superior?: Deciders;
  /** Chains of other units to which the case may come on the way. */
  readonly elsewhere?: readonly Deciders[];
  /** The published order in which others stand in at level 4. */
  readonly order?: readonly string[];
  readonly laterOrder?: readonly string[];
  /** Level 4 is away, so that a stand-in is needed although the holder may still act. */
  readonly away?: readonly string[];
  readonly leaders: readonly string[];
  readonly people: readonly string[];
  readonly story: Omit<StoryOptions, 'organisation'>;
}

const STAFF = [
  'szy-desk',
  'szy-desk2',
  'szy-head',
  'leader4',
  'leader1',
  'leader2',
  'bgs-head',
  'dw-head',
  'hhk-head',
] as const;
const LEADERS = ['leader1', 'leader2', 'leader3', 'leader4', 'sk-leader1', 'sk-leader2', 'zj-leader1'];
const NORMAL: Deciders = { 2: ['szy-head'], 3: ['leader4'], 4: ['leader1'] };
const ORDER = { 'unit:bureau': ['post:leader2', 'post:leader3'] };

function world(name: string, parts: Partial<World> = {}): World {
  // 河湖管理科 and 政策法规科, to which the case may come; the former has the same leaders.
  const bureau = parts.story?.unit
    ? [NORMAL]
    : [parts.deciders ?? NORMAL, ...(parts.laterDeciders ? [parts.laterDeciders] : [])];
  return {
    name,
    organisation: {},
    deciders: NORMAL,
    leaders: LEADERS,
    elsewhere: bureau.flatMap((deciders) => [
      { ...deciders, 2: ['hhk-head'] },
      { ...deciders, 2: ['fgk-head'], 3: ['leader3'] },
    ]),
    people: [...STAFF, 'applicant', 'system'],
    story: {},
    ...parts,
  };
}

export const WORLDS: readonly World[] = [
  world('四级齐全'),
  world('二级空缺', {
    organisation: { vacant: ['post:szy-head'] },
    deciders: { ...NORMAL, 2: [] },
  }),
  world('二级三级都空缺', {
    organisation: { vacant: ['post:szy-head', 'post:leader4'] },
    deciders: { ...NORMAL, 2: [], 3: [] },
  }),
  world('二级三级同一人', {
    organisation: { holders: { 'post:szy-head': 'person:leader4' } },
    deciders: { 2: ['leader4'], 3: ['leader4'], 4: ['leader1'] },
  }),
  world('三级四级同一人', {
    organisation: { holders: { 'post:leader4': 'person:leader1' } },
    deciders: { 2: ['szy-head'], 3: ['leader1'], 4: ['leader1'] },
  }),
  world('首问责任人兼科室负责人', {
    organisation: { holders: { 'post:szy-desk': 'person:szy-head' } },
    story: { registeredBy: 'szy-head' },
  }),
  world('首问责任岗由领导兼任', {
    organisation: { holders: { 'post:szy-desk': 'person:leader4' } },
    story: { registeredBy: 'leader4' },
  }),
  world('主要领导外出，有代行顺序', {
    organisation: { absent: ['person:leader1'], successions: ORDER },
    order: ['leader2', 'leader3'],
    away: ['leader1'],
  }),
  world('主要领导空缺，没有代行顺序，办公室无人', {
    organisation: { vacant: ['post:leader1', 'post:bgs-head', 'post:bgs-desk'] },
    deciders: { ...NORMAL, 4: [] },
  }),
  world('分管领导授权给拟说“不”的人', {
    organisation: { delegations: [{ from: 'person:leader4', to: 'person:szy-desk' }] },
    deciders: { ...NORMAL, 3: ['szy-desk', 'leader4'] },
  }),
  world('主要领导授权给分管领导', {
    organisation: {
      absent: ['person:leader1'],
      delegations: [{ from: 'person:leader1', to: 'person:leader4' }],
      successions: ORDER,
    },
    deciders: { ...NORMAL, 4: ['leader4', 'leader1'] },
    order: ['leader2', 'leader3'],
    away: ['leader1'],
  }),
  world('分管领导授权给科室负责人', {
    organisation: { delegations: [{ from: 'person:leader4', to: 'person:szy-head' }] },
    deciders: { ...NORMAL, 3: ['szy-head', 'leader4'] },
  }),
  world('科室负责人的AB角是首问责任人', {
    organisation: { absent: ['person:szy-head'], deputies: { 'post:szy-head': 'post:szy-desk' } },
    deciders: { ...NORMAL, 2: ['szy-desk', 'szy-head'] },
  }),
  world('局属单位', {
    deciders: { 2: ['sk-gc-head'], 3: ['sk-leader2'], 4: ['sk-leader1'] },
    superior: { 2: ['sk-leader1'], 3: ['leader4'], 4: ['leader1'] },
    people: [
      'sk-gc-desk',
      'sk-gc-head',
      'sk-leader2',
      'sk-leader1',
      'leader4',
      'leader1',
      'bgs-head',
      'dw-head',
      'hhk-head',
      'applicant',
      'system',
    ],
    story: { unit: 'sk-gc' },
  }),
  world('局属单位，由局里审定', {
    deciders: { 2: ['sk-gc-head'], 3: ['sk-leader1'], 4: ['leader1'] },
    people: [
      'sk-gc-desk',
      'sk-gc-head',
      'sk-leader2',
      'sk-leader1',
      'leader4',
      'leader1',
      'bgs-head',
      'dw-head',
      'applicant',
      'system',
    ],
    story: { unit: 'sk-gc', policy: { affiliatedFinal: 'bureau' } },
  }),
  world('小单位只有一个首问责任岗，没有三级', {
    deciders: { 2: ['zj-head'], 3: [], 4: ['zj-leader1'] },
    superior: { 2: ['zj-leader1'], 3: ['leader3'], 4: ['leader1'] },
    people: [
      'zj-desk',
      'zj-head',
      'zj-leader1',
      'leader3',
      'leader1',
      'leader2',
      'bgs-head',
      'dw-head',
      'hhk-head',
      'applicant',
      'system',
    ],
    story: { unit: 'zj' },
  }),
  world('小单位负责人身兼二级和四级', {
    organisation: { holders: { 'post:zj-head': 'person:zj-leader1' } },
    deciders: { 2: ['zj-leader1'], 3: [], 4: ['zj-leader1'] },
    superior: { 2: ['zj-leader1'], 3: ['leader3'], 4: ['leader1'] },
    people: [
      'zj-desk',
      'zj-leader1',
      'leader3',
      'leader1',
      'leader2',
      'bgs-head',
      'dw-head',
      'hhk-head',
      'applicant',
      'system',
    ],
    story: { unit: 'zj' },
  }),
  world('行政许可', {
    people: [...STAFF, 'fgk-head', 'applicant', 'system'],
    story: { track: 'licence' },
  }),
  world('咨询', { story: { intake: { kind: 'consultation' } } }),
  world('没有联系方式的匿名来信', {
    story: {
      applicant: { kind: 'anonymous', name: null, phone: null },
      intake: { channel: 'letter' },
    },
  }),
  world('中途科室负责人离任', {
    later: { vacant: ['post:szy-head'] },
    laterDeciders: { ...NORMAL, 2: [] },
  }),
  world('中途主要领导外出', {
    organisation: { successions: ORDER },
    later: { absent: ['person:leader1'], successions: ORDER },
    order: ['leader2', 'leader3'],
    away: ['leader1'],
  }),
  world('中途代行领导离任', {
    organisation: { vacant: ['post:leader1'], successions: ORDER },
    deciders: { ...NORMAL, 4: [] },
    order: ['leader2', 'leader3'],
    later: { vacant: ['post:leader1', 'post:leader2'], successions: ORDER },
    laterOrder: ['leader3'],
    people: [...STAFF, 'leader3', 'applicant', 'system'],
  }),
  world('中途科室撤销并入', {
    later: {
      closed: { 'unit:szy': 'unit:hhk' },
      vacant: ['post:szy-desk', 'post:szy-desk2', 'post:szy-head'],
    },
    laterDeciders: { ...NORMAL, 2: [] },
    people: [...STAFF, 'hhk-desk', 'applicant', 'system'],
  }),
];
