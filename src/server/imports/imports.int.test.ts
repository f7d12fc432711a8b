import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { gb18030 } from '../../../test/builders/gb18030.ts';
import { createImportClient, type ImportClient } from '../../../test/builders/import-client.ts';
import { type CellIn, workbook } from '../../../test/builders/workbook.ts';
import type { CaseDto, caseListSchema } from '../../contract/cases.ts';

type CaseList = z.output<typeof caseListSchema>;
const OFFICE = 'bangongshi.desk1';

/** An export as a hotline makes it: a title, an empty row, a heading over two rows, merged cells, a sum. */
const EXPORT: readonly (readonly CellIn[])[] = [
  ['某市12345热线工单', null, null, null, null, null, null, null],
  [],
  ['序号', '工单编号', '受理时间', '诉求人', null, '标题', '诉求内容', '承办单位'],
  ['序号', '工单编号', '受理时间', '姓名', '联系电话', '标题', '诉求内容', '承办单位'],
  [
    1,
    20_260_226_001,
    { serial: 46_079.604166666664 },
    '申请人甲',
    '13800000001',
    '水泵坏了',
    '村口水泵坏了三天。\n请派人\t检修。',
    '农村水利水电科',
  ],
  [2, 20_260_226_002, '2026/2/26 15:05', '匿名', '无', '河道倒垃圾', '有人往河里倒垃圾。', null],
  [],
  [
    3,
    20_260_227_003,
    '2026年2月27日 上午9点',
    '申请人乙',
    '0377-63000001',
    '=1+1',
    '@SUM(A1:A9) 这是一段咨询。',
    '市水利局河湖管理科',
  ],
  ['合计：3 件'],
];
const SHEET = {
  name: '工单',
  rows: EXPORT,
  merges: ['A1:H1', 'A3:A4', 'B3:B4', 'C3:C4', 'D3:E3', 'F3:F4', 'G3:G4', 'H3:H4', 'H5:H6'],
};
const TEXT = [
  '工单编号,受理时间,姓名,联系电话,标题,诉求内容,承办单位',
  '20260226001,20260226143000,"申请人\t甲",１３８００００００01,水泵坏了,"村口水泵坏了三天。\r\n请派人\t检修。",农村水利水电科',
  '20260226002,2026-02-26 15:05,匿名,,河道倒垃圾,有人往河里倒垃圾。,农村水利水电科',
  ',,,,,,',
  '20260227003,2026年2月27日 9:00,申请人乙,0377-63000001,=1+1,@SUM(A1:A9) 这是一段咨询。,河湖管理科',
].join('\r\n');

const clients: ImportClient[] = [];
async function fresh(): Promise<ImportClient> {
  const client = await createImportClient();
  clients.push(client);
  return client;
}
afterAll(() => Promise.all(clients.map(({ server }) => server.close())));

/** What was registered, in people's words, by source number. */
async function registered(client: ImportClient): Promise<readonly object[]> {
  const { body } = await client.get<CaseList>(OFFICE, '/cases?limit=100');
  const cases = await Promise.all(body.items.map(({ id }) => client.get<CaseDto>(OFFICE, `/cases/${id}`)));
  return cases
    .map(({ body: one }) => ({
      number: one.source?.number,
      receivedAt: one.receivedAt,
      registeredAt: one.registeredAt,
      name: one.applicant.name,
      kind: one.applicant.kind,
      phone: one.applicant.phone,
      title: one.title,
      detail: one.detail,
      unit: one.unitName,
      channel: one.channel,
      track: one.track,
      by: one.registeredByName,
    }))
    .sort((a, b) => ((a.number ?? '') < (b.number ?? '') ? -1 : 1));
}

