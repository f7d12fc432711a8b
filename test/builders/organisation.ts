/**
 * A small made-up bureau with readable ids, for tests of the rules.
 *
 * Bureau (`unit:bureau`), sections `unit:bgs` 办公室 · `unit:xzsp` 行政审批服务科 · `unit:rsk` 人事科 · `unit:dw`
 * 直属单位党委 · `unit:fgk` 政策法规科 · `unit:szy` 水资源管理科 · `unit:hhk` 河湖管理科. Each section X has
 * `post:X-desk` and `post:X-head`; szy and hhk also have `post:X-desk2`. The bureau's leaders: `post:leader1` (主要领导),
 * `post:leader2` supervises bgs, rsk, dw; `post:leader3` xzsp, fgk and `unit:zj`; `post:leader4` szy, hhk and `unit:sk`.
 * Affiliated: `unit:sk` with sections `unit:sk-gc`, `unit:sk-zh` and leaders `post:sk-leader1` (主要), `post:sk-leader2`;
 * `unit:zj`, small, without level 3: `post:zj-desk`, `post:zj-head`, `post:zj-leader1`.
 * Each `post:X` is held since 2020 by `person:X`, unless the options say otherwise.
 */
import type {
  Absence,
  Delegation,
  Directory,
  Holding,
  Post,
  PostKind,
  Succession,
  Supervises,
  Unit,
  UnitDuty,
  UnitKind,
} from '../../src/domain/organisation/types.ts';
import type { Instant } from '../../src/domain/time.ts';

export const BUREAU_ID = 'bureau:demo';
/** Before and after everything that a test does. */
export const EVER: Instant = '2020-01-01T00:00:00.000Z';
export const NEVER: Instant = '2100-01-01T00:00:00.000Z';

export interface DirectoryOptions {
  /** Posts that nobody holds: `['post:szy-head']`. */
  readonly vacant?: readonly string[];
  /** Posts that do not exist at all. */
  readonly without?: readonly string[];
  /** Other people at posts: `{ 'post:szy-head': 'person:leader4' }`. */
  readonly holders?: Readonly<Record<string, string>>;
  /** AB角: `{ 'post:szy-head': 'post:hhk-head' }`. */
  readonly deputies?: Readonly<Record<string, string>>;
  /** People away, always (`'person:leader4'`) or in an interval. */
  readonly absent?: readonly (string | Absence)[];
  /** `{ from: 'person:leader4', to: 'person:leader3' }`; all posts and all time unless said. */
  readonly delegations?: readonly DelegationOption[];
  /** Published order of succession by unit: `{ 'unit:bureau': ['post:leader2', 'post:leader4'] }`. */
  readonly successions?: Readonly<Record<string, readonly string[]>>;
  /** Closed units and their successors: `{ 'unit:hhk': 'unit:szy' }`. */
  readonly closed?: Readonly<Record<string, string>>;
  /** Other supervising leaders by unit; null where nobody is recorded. */
  readonly supervisors?: Readonly<Record<string, string | null>>;
}

export interface DelegationOption {
  readonly from: string;
  readonly to: string;
  readonly postId?: string;
  readonly since?: Instant;
  readonly until?: Instant;
  readonly takesOverWaiting?: boolean;
}

/** The small bureau, changed by the options. A name that is not in it throws, so that typing errors show. */
export function aDirectory(options: DirectoryOptions = {}): Directory {
  const units = new Map(UNITS.map((unit) => [unit.id, closedUnit(unit, options)]));
  const posts = new Map(
    POSTS.filter((post) => !options.without?.includes(post.id)).map((post) => [
      post.id,
      { ...post, deputyPostId: options.deputies?.[post.id] ?? null },
    ]),
  );
  const holdings = [...posts.keys()]
    .filter((postId) => !options.vacant?.includes(postId))
    .map((postId): Holding => {
      const personId = options.holders?.[postId] ?? postId.replace('post:', 'person:');
      return { postId, personId, from: EVER, to: null };
    });
  const directory: Directory = {
    bureauId: BUREAU_ID,
    version: 1,
    units,
    posts,
    holdings,
    supervises: supervisesOf(options).filter((row) => posts.has(row.postId)),
    delegations: (options.delegations ?? []).map(delegationOf),
    absences: (options.absent ?? []).map(absenceOf),
    successions: Object.entries(options.successions ?? {}).map(
      ([unitId, postIds]): Succession => ({ unitId, postIds }),
    ),
  };
  assertKnownNames(directory, options);
  return directory;
}

const UNITS: readonly Unit[] = [
  unit('bureau', null, 'bureau', '示例市水利局'),
  unit('bgs', 'bureau', 'section', '办公室', 'office'),
  unit('xzsp', 'bureau', 'section', '行政审批服务科', 'approval'),
  unit('rsk', 'bureau', 'section', '人事科', 'personnel'),
  unit('dw', 'bureau', 'section', '直属单位党委', 'supervision'),
  unit('fgk', 'bureau', 'section', '政策法规科', 'law'),
  unit('szy', 'bureau', 'section', '水资源管理科'),
  unit('hhk', 'bureau', 'section', '河湖管理科'),
  unit('sk', 'bureau', 'affiliated-unit', '水库运行保障中心'),
  unit('sk-gc', 'sk', 'section', '水库运行保障中心工程管理科'),
  unit('sk-zh', 'sk', 'section', '水库运行保障中心综合科'),
  unit('zj', 'bureau', 'affiliated-unit', '水利工程质量安全站'),
].map((each, index) => ({ ...each, sortOrder: index + 1 }));

