import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SeededBureau, seedBureau } from '../../../test/builders/seeded.ts';
import { createTestServer, type TestServer } from '../../../test/builders/server.ts';
import type { ChainDto, OrganisationDto } from '../../contract/organisation.ts';
import { identityRoutes } from '../identity/routes.ts';
import { organisationRoutes } from './routes.ts';

let server: TestServer;
let bureau: SeededBureau;
let headers: { authorization: string };

beforeAll(async () => {
  server = await createTestServer({ features: [identityRoutes, organisationRoutes] });
  bureau = await seedBureau(server.deps.pool);
  headers = await bureau.logIn(server.app, 'shuiziyuan.desk1');
});
afterAll(() => server.close());

const get = (url: string) => server.app.inject({ url: `/api/v1${url}`, headers });

async function chain(username: string): Promise<ChainDto> {
  return (await get(`/organisation/chain?unitId=${bureau.unit(username)}`)).json();
}

describe('GET /organisation', () => {
  it('needs a login', async () => {
    expect((await server.app.inject({ url: '/api/v1/organisation' })).statusCode).toBe(401);
  });

  it('shows units in published order and posts with who holds them', async () => {
    const { units, posts, bureau: shown } = (await get('/organisation')).json<OrganisationDto>();
    expect(shown).toEqual({
      id: bureau.bureauId,
      name: '示例市水利局',
      shortName: '市水利局',
      phone: '0377-00000001',
      complaintPhone: '0377-00000012',
    });
    expect(units.slice(0, 3).map((unit) => [unit.name, unit.kind, unit.takesCases])).toEqual([
      ['示例市水利局', 'bureau', false],
      ['办公室', 'section', true],
      ['行政审批服务科', 'section', true],
    ]);
    expect(posts.find((post) => post.id === bureau.post('shuiziyuan.head'))).toEqual({
      id: bureau.post('shuiziyuan.head'),
      unitId: bureau.unit('shuiziyuan.head'),
      kind: 'section-head',
      title: '水资源管理科负责人',
      holder: { id: bureau.person('shuiziyuan.head'), name: '水资源管理科负责人' },
      holderAbsent: false,
      deputyPostId: bureau.post('hehu.head'),
    });
  });

  it('shows who is away and which post is empty', async () => {
    await server.deps.pool.query(
      `insert into absence values ($1, gen_random_uuid(), $2, '2026-03-01T16:00:00Z', '2026-03-03T16:00:00Z')`,
      [bureau.bureauId, bureau.person('leader5')],
    );
    await server.deps.pool.query(
      `update holding set to_at = '2026-02-28T16:00:00Z' where bureau_id = $1 and post_id = $2`,
      [bureau.bureauId, bureau.post('hehu.head')],
    );
    const { posts } = (await get('/organisation')).json<OrganisationDto>();
    expect(posts.find((post) => post.id === bureau.post('leader5'))).toMatchObject({ holderAbsent: true });
    expect(posts.find((post) => post.id === bureau.post('hehu.head'))).toMatchObject({
      holder: null,
      holderAbsent: false,
    });
  });
});

describe('GET /organisation/chain', () => {
  it('shows who acts at each level now, AB角 for those away and at an empty post', async () => {
    const { unit, levels, superior } = await chain('hehu.desk1');
    expect(unit.name).toBe('河湖管理科');
    expect(superior).toEqual([]);
    expect(levels).toEqual([
      {
        level: 2,
        label: '科室负责人',
        post: { id: bureau.post('hehu.head'), title: '河湖管理科负责人' },
        acting: [
          {
            personId: bureau.person('shuiziyuan.head'),
            name: '水资源管理科负责人',
            capacity: 'deputy',
            onBehalfOf: null,
          },
        ],
      },
      {
        level: 3,
        label: '分管领导',
        post: { id: bureau.post('leader5'), title: '副局长（分管水资源、河湖）' },
        acting: [
          {
            personId: bureau.person('leader4'),
            name: '副局长（分管工程建设、移民）',
            capacity: 'deputy',
            onBehalfOf: '副局长（分管水资源、河湖）',
          },
          expect.objectContaining({ personId: bureau.person('leader5'), capacity: 'holder' }),
        ],
      },
      expect.objectContaining({
        level: 4,
        label: '主要领导',
        post: { id: bureau.post('leader1'), title: '党组书记、局长' },
      }),
    ]);
  });

  it('of a small unit lacks level 3, and shows the bureau’s leaders above it', async () => {
    const { levels, superior } = await chain('zhijian.desk1');
    expect(levels.map((level) => level.post?.title ?? null)).toEqual([
      '水利工程质量安全站业务负责人',
      null,
      '水利工程质量安全站站长',
    ]);
    expect(levels[1]?.acting).toEqual([]);
    expect(superior.map((level) => [level.level, level.post?.title])).toEqual([
      [3, '副局长（分管行政审批、政策法规）'],
      [4, '党组书记、局长'],
    ]);
  });

  it('follows the policy on where an affiliated unit’s chain ends', async () => {
    await server.deps.pool.query(
      `update bureau set policy = policy || '{"affiliatedFinal": "bureau"}' where id = $1`,
      [bureau.bureauId],
    );
    const { levels } = await chain('zhijian.desk1');
    expect(levels.map((level) => level.post?.title)).toEqual([
      '水利工程质量安全站业务负责人',
      '水利工程质量安全站站长',
      '党组书记、局长',
    ]);
  });

  it('of an unknown unit is 404; without a unit 400', async () => {
    const unknown = await get('/organisation/chain?unitId=00000000-0000-7000-8000-000000000000');
    expect(unknown.statusCode).toBe(404);
    expect(unknown.json()).toMatchObject({ code: 'unit.not-found' });
    expect((await get('/organisation/chain')).statusCode).toBe(400);
  });
});
