import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount, bearer, logInAs } from '../../../test/builders/accounts.ts';
import { createImportClient, type ImportClient } from '../../../test/builders/import-client.ts';
import { type CellIn, workbook } from '../../../test/builders/workbook.ts';
import type { ImportListDto } from '../../contract/imports.ts';
import { loadOrganisation } from '../organisation/directory.ts';
import { inert } from './sheets.ts';

const OFFICE = 'bangongshi.desk1';
const HEAD = [
  '单位名称',
  '上级单位',
  '单位类型',
  '单位电话',
  '岗位名称',
  '岗位类型',
  '姓名',
  '办公电话',
  '分管单位',
  'AB角岗位',
];
const ROSTER: readonly (readonly CellIn[])[] = [
  ['示例市水利局机构人员名册'],
  HEAD,
  [
    '智慧水利科',
    null,
    '科室',
    '0377-00000201',
    '智慧水利科负责人',
    '科室负责人',
    '甲某',
    '0377-00000202',
    null,
    '规划计划科负责人',
  ],
  ['智慧水利科', null, null, null, '智慧水利科首问责任岗', '首问责任人', '乙　某', null, null, null],
  [
    '示例市水利局',
    null,
    null,
    null,
    '副局长（分管水资源、河湖）',
    '分管领导',
    null,
    null,
    '智慧水利科、水资源管理科',
    null,
  ],
  ['财务科', null, null, null, '财务科负责人', null, '丙某', null, null, null],
];
const roster = (rows = ROSTER) => workbook({ name: '名册', rows, merges: ['A1:J1'] });

let client: ImportClient;
beforeAll(async () => {
  client = await createImportClient();
});
afterAll(() => client.server.close());

const organisation = () => loadOrganisation(client.server.deps.pool, client.bureau.bureauId);
const send = (file: Buffer, username = OFFICE) =>
  client.upload(file, { kind: 'organisation', name: '名册.xlsx', username });

describe('a roster of units, posts and people', () => {
  it('says before what it changes', async () => {
    const before = (await organisation()).version;
    const shown = await send(roster());
    expect(shown).toMatchObject({
      kind: 'organisation',
      state: 'ready',
      counts: { rows: 4, fresh: 4, known: 0, faulty: 0 },
    });
    expect(shown.preview.flatMap(({ remarks }) => remarks.map(({ row, said }) => `${row} ${said}`))).toEqual([
      '3 新设科室“智慧水利科”',
      '3 新设岗位“智慧水利科负责人”（科室负责人）',
      '3 新增人员“甲某”',
      '3 “甲某”任“智慧水利科负责人”',
      '3 “智慧水利科负责人”的 AB角为“规划计划科负责人”',
      '4 新设岗位“智慧水利科首问责任岗”（首问责任人）',
      '4 新增人员“乙某”',
      '4 “乙某”任“智慧水利科首问责任岗”',
      '5 “智慧水利科”由“副局长（分管水资源、河湖）”分管',
      '6 新增人员“丙某”',
      '6 “财务科负责人”由“财务科负责人”改为“丙某”',
    ]);
    expect(shown.notices).toContain('新增 3 人，登录账号由系统管理员另行开通。');
    expect((await organisation()).version).toBe(before);
  });

  it('is carried out whole, and the new section takes cases at once', async () => {
    const before = await organisation();
    const shown = await send(roster());
    const done = await client.finish(OFFICE, shown.id);
    expect(done).toMatchObject({ state: 'done', counts: { fresh: 4 } });
    const after = await organisation();
    expect(after.directory.units.size).toBe(before.directory.units.size + 1);
    expect(after.directory.posts.size).toBe(before.directory.posts.size + 2);
    const section = [...after.directory.units.values()].find(({ name }) => name === '智慧水利科');
    expect(section).toMatchObject({ kind: 'section', phone: '0377-00000201' });
    const { body } = await client.get<{
      levels: { post: { title: string } | null; acting: { name: string }[] }[];
    }>(OFFICE, `/organisation/chain?unitId=${section?.id}`);
    expect(body.levels.map(({ post, acting }) => [post?.title, acting[0]?.name])).toEqual([
      ['智慧水利科负责人', '甲某'],
      ['副局长（分管水资源、河湖）', '副局长（分管水资源、河湖）'],
      ['党组书记、局长', '党组书记、局长'],
    ]);
    expect((await client.register({ unitId: section?.id ?? '' }, OFFICE)).responder.personName).toBe('乙某');
    // The one who headed the section before holds the post no more.
    const head = client.bureau.post('caiwu.head');
    expect(after.directory.holdings.filter(({ postId, to }) => postId === head && to === null)).toHaveLength(
      1,
    );
  });

  it('a second time changes nothing', async () => {
    const before = (await organisation()).version;
    const shown = await send(roster());
    expect(shown.counts).toMatchObject({ rows: 4, fresh: 0, known: 4 });
    const done = await client.finish(OFFICE, shown.id);
    expect(done.report.items.map(({ row, result, said }) => [row, result, said])).toEqual(
      [3, 4, 5, 6].map((row) => [row, 'known', '与现有的一致，没有改动']),
    );
    expect((await organisation()).version).toBe(before);
  });

  it('with one fault changes nothing and names the cell', async () => {
    const before = (await organisation()).version;
    const rows = [...ROSTER, ['水资源管理科', null, null, null, '水资源管理科副科长', '司机', '丁某']];
    const shown = await send(roster(rows));
    const halted = await client.finish(OFFICE, shown.id);
    expect(halted.state).toBe('faulty');
    expect(halted.report.items.map(({ cell, said, remedy }) => [cell, said, remedy])).toEqual([
      ['F7', '岗位类型“司机”看不懂', '请改为：首问责任人、科室负责人、分管领导、主要领导、工作人员。'],
    ]);
    expect((await organisation()).version).toBe(before);
  });

  it('is for the office, the personnel section and the system administrator', async () => {
    const { status, body } = await client.send('shuiziyuan.head', roster(), { kind: 'organisation' });
    expect([status, body.code]).toEqual([403, 'import.not-yours']);
    expect((await send(roster(), 'renshi.desk1')).state).toBe('ready');
    const { deps, app } = client.server;
    const issued = await addAccount(deps.pool, client.bureau.bureauId, 'sysadmin', ['system-admin']);
    const headers = bearer(await logInAs(app, 'sysadmin', issued.password));
    const list = await app.inject({ url: '/api/v1/imports', headers });
    expect(list.json<ImportListDto>().items.every(({ kind }) => kind === 'organisation')).toBe(true);
    expect(list.json<ImportListDto>().items.length).toBeGreaterThan(0);
  });
});