const POSTS: readonly Post[] = [
  post('leader1', 'bureau', 'principal-leader', '局长'),
  post('leader2', 'bureau', 'supervising-leader', '副局长（分管办公室、人事、党委）'),
  post('leader3', 'bureau', 'supervising-leader', '副局长（分管行政审批、政策法规）'),
  post('leader4', 'bureau', 'supervising-leader', '副局长（分管水资源、河湖）'),
  post('sk-leader1', 'sk', 'principal-leader', '水库运行保障中心主任'),
  post('sk-leader2', 'sk', 'supervising-leader', '水库运行保障中心副主任'),
  post('zj-leader1', 'zj', 'principal-leader', '水利工程质量安全站站长'),
  post('szy-desk2', 'szy', 'first-responder', '水资源管理科首问责任岗二'),
  post('hhk-desk2', 'hhk', 'first-responder', '河湖管理科首问责任岗二'),
  ...['bgs', 'xzsp', 'rsk', 'dw', 'fgk', 'szy', 'hhk', 'sk-gc', 'sk-zh', 'zj'].flatMap((name) => {
    const title = UNITS.find((each) => each.id === `unit:${name}`)?.name ?? name;
    return [
      post(`${name}-desk`, name, 'first-responder', `${title}首问责任岗`),
      post(`${name}-head`, name, 'section-head', `${title}负责人`),
    ];
  }),
];

const SUPERVISED: Readonly<Record<string, readonly string[]>> = {
  'post:leader2': ['unit:bgs', 'unit:rsk', 'unit:dw'],
  'post:leader3': ['unit:xzsp', 'unit:fgk', 'unit:zj'],
  'post:leader4': ['unit:szy', 'unit:hhk', 'unit:sk'],
  'post:sk-leader2': ['unit:sk-gc', 'unit:sk-zh'],
};

function unit(name: string, parent: string | null, kind: UnitKind, title: string, duty?: UnitDuty): Unit {
  return {
    id: `unit:${name}`,
    bureauId: BUREAU_ID,
    parentId: parent === null ? null : `unit:${parent}`,
    kind,
    name: title,
    duty: duty ?? null,
    phone: '0377-00000000',
    sortOrder: 0,
    closedAt: null,
    successorUnitId: null,
  };
}

function post(name: string, unitName: string, kind: PostKind, title: string): Post {
  return {
    id: `post:${name}`,
    bureauId: BUREAU_ID,
    unitId: `unit:${unitName}`,
    kind,
    title,
    deputyPostId: null,
  };
}

function closedUnit(open: Unit, options: DirectoryOptions): Unit {
  const successorUnitId = options.closed?.[open.id];
  return successorUnitId === undefined ? open : { ...open, closedAt: EVER, successorUnitId };
}

function supervisesOf(options: DirectoryOptions): readonly Supervises[] {
  const usual = Object.entries(SUPERVISED).flatMap(([postId, unitIds]) =>
    unitIds.map((unitId) => [unitId, postId] as const),
  );
  return Object.entries({ ...Object.fromEntries(usual), ...options.supervisors })
    .filter((row): row is [string, string] => row[1] !== null)
    .map(([unitId, postId]) => ({ unitId, postId }));
}

function delegationOf(option: DelegationOption, index: number): Delegation {
  return {
    id: `delegation:${index + 1}`,
    fromPersonId: option.from,
    toPersonId: option.to,
    postId: option.postId ?? null,
    from: option.since ?? EVER,
    to: option.until ?? NEVER,
    takesOverWaiting: option.takesOverWaiting ?? true,
  };
}

function absenceOf(option: string | Absence): Absence {
  return typeof option === 'string' ? { personId: option, from: EVER, to: NEVER } : option;
}

function assertKnownNames(directory: Directory, options: DirectoryOptions): void {
  const known = new Set<string>([
    ...UNITS.map((each) => each.id),
    ...POSTS.map((each) => each.id),
    ...POSTS.map((each) => each.id.replace('post:', 'person:')),
  ]);
  const used = [
    ...(options.vacant ?? []),
    ...(options.without ?? []),
    ...Object.keys(options.holders ?? {}),
    ...Object.entries(options.deputies ?? {}).flat(),
    ...Object.entries(options.successions ?? {}).flatMap(([unitId, postIds]) => [unitId, ...postIds]),
    ...Object.keys(options.closed ?? {}),
    ...Object.keys(options.supervisors ?? {}),
    ...directory.supervises.map((row) => row.postId),
    ...directory.absences.map((absence) => absence.personId),
    ...directory.delegations.flatMap((each) => [
      each.fromPersonId,
      each.toPersonId,
      each.postId ?? each.toPersonId,
    ]),
  ];
  const people = new Set([...known, ...Object.values(options.holders ?? {})]);
  const unknown = used.filter((name) => !people.has(name));
  if (unknown.length > 0) throw new Error(`not in the test bureau: ${unknown.join(', ')}`);
}
