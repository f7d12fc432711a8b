import { expect, test } from 'vitest';
import { searchMatters } from './search.ts';
import type { Matter } from './types.ts';

const BASE: Matter = {
  id: 'matter:1',
  bureauId: 'bureau:demo',
  version: 1,
  code: 'XK-01',
  category: 'licence',
  track: 'licence',
  name: '取水许可（新办）',
  unitId: 'unit:szy',
  basis: [],
  statutoryWorkingDays: null,
  promisedWorkingDays: null,
  materials: [],
  commonReasons: [],
  wayForward: '',
  status: 'published',
};

const MATTERS: readonly Matter[] = [
  BASE,
  { ...BASE, code: 'XK-14', name: '河道采砂许可', unitId: 'unit:hhk' },
  { ...BASE, code: 'ZX-01', name: '取水许可条件咨询', category: 'complaint-consultation' },
];

test.each([
  ['everything without a query', {}, ['XK-01', 'XK-14', 'ZX-01']],
  ['a word of the name', { text: '采砂' }, ['XK-14']],
  ['a code, in any case', { text: 'xk-1' }, ['XK-14']],
  ['initials in pinyin, in any case', { text: 'QSXK' }, ['XK-01', 'ZX-01']],
  ['several words, all of them', { text: ' 取水  zx ' }, ['ZX-01']],
  ['initials do not run on from the code', { text: '01qsxk' }, []],
  ['a category', { category: 'complaint-consultation' }, ['ZX-01']],
  ['a unit', { unitId: 'unit:hhk' }, ['XK-14']],
  ['both and a word', { category: 'licence', unitId: 'unit:szy', text: '许可' }, ['XK-01']],
  ['nothing', { text: '排污口' }, []],
] as const)('finds %s', (_what, query, codes) => {
  expect(searchMatters(MATTERS, query).map((matter) => matter.code)).toEqual(codes);
});