const EXPECTED = [
  {
    number: '20260226001',
    receivedAt: '2026-02-26T06:30:00.000Z',
    name: '申请人甲',
    kind: 'person',
    phone: '138****0001',
    title: '水泵坏了',
    detail: '村口水泵坏了三天。\n请派人 检修。',
    unit: '农村水利水电科',
  },
  {
    number: '20260226002',
    receivedAt: '2026-02-26T07:05:00.000Z',
    name: null,
    kind: 'anonymous',
    phone: null,
    title: '河道倒垃圾',
    detail: '有人往河里倒垃圾。',
    unit: '农村水利水电科',
  },
  {
    number: '20260227003',
    receivedAt: '2026-02-27T01:00:00.000Z',
    name: '申请人乙',
    kind: 'person',
    phone: '037****0001',
    title: '=1+1',
    detail: '@SUM(A1:A9) 这是一段咨询。',
    unit: '河湖管理科',
  },
].map((one) => ({
  ...one,
  registeredAt: '2026-03-02T01:00:00.000Z',
  channel: 'hotline',
  track: 'hotline',
  by: '办公室首问责任岗（一）',
}));

describe('an export of a hotline', () => {
  let client: ImportClient;
  let id = '';
  beforeAll(async () => {
    client = await fresh();
  });

  it('is read, guessed and shown before anything happens', async () => {
    const shown = await client.upload(workbook(SHEET));
    id = shown.id;
    expect(shown).toMatchObject({
      kind: 'cases',
      state: 'ready',
      fileName: '工单.xlsx',
      sheet: '工单',
      headingRow: 4,
      mappedBy: 'guessed',
      counts: { rows: 3, fresh: 3, known: 0, faulty: 0, skipped: 1 },
      faultsTotal: 0,
    });
    expect(shown.mapping).toMatchObject({
      sourceNumber: 1,
      receivedAt: 2,
      applicantName: 3,
      phone: 4,
      title: 5,
      detail: 6,
      unit: 7,
      matter: null,
    });
    expect(shown.preview.map(({ row, state }) => [row, state])).toEqual([
      [5, 'new'],
      [6, 'new'],
      [8, 'new'],
    ]);
    expect(shown.preview[0]?.cells).toMatchObject({
      receivedAt: '2026-02-26 14:30',
      phone: '138****0001',
      unit: '农村水利水电科',
    });
    expect(await client.count('case_file')).toBe(0);
  });

  it('is registered whole, with an event, a chain and clocks, and says which row became which case', async () => {
    const done = await client.finish(OFFICE, id);
    expect(done).toMatchObject({ state: 'done', progress: null, counts: { fresh: 3, known: 0, faulty: 0 } });
    expect(done.report.items.map(({ row, result, caseNumber }) => [row, result, caseNumber])).toEqual([
      [5, 'registered', '示水-2026-000001'],
      [6, 'registered', '示水-2026-000002'],
      [8, 'registered', '示水-2026-000003'],
    ]);
    expect(await registered(client)).toEqual(EXPECTED);
    const caseId = done.report.items[0]?.caseId;
    const { body } = await client.get<{ verified: boolean; items: { type: string }[] }>(
      OFFICE,
      `/cases/${caseId}/events`,
    );
    expect(body).toMatchObject({ verified: true, items: [{ type: 'registered' }] });
  });

  it('runs its time from the day it came in: ten working days from 02-26, the Saturday worked among them', async () => {
    const { items } = (await client.get<CaseList>(OFFICE, '/cases?limit=100')).body;
    const { id: caseId } = items.find(({ number }) => number === '示水-2026-000001') ?? { id: '' };
    const { body } = await client.get<CaseDto>(OFFICE, `/cases/${caseId}`);
    const handling = body.clocks.find(({ kind }) => kind === 'handling');
    expect(handling).toMatchObject({
      startedAt: '2026-02-26T06:30:00.000Z',
      dueAt: expect.stringMatching(/^2026-03-11/),
    });
    expect(handling?.days?.filter(({ counted }) => counted).map(({ on }) => on.slice(5))).toEqual(
      '02-27 02-28 03-02 03-03 03-04 03-05 03-06 03-09 03-10 03-11'.split(' '),
    );
  });

  it('a second time is known by its file', async () => {
    const again = await client.upload(workbook(SHEET), { name: '再来一次.xlsx' });
    expect(again).toMatchObject({ state: 'repeated', repeatOf: { id, fileName: '工单.xlsx', fresh: 3 } });
    expect(await client.run(OFFICE, again.id)).toMatchObject({
      status: 409,
      body: { code: 'import.repeated' },
    });
  });

  it('with one more row brings in that row only, whatever the form of the file', async () => {
    const more = `${TEXT}\r\n20260302004,2026-3-2 8:30,申请人丙,,引水渠漏水,东干渠漏水。,农村水利水电科`;
    const shown = await client.upload(gb18030(more), { name: '工单.csv' });
    expect(shown.counts).toMatchObject({ rows: 4, fresh: 1, known: 3 });
    const done = await client.finish(OFFICE, shown.id);
    expect(done.report.items.map(({ row, result, caseNumber }) => [row, result, caseNumber])).toEqual([
      [2, 'known', '示水-2026-000001'],
      [3, 'known', '示水-2026-000002'],
      [5, 'known', '示水-2026-000003'],
      [6, 'registered', '示水-2026-000004'],
    ]);
    expect(await client.count('case_file')).toBe(4);
  });

  it('a number that came in by hand is known as well, and another text under it is pointed out', async () => {
    await client.register({ channel: 'hotline', source: { number: 'GD-手工', dueOn: null } });
    const shown = await client.upload(
      Buffer.from(
        '工单编号,标题,承办单位\nGD-手工,申请打一口自备井,水资源管理科\n20260226001,另一件事情,水资源管理科\n',
      ),
    );
    const done = await client.finish(OFFICE, shown.id);
    expect(done.report.items.map(({ result, said }) => [result, said])).toEqual([
      ['known', expect.stringMatching(/^来件编号与 示水-2026-\d{6} 相同$/)],
      ['known', '来件编号与 示水-2026-000001 相同，但内容不同，没有再登记'],
    ]);
  });
});