describe('files that are handed out', () => {
  it('the template of requests can be filled in and sent back as it is', async () => {
    const file = await client.download(OFFICE, '/import-templates/cases.xlsx');
    const shown = await client.upload(file, { name: '办件导入模板.xlsx' });
    expect(shown).toMatchObject({ headingRow: 1, counts: { rows: 2, fresh: 2, faulty: 0 }, notesTotal: 0 });
    expect(Object.values(shown.mapping)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('the template of the organisation as well', async () => {
    const file = await client.download(OFFICE, '/import-templates/organisation.xlsx');
    const shown = await send(file);
    expect(Object.values(shown.mapping)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect((await client.get(OFFICE, '/import-templates/other.xlsx')).status).toBe(400);
  });

  it('the report reads as on the page, and holds no formula', async () => {
    const shown = await client.upload(
      Buffer.from('标题,内容,承办单位\n=1+1,内容在这里,=cmd|calc\n另一件,内容,=cmd|calc'),
    );
    await client.finish(OFFICE, shown.id);
    const file = await client.download(OFFICE, `/imports/${shown.id}/report.xlsx`);
    const { sheets } = await readXlsx(file);
    expect(sheets[0]?.rows).toEqual([
      ['行', '单元格', '结果', '说明', '怎么办', '办件编号'],
      [2, 'C2', '有错', '没有名为“=cmd|calc”的承办单位', '请改为机构名称中的写法。', expect.toSatisfy(blank)],
      [3, 'C3', '有错', '没有名为“=cmd|calc”的承办单位', '请改为机构名称中的写法。', expect.toSatisfy(blank)],
    ]);
    expect([...(sheets[0]?.cells?.values() ?? [])].some((cell) => cell.formula !== undefined)).toBe(false);
    expect(['=1', '+1', '-1', '@A', '\tx', '水'].map(inert)).toEqual([
      "'=1",
      "'+1",
      "'-1",
      "'@A",
      "'\tx",
      '水',
    ]);
  });
});

const blank = (value: unknown) => value === null || value === undefined || value === '';
