import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportClient, type ImportClient } from '../../../test/builders/import-client.ts';
import { workbook, zip } from '../../../test/builders/workbook.ts';
import type { Problem } from '../../contract/problem.ts';

const OFFICE = 'bangongshi.desk1';
const HEAD = ['工单编号', '标题', '内容', '承办单位'];
const ROW = ['GD1', '水泵坏了', '村口水泵坏了三天。', '农村水利水电科'];
const csv = (...rows: readonly (readonly string[])[]) =>
  Buffer.from(rows.map((row) => row.join(',')).join('\n'));
const sheet = (...rows: readonly (readonly string[])[]) => workbook({ name: '表', rows });

let client: ImportClient;
beforeAll(async () => {
  client = await createImportClient();
});
afterAll(() => client.server.close());

const answer = async (file: Buffer, name = '工单.xlsx') => {
  const { status, body } = await client.send<Problem>(OFFICE, file, { name });
  return { status, code: body.code, title: body.title };
};

/** A part that says how far it unpacks, truly or not. */
function bomb(megabytes: number, declared: number): Buffer {
  const xml = Buffer.concat([
    Buffer.from('<worksheet><sheetData>'),
    Buffer.alloc(megabytes * 1024 * 1024, 32),
  ]);
  return zip([
    { name: 'xl/worksheets/sheet1.xml', data: xml, ...(declared === undefined ? {} : { declared }) },
  ]);
}

describe('files that are none, or not what they say', () => {
  it.each<[string, Buffer, string, number, string]>([
    ['nothing', Buffer.alloc(0), '空.xlsx', 422, 'import.file-empty'],
    ['an empty sheet', sheet([]), '空.xlsx', 422, 'import.file-empty'],
    ['one cell', sheet(['只有一格']), '一格.xlsx', 422, 'import.file-no-table'],
    ['one word', Buffer.from('只有一格'), '一格.csv', 422, 'import.file-no-table'],
    [
      '200 columns',
      sheet(Array.from({ length: 200 }, (_, i) => `列${i}`)),
      '宽.xlsx',
      422,
      'import.file-too-many-columns',
    ],
    [
      'a picture',
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      '图.xlsx',
      415,
      'import.file-encoding',
    ],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), '旧.xls', 415, 'import.file-old-excel'],
    [
      'a web page',
      Buffer.from('<html><table><tr><td>标题</td></tr></table></html>'),
      '网页.xls',
      415,
      'import.file-web-page',
    ],
    [
      'another archive',
      zip([{ name: 'a.txt', data: Buffer.from('text') }]),
      '压缩包.xlsx',
      422,
      'import.file-broken',
    ],
    ['half a workbook', sheet(HEAD, ROW).subarray(0, 700), '半个.xlsx', 422, 'import.file-broken'],
    [
      'noise after the mark of a ZIP',
      Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5000)]),
      '乱.xlsx',
      422,
      'import.file-broken',
    ],
    [
      'an open quotation mark',
      Buffer.from('标题,内容\n"水泵坏了,没有结束\n第二行,内容'),
      '引号.csv',
      422,
      'import.file-quotes',
    ],
  ])('%s', async (_, file, name, status, code) => {
    expect(await answer(file, name)).toMatchObject({ status, code, title: expect.stringMatching(/请/) });
  });

  it('bombs: what declares too much, what lies, what says it is empty', async () => {
    expect(await answer(bomb(1, 300 * 1024 * 1024))).toMatchObject({ status: 422, code: 'import.file-bomb' });
    expect(await answer(bomb(30, 1000))).toMatchObject({ status: 422, code: 'import.file-broken' });
    expect(await answer(bomb(1, 0))).toMatchObject({ status: 422, code: 'import.file-bomb' });
    const many = zip(Array.from({ length: 2001 }, (_, i) => ({ name: `${i}`, data: Buffer.from('x') })));
    expect(await answer(many)).toMatchObject({ status: 422, code: 'import.file-bomb' });
  });

  it('a bomb of elements costs its thread, not the server', async () => {
    const parts = `<sst>${'<a/>'.repeat(10 * 1024 * 1024)}</sst>`;
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const rels = (target: string, type: string) =>
      Buffer.from(
        `<Relationships><Relationship Id="rId1" Type="${relation}/${type}" Target="${target}"/></Relationships>`,
      );
    const file = zip([
      { name: '[Content_Types].xml', data: Buffer.from('<Types/>') },
      { name: '_rels/.rels', data: rels('xl/workbook.xml', 'officeDocument') },
      {
        name: 'xl/workbook.xml',
        data: Buffer.from('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'),
      },
      { name: 'xl/_rels/workbook.xml.rels', data: rels('sharedStrings.xml', 'sharedStrings') },
      { name: 'xl/sharedStrings.xml', data: Buffer.from(parts) },
    ]);
    expect(file.length).toBeLessThan(20 * 1024 * 1024);
    expect(await answer(file)).toMatchObject({ status: 422, code: 'import.file-too-hard' });
    expect((await client.server.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  });

  it('more than 20 megabytes', async () => {
    expect(await answer(Buffer.alloc(20 * 1024 * 1024 + 1, 65))).toMatchObject({
      status: 413,
      code: 'import.file-too-large',
    });
  });

  it('more than 50,000 rows', async () => {
    const rows = Array.from({ length: 50_001 }, (_, i) => [`GD${i}`, '水泵坏了', '内容', '农村水利水电科']);
    expect(await answer(csv(HEAD, ...rows), '多.csv')).toMatchObject({
      status: 422,
      code: 'import.file-too-many-rows',
    });
  });

  it('nothing of all this was kept', async () => {
    expect(await client.count('import_job')).toBe(0);
  });
});