describe('the same requests as text', () => {
  it.each([
    ['GB18030', gb18030(TEXT)],
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['UTF-16 with tabs', Buffer.from(`\ufeff${TEXT.replaceAll('\t', ' ').replaceAll(',', '\t')}`, 'utf16le')],
  ])('in %s come to the same', async (_, file) => {
    const client = await fresh();
    const shown = await client.upload(file, { name: '工单.csv' });
    expect(shown).toMatchObject({ sheet: null, counts: { rows: 3, fresh: 3, faulty: 0 } });
    expect((await client.finish(OFFICE, shown.id)).state).toBe('done');
    expect(await registered(client)).toEqual(EXPECTED);
  });
});

describe('one bad date', () => {
  it('is named with its cell, and nothing is imported', async () => {
    const client = await fresh();
    const bad = workbook({
      ...SHEET,
      rows: EXPORT.map((row, r) => row.map((cell, c) => (r === 7 && c === 2 ? '2026年2月30日' : cell))),
    });
    const shown = await client.upload(bad);
    expect(shown.counts).toMatchObject({ rows: 3, fresh: 2, faulty: 1 });
    expect(shown.faults).toEqual([
      { row: 8, cell: 'C8', said: '“2026年2月30日”没有这一天', remedy: '请核对年、月、日。' },
    ]);
    const halted = await client.finish(OFFICE, shown.id);
    expect(halted.state).toBe('faulty');
    expect(halted.report.items).toEqual([
      {
        result: 'fault',
        row: 8,
        cell: 'C8',
        said: '“2026年2月30日”没有这一天',
        remedy: '请核对年、月、日。',
        caseId: null,
        caseNumber: null,
      },
    ]);
    for (const table of ['case_file', 'case_event', 'case_outbox', 'imported_row', 'case_source']) {
      expect([table, await client.count(table)]).toEqual([table, 0]);
    }
    // Without that column the rest can go in, received when it is registered.
    const { body } = await client.remap(OFFICE, shown.id, {
      mapping: { ...shown.mapping, receivedAt: null },
    });
    expect(body).toMatchObject({ state: 'ready', mappedBy: 'person', counts: { fresh: 3, faulty: 0 } });
    expect((await client.finish(OFFICE, shown.id)).state).toBe('done');
    expect(await client.count('case_file')).toBe(3);
  });
});
