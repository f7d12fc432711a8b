import { describe, expect, it } from 'vitest';
import { type CaseDefaults, type CaseLookups, isFooter, readCaseRow } from './case-rows.ts';
import { nameIndex } from './names.ts';
import { contentOf, repeatsIn } from './repeats.ts';
import type { Cell, Mapping } from './types.ts';
import { CASE_FIELDS, type CaseField } from './vocabulary.ts';

/** One column a field, in the order of the fields: A is the number, B the time, C the title … */
const mapping = Object.fromEntries(CASE_FIELDS.map((field, index) => [field, index])) as Mapping<CaseField>;
const UNIT = '00000000-0000-7000-8000-000000000001';
const OFFICE = '00000000-0000-7000-8000-000000000002';
const MATTER = '00000000-0000-7000-8000-000000000003';
const lookups: CaseLookups = {
  units: nameIndex([
    { id: UNIT, name: '水资源管理科' },
    { id: OFFICE, name: '机关党总支' },
  ]),
  handling: new Set([UNIT]),
  matters: nameIndex([{ id: MATTER, name: '取水许可' }]),
  unitOfMatter: new Map([[MATTER, UNIT]]),
  now: '2022-01-06T02:00:00.000Z',
};
const defaults: CaseDefaults = { unitId: null, matterId: null, kind: 'request', channel: 'hotline' };

function read(cells: Partial<Record<CaseField, Cell>>, chosen: Partial<CaseDefaults> = {}, no = 12) {
  const row = { no, cells: CASE_FIELDS.map((field) => cells[field] ?? null) };
  return readCaseRow(row, mapping, { ...defaults, ...chosen }, lookups);
}
const WHOLE = { title: '水泵坏了', detail: '村口水泵坏了三天。', unit: '水资源管理科' };
const saidOf = (cells: Partial<Record<CaseField, Cell>>, chosen = {}) =>
  read(cells, chosen).faults.map(({ cell, said }) => `${cell} ${said}`);

describe('a row as a request', () => {
  it('takes every column', () => {
    const { draft, faults, notes } = read({
      ...WHOLE,
      sourceNumber: 20_220_105_001,
      receivedAt: '2022年1月5日 14:30',
      applicantName: ' 申请人\t甲 ',
      phone: '0377-00000001',
      address: '示例乡',
      kind: '咨询',
      channel: '来信',
      matter: '取水许可',
      dueOn: '2022/1/12',
    });
    expect(faults).toEqual([]);
    expect(notes).toEqual([]);
    expect(draft).toEqual({
      sourceNumber: '20220105001',
      receivedAt: '2022-01-05T06:30:00.000Z',
      title: '水泵坏了',
      detail: '村口水泵坏了三天。',
      applicant: {
        kind: 'person',
        name: '申请人甲',
        organisation: null,
        phone: '0377-00000001',
        address: '示例乡',
      },
      kind: 'consultation',
      channel: 'letter',
      unitId: UNIT,
      matterId: MATTER,
      dueOn: '2022-01-12',
    });
  });

  it('without a name is anonymous, of a company the company’s', () => {
    expect(read(WHOLE).draft?.applicant).toMatchObject({ kind: 'anonymous', name: null });
    expect(read({ ...WHOLE, applicantName: '匿名' }).draft?.applicant).toMatchObject({
      kind: 'anonymous',
      name: null,
    });
    expect(read({ ...WHOLE, organisation: '示例公司' }).draft?.applicant).toMatchObject({
      kind: 'enterprise',
    });
  });

  it('takes its title from the text, its text from the title', () => {
    const text = '村口的水泵坏了三天了，冬小麦浇不上水，希望尽快派人来检修一下水泵。谢谢。';
    expect(read({ unit: WHOLE.unit, detail: text }).draft?.title).toBe(
      '村口的水泵坏了三天了，冬小麦浇不上水，希望尽快派人来检修一下…',
    );
    expect(read({ unit: WHOLE.unit, detail: '水泵坏了。请修。' }).draft?.title).toBe('水泵坏了');
    expect(read({ unit: WHOLE.unit, title: '水泵坏了' }).draft?.detail).toBe('水泵坏了');
  });

  it('goes to the unit of its row, else the chosen one, else the one of its matter', () => {
    const { unit: _, ...rest } = WHOLE;
    expect(read(rest, { unitId: UNIT }).draft?.unitId).toBe(UNIT);
    expect(read({ ...rest, matter: '取水许可' }).draft?.unitId).toBe(UNIT);
    expect(saidOf(rest)).toEqual(['K12 没有写承办单位']);
  });
});

