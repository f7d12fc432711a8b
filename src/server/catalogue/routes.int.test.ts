import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';
import type { MatterPageDto } from '../../contract/catalogue.ts';
import { identityRoutes } from '../identity/routes.ts';
import { catalogueRoutes } from './routes.ts';

let server: TestServer;
let bureau: SeededBureau;
let headers: { authorization: string };

beforeAll(async () => {
  server = await createTestServer({ features: [identityRoutes, catalogueRoutes] });
  bureau = await seedBureau(server.deps.pool);
  headers = await bureau.logIn(server.app, 'shenpi.desk1');
});
afterAll(() => server.close());

const get = (url: string) => server.app.inject({ url: `/api/v1${url}`, headers });

async function page(query: string): Promise<MatterPageDto> {
  return (await get(`/matters?${query}`)).json();
}

const codes = ({ items }: MatterPageDto) => items.map((matter) => matter.code);

describe('GET /matters', () => {
  it('needs a login', async () => {
    expect((await server.app.inject({ url: '/api/v1/matters' })).statusCode).toBe(401);
  });

  it('begins with the licences and gives twenty at first', async () => {
    const first = await page('');
    expect(first.items).toHaveLength(20);
    expect(codes(first).slice(0, 3)).toEqual(['XK-01', 'XK-02', 'XK-03']);
    expect(first.nextCursor).not.toBeNull();
  });

  it('pages through every matter once, in published order, to the breakpoints', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const shown: MatterPageDto = await page(`limit=30${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...codes(shown));
      cursor = shown.nextCursor;
    }
    const { rows } = await server.deps.pool.query('select code from matter');
    expect(seen).toHaveLength(rows.length);
    expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.code)));
    expect(seen.at(-1)).toBe('DN-04');
  });

  it('finds by words, code, initials, category and unit', async () => {
    expect(codes(await page(`q=${encodeURIComponent('采砂')}`))).toEqual(['XK-14', 'TS-01']);
    expect(codes(await page('q=xk-24'))).toEqual(['XK-24']);
    expect(codes(await page('q=qsxk&category=licence'))).toEqual([
      'XK-01',
      'XK-02',
      'XK-03',
      'XK-04',
      'XK-05',
    ]);
    expect(codes(await page(`unitId=${bureau.unit('zhijian.head')}`))).toEqual(['FW-03', 'TS-05']);
    expect(await page(`q=${encodeURIComponent('没有这样的事')}`)).toEqual({ items: [], nextCursor: null });
  });

  it('refuses a category that is none and a cursor that is not ours', async () => {
    expect((await get('/matters?category=other')).statusCode).toBe(400);
    expect((await get('/matters?cursor=abc')).json()).toMatchObject({ status: 400, code: 'cursor.invalid' });
  });
});

describe('GET /matters/:id', () => {
  it('shows a matter whole, with the limit that holds and where it comes from', async () => {
    const [listed] = (await page('q=XK-01')).items;
    const shown = (await get(`/matters/${listed?.id}`)).json();
    expect(shown).toEqual(listed);
    expect(shown).toMatchObject({
      version: 1,
      code: 'XK-01',
      category: 'licence',
      track: 'licence',
      name: '取水许可（新办）',
      unit: { id: bureau.unit('shuiziyuan.head'), name: '水资源管理科' },
      statutoryWorkingDays: 45,
      promisedWorkingDays: 20,
      handling: { workingDays: 20, source: 'promised' },
    });
    expect(shown).not.toHaveProperty('bureauId');
  });

  it('without a limit of its own goes by the bureau’s rule', async () => {
    const [assigned] = (await page('q=JB-01')).items;
    expect(assigned?.handling).toEqual({ workingDays: 10, source: 'policy' });
  });

  it('of an unknown or withdrawn matter is 404', async () => {
    const unknown = await get('/matters/00000000-0000-7000-8000-000000000000');
    expect(unknown.json()).toMatchObject({ status: 404, code: 'matter.not-found' });
    const [matter] = (await page('q=DN-03')).items;
    await server.deps.pool.query(
      `update matter_version set status = 'withdrawn' where bureau_id = $1 and matter_id = $2`,
      [bureau.bureauId, matter?.id],
    );
    expect((await get(`/matters/${matter?.id}`)).statusCode).toBe(404);
    expect((await get('/matters/not-an-id')).statusCode).toBe(400);
  });
});
