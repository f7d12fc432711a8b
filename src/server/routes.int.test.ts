import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../test/builders/server.ts';
import { STYLESHEET } from './portal/render.ts';

/**
 * Every route that is open without a login, by name. A new one is added here on purpose or not at all. Those under
 * /public ask for the tracking code with the phone's last digits or the PIN instead.
 */
const PUBLIC = new Set([
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  'GET /api/v1/openapi.json',
  'POST /api/v1/sessions',
  'GET /api/v1/calendar/deadline',
  'GET /api/v1/calendar/days',
  'GET /api/v1/flow-chart.svg',
  'GET /api/v1/calendar-feed/:file',
  'POST /api/v1/public/cases',
  'POST /api/v1/public/progress',
  'POST /api/v1/public/receipt.pdf',
  'POST /api/v1/public/cases/supplement',
  'POST /api/v1/public/cases/withdraw',
  'POST /api/v1/public/cases/rate',
  'POST /api/v1/public/cases/object',
  'GET /portal',
  'GET /portal/',
  'GET /portal/*',
  'POST /portal/*',
  'GET /portal/matters',
  'GET /portal/matters/:id',
  'GET /portal/how',
  'GET /portal/complain',
  'GET /portal/ask',
  'POST /portal/ask',
  'GET /portal/receipt',
  'GET /portal/progress',
  'POST /portal/progress',
  'GET /portal/progress/supplement',
  'POST /portal/progress/supplement',
  'GET /portal/progress/object',
  'POST /portal/progress/object',
  'GET /portal/progress/withdraw',
  'POST /portal/progress/withdraw',
  'POST /portal/progress/rate',
  'POST /portal/leave',
  'GET /portal/mark.svg',
  'GET /portal/code-from-address.js',
  `GET ${STYLESHEET}`,
]);

const ID = '01a20000-0000-7000-8000-000000000001';
let server: TestServer;
let routes: { method: string; url: string; isPublic: boolean }[];

beforeAll(async () => {
  server = await createTestServer({ workbenchRoot: '/nonexistent' });
  routes = server.app.routeTable();
});
afterAll(() => server.close());

describe('every route', () => {
  it('is known', () => {
    expect(routes.length).toBeGreaterThanOrEqual(8);
    expect(routes.map((route) => route.url)).toContain('/api/v1/sessions/current');
  });

  it('is either public by name or answers 401 to who has not logged in', async () => {
    const open: string[] = [];
    for (const { method, url } of routes) {
      const address = url.replaceAll(/:[a-zA-Z]+/g, ID).replace('*', 'x');
      const response = await server.app.inject({ method: method as 'GET', url: address });
      const refused = response.statusCode === 401 && response.json().code === 'session.required';
      if (!refused) open.push(`${method} ${url}`);
    }
    expect(open.filter((route) => !PUBLIC.has(route))).toEqual([]);
  });

  it('says so itself when it is public', () => {
    const declared = routes.filter((route) => route.isPublic).map(({ method, url }) => `${method} ${url}`);
    expect(declared.filter((route) => !PUBLIC.has(route))).toEqual([]);
    expect(declared).toEqual(expect.arrayContaining(['GET /healthz', 'POST /api/v1/sessions']));
  });
});

interface Operation {
  readonly tags?: string[];
  readonly summary?: string;
  readonly security?: unknown[];
  readonly parameters?: { name: string; in: string }[];
  readonly responses: Record<string, { content?: Record<string, { schema: { $ref?: string } }> }>;
}

interface Document {
  readonly openapi: string;
  readonly security: unknown[];
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

describe('the description of the API', () => {
  it('names every route of the API and nothing else', async () => {
    const document = await openapi();
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const registered = routes
      .filter(({ url }) => url.startsWith('/api/v1/') && url !== '/api/v1/openapi.json')
      .map(({ method, url }) => `${method} ${url.replaceAll(/:([a-zA-Z]+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(registered.sort());
  });

  it('gives every operation a tag, a summary, its login and its problems', async () => {
    const { paths, security, components } = await openapi();
    expect(security).toEqual([{ bearer: [] }, { cookie: [] }]);
    expect(Object.keys(components.securitySchemes)).toEqual(['bearer', 'cookie']);
    expect(components.schemas).toHaveProperty('Problem');
    for (const [path, operations] of Object.entries(paths))
      for (const [method, operation] of Object.entries(operations)) {
        const name = `${method} ${path}`;
        expect(operation.tags, name).toHaveLength(1);
        expect(operation.tags, name).not.toContain('其他');
        expect(operation.summary, name).toMatch(/[\u4e00-\u9fff]/);
        const problem = operation.responses.default?.content?.['application/problem+json'];
        expect(problem?.schema.$ref, name).toBe('#/components/schemas/Problem');
        const isPublic = PUBLIC.has(`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
        expect(operation.security, name).toEqual(isPublic ? [] : undefined);
      }
  });

  it('points only to schemas that it contains', async () => {
    const document = await openapi();
    const pointed = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(pointed.length).toBeGreaterThan(3);
    for (const [, name] of pointed) expect(document.components.schemas).toHaveProperty([name ?? '']);
  });
});

async function openapi(): Promise<Document> {
  const response = await server.app.inject({ url: '/api/v1/openapi.json' });
  expect(response.statusCode).toBe(200);
  return response.json<Document>();
}
