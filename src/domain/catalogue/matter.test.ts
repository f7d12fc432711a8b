import { describe, expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../policy.ts';
import { CATEGORIES, CATEGORY_LABELS } from './labels.ts';
import { handlingLimit, matterFaults, NO_MATERIALS, publishedKey, publishedMatters } from './matter.ts';
import type { Matter } from './types.ts';

const MATTER: Matter = {
  id: 'matter:1',
  bureauId: 'bureau:demo',
  version: 1,
  code: 'XK-01',
  category: 'licence',
  track: 'licence',
  name: '取水许可（新办）',
  unitId: 'unit:szy',
  basis: ['《水法》第四十八条'],
  statutoryWorkingDays: 45,
  promisedWorkingDays: 20,
  materials: ['取水许可申请书'],
  commonReasons: ['取水口位于地下水禁采区'],
  wayForward: '改用地表水或公共管网供水。',
  status: 'published',
};

const matter = (change: Partial<Matter>): Matter => ({ ...MATTER, ...change });

describe('publishedMatters (3.1)', () => {
  test('shows what is published, by category as the plan names them, then by code', () => {
    const list = [
      matter({ code: 'DN-01', category: 'breakpoint' }),
      matter({ code: 'XK-02' }),
      matter({ code: 'DU-01', category: 'blockage' }),
      matter({ code: 'ZX-01', category: 'complaint-consultation' }),
      matter({ code: 'XK-03', status: 'draft' }),
      matter({ code: 'XF-01', category: 'letters-visits' }),
      matter({ code: 'XK-01' }),
      matter({ code: 'JB-01', category: 'assigned' }),
      matter({ code: 'FW-01', category: 'service' }),
      matter({ code: 'FW-02', category: 'service', status: 'withdrawn' }),
    ];
    expect(publishedMatters(list).map((each) => each.code)).toEqual([
      'XK-01',
      'XK-02',
      'FW-01',
      'JB-01',
      'XF-01',
      'ZX-01',
      'DU-01',
      'DN-01',
    ]);
  });

  test('the key of the order is the category’s place and the code', () => {
    expect(publishedKey(MATTER)).toBe('0-XK-01');
    expect(publishedKey(matter({ category: 'breakpoint', code: 'DN-07' }))).toBe('6-DN-07');
  });

  test('each of the seven categories of the plan has its name', () => {
    expect(CATEGORIES.map((category) => CATEGORY_LABELS[category])).toEqual([
      '行政许可',
      '政务服务',
      '党委政府领导交办',
      '来信来访',
      '投诉和业务咨询',
      '堵点',
      '断点',
    ]);
  });
});

describe('handlingLimit (2.1b)', () => {
  test.each([
    ['the promise comes first', 20, 45, { workingDays: 20, source: 'promised' }],
    ['then the law', null, 45, { workingDays: 45, source: 'statutory' }],
    ['a promise without a law', 3, null, { workingDays: 3, source: 'promised' }],
    ['then the bureau’s own rule', null, null, { workingDays: 10, source: 'policy' }],
  ] as const)('%s', (_case, promisedWorkingDays, statutoryWorkingDays, limit) => {
    expect(handlingLimit({ promisedWorkingDays, statutoryWorkingDays }, DEFAULT_POLICY)).toEqual(limit);
  });

  test('without a matter the bureau’s rule holds', () => {
    expect(handlingLimit(null, { handlingWorkingDays: 7 })).toEqual({ workingDays: 7, source: 'policy' });
  });
});

describe('matterFaults', () => {
  test('a complete matter has none', () => {
    expect(matterFaults(MATTER)).toEqual([]);
    expect(matterFaults(matter({ materials: [NO_MATERIALS] }))).toEqual([]);
    expect(matterFaults(matter({ promisedWorkingDays: 45 }))).toEqual([]);
    expect(matterFaults(matter({ promisedWorkingDays: null, statutoryWorkingDays: null }))).toEqual([]);
    expect(matterFaults(matter({ promisedWorkingDays: 1, statutoryWorkingDays: null }))).toEqual([]);
  });

  test.each([
    ['name-missing', { name: ' ' }],
    ['code-missing', { code: '' }],
    ['materials-missing', { materials: [] }],
    ['materials-missing', { materials: [' '] }],
    ['reasons-missing', { commonReasons: [] }],
    ['way-forward-missing', { wayForward: '' }],
    ['basis-missing', { basis: [] }],
    ['limit-not-positive', { promisedWorkingDays: 0 }],
    ['limit-not-positive', { promisedWorkingDays: 1.5 }],
    ['limit-not-positive', { promisedWorkingDays: null, statutoryWorkingDays: 0 }],
    ['promise-exceeds-law', { promisedWorkingDays: 46 }],
  ] as const)('%s', (fault, change) => {
    expect(matterFaults(matter(change))).toEqual([fault]);
  });

  test('only a licence must name its basis', () => {
    expect(matterFaults(matter({ track: 'general', basis: [] }))).toEqual([]);
  });

  test('all faults at once', () => {
    expect(matterFaults(matter({ name: '', wayForward: '', materials: [] }))).toEqual([
      'name-missing',
      'materials-missing',
      'way-forward-missing',
    ]);
  });
});