describe('what is wrong with a row', () => {
  it('is said with its cell and what to do', () => {
    expect(read({ ...WHOLE, receivedAt: '2022-02-30' }).faults).toEqual([
      { row: 12, cell: 'B12', said: '“2022-02-30”没有这一天', remedy: '请核对年、月、日。' },
    ]);
    expect(read({ ...WHOLE, unit: '水资源科' }).faults).toEqual([
      {
        row: 12,
        cell: 'K12',
        said: '没有名为“水资源科”的承办单位',
        remedy: '是不是“水资源管理科”？请改为机构名称中的写法。',
      },
    ]);
  });

  it('is said all at once, and then there is no request', () => {
    const { draft, faults } = read({
      receivedAt: '昨天',
      phone: '见内容',
      kind: '三级',
      channel: '传真',
      unit: '无名科',
    });
    expect(draft).toBeNull();
    expect(faults.map(({ cell }) => cell)).toEqual(['B12', 'D12', 'G12', 'I12', 'J12', 'K12']);
  });

  it.each([
    [{ receivedAt: '2022-01-06 10:01' }, 'B12 “2022-01-06 10:01”晚于现在'],
    [{ receivedAt: '#N/A' }, 'B12 单元格显示的是公式错误“#N/A”'],
    [{ sourceNumber: 2.0220105001e15 }, 'A12 “2022010500100000”已被 Excel 改写，末尾几位不可靠'],
    [{ sourceNumber: '2.02201E+11' }, 'A12 “2.02201E+11”已被 Excel 改写，末尾几位不可靠'],
    [{ phone: '411300199001010011' }, 'G12 “***************011”位数太多，不像电话号码'],
    [{ dueOn: '2022-01-12' }, 'M12 有期限，但没有来件编号'],
    [{ unit: '机关党总支' }, 'K12 “机关党总支”不承办办件'],
    [{ matter: '取水' }, 'L12 事项清单里没有“取水”'],
    [{ title: '水' }, 'C12 标题“水”太短'],
    [{ title: '水'.repeat(201) }, 'C12 标题超过 200 个字'],
    [{ detail: '水'.repeat(20_001) }, 'D12 内容超过 20000 个字'],
    [{ applicantName: '甲'.repeat(101) }, 'E12 申请人姓名超过 100 个字'],
  ])('case %#', (cells, said) => expect(saidOf({ ...WHOLE, ...cells })).toContain(said));

  it('a second number is noted, not lost silently', () => {
    const { draft, notes } = read({ ...WHOLE, phone: '13800000001/13900000002' });
    expect(draft?.applicant.phone).toBe('13800000001');
    expect(notes).toEqual([expect.objectContaining({ cell: 'G12', said: '另有 1 个号码没有登记' })]);
  });
});

describe('rows that repeat each other', () => {
  const rows = (...cells: Partial<Record<CaseField, Cell>>[]) =>
    cells.map((one, index) => read({ ...WHOLE, ...one }, {}, index + 2));

  it('by number, and without one by who asked when for what', () => {
    const { repeated, faults } = repeatsIn(
      rows(
        { sourceNumber: 'GD1' },
        { sourceNumber: 'GD1' },
        {},
        { title: ' 水泵坏了 ' },
        { receivedAt: '2022-01-05' },
      ),
      mapping,
    );
    expect(faults).toEqual([]);
    expect([...repeated.keys()]).toEqual([3, 5]);
    expect(repeated.get(5)?.said).toBe('与第 4 行相同，只登记一次');
  });

  it('two orders of one text are two requests', () => {
    expect(repeatsIn(rows({ sourceNumber: 'GD1' }, { sourceNumber: 'GD2' }), mapping).repeated.size).toBe(0);
  });

  it('one number over two texts is a fault: neither may be lost', () => {
    const { faults } = repeatsIn(
      rows({ sourceNumber: 'GD1' }, { sourceNumber: 'GD1', detail: '另一件事。' }),
      mapping,
    );
    expect(faults).toEqual([
      expect.objectContaining({ cell: 'A3', said: '来件编号“GD1”与第 2 行相同，但内容不同' }),
    ]);
  });

  it('content does not mind blanks', () => {
    const [a, b] = rows({ detail: '村口 水泵\n坏了' }, { detail: '村口水泵坏了' });
    expect(a?.draft && contentOf(a.draft)).toBe(b?.draft && contentOf(b.draft));
  });
});

it('sums and signatures under a table are no requests', () => {
  const row = (...cells: Cell[]) => isFooter({ no: 9, cells });
  expect(row('合计：', null, 12)).toBe(true);
  expect(row(null, '制表人：某某')).toBe(true);
  expect(row('GD1', '2022-01-05', '合计不符')).toBe(false);
  expect(row('合计水量不符', '2022-01-05', '投诉')).toBe(false);
});