describe('files that are what they hold, whatever their name', () => {
  it('text named .xlsx, a workbook named .csv', async () => {
    expect((await client.upload(csv(HEAD, ROW), { name: '其实是文本.xlsx' })).counts?.rows).toBe(1);
    expect((await client.upload(sheet(HEAD, ROW), { name: '其实是表格.csv' })).counts?.rows).toBe(1);
  });

  it('a name with a path and control characters is only a name', async () => {
    const shown = await client.upload(sheet(HEAD, ['GD9', ...ROW.slice(1)]), {
      name: '..\\..\\etc\\工单\u0007.xlsx',
    });
    expect(shown.fileName).toBe('工单.xlsx');
  });

  it('formulas count by what they show; failed ones are faults; none is ever run', async () => {
    const shown = await client.upload(
      workbook({
        name: '表',
        rows: [
          HEAD,
          [
            'GD2',
            { formula: 'A1&"x"', result: '水泵坏了' },
            '=HYPERLINK("http://example.invalid","点我")',
            '农村水利水电科',
          ],
          ['GD3', { error: '#REF!' }, '内容在这里', '农村水利水电科'],
          [{ formula: 'NOW()' }, '=cmd|calc', '另一段内容。', '农村水利水电科'],
        ],
      }),
    );
    expect(shown.faults.map(({ cell, said }) => `${cell} ${said}`)).toEqual([
      'B3 单元格显示的是公式错误“#REF!”',
    ]);
    expect(shown.preview[0]?.cells).toMatchObject({
      title: '水泵坏了',
      detail: '=HYPERLINK("http://example.invalid","点我")',
    });
    expect(shown.preview[2]?.cells).not.toHaveProperty('sourceNumber');
  });

  it('what a file hides is said, and not taken by itself', async () => {
    const shown = await client.upload(
      workbook(
        { name: '说明', hidden: true, rows: [['秘密', '秘密']] },
        { name: '工单', rows: [HEAD, ROW, ['GD5', ...ROW.slice(1)]], hiddenColumns: [0], hiddenRows: [3] },
        { name: '上月', rows: [HEAD] },
      ),
    );
    expect(shown).toMatchObject({
      sheet: '工单',
      sheets: ['工单', '上月'],
      mapping: { sourceNumber: null, title: 1 },
    });
    expect(shown.notices).toEqual([
      '只读取工作表“工单”，“上月”没有读取。',
      '有 1 行在表中被隐藏或筛选掉，也会导入。',
      'A 列在表中被隐藏，没有自动选用。',
    ]);
  });
});
