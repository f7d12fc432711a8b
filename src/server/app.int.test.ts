import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addAccount, addBureau, bearer, logInAs } from '../../test/builders/accounts.ts';
import { createTestServer, type TestServer } from '../../test/builders/server.ts';
import type { App } from './deps.ts';
import { DomainError } from './errors.ts';
import { features } from './features.ts';
import { requireRight } from './identity/authenticate.ts';
import { defineErrors } from './problem.ts';

const INDEX = '<!doctype html><title>如何办</title>';
const SCRIPT = 'console.log("水利");'.repeat(20);

/** One route for every way in which a request can go wrong. */
async function faultyRoutes(app: App): Promise<void> {
  app.registerErrors(
    defineErrors({
      'test.lost': { status: 409, sentence: ({ status }) => `已经变为“${String(status)}”，请刷新后再决定。` },
    }),
  );
  const body = z.strictObject({
    name: z.string().min(1),
    days: z.number().int().max(30),
    kind: z.enum(['a', 'b']),
    applicant: z.object({ phone: z.string().regex(/^\d{11}$/, '请填写 11 位手机号码。') }),
  });
  app.post('/faults/form', { schema: { body } }, async () => ({}));
  app.get('/faults/rule', async () => {
    throw new DomainError({ code: 'test.lost', clause: '3.2', meta: { status: '已审定' } });
  });
  app.get('/faults/unlisted', async () => {
    throw new DomainError({ code: 'test.unlisted', meta: { secret: 'inside' } });
  });
  app.get('/faults/bug', async () => {
    throw new Error('select * from secret_table');
  });
  app.get('/faults/:code', { schema: { params: z.object({ code: z.string() }) } }, async (request) => {
    throw Object.assign(new Error('detail with a phone'), { code: request.params.code, severity: 'ERROR' });
  });
  app.get('/faults/audit-only', { preHandler: requireRight('audit.read') }, async () => ({ ok: true }));
}

let server: TestServer;
let root: string;
let token: string;
let auditor: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'ruheban-workbench-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), INDEX);
  await writeFile(join(root, 'assets', 'index-4f3a.js'), SCRIPT);
  await writeFile(join(root, 'assets', 'index-4f3a.js.br'), brotliCompressSync(SCRIPT));
  server = await createTestServer({
    features: [...features, faultyRoutes],
    workbenchRoot: root,
    env: { BODY_LIMIT_KB: '16' },
  });
  const { app, deps } = server;
  const bureauId = await addBureau(deps.pool);
  const desk = await addAccount(deps.pool, bureauId, 'szy.desk');
  const admin = await addAccount(deps.pool, bureauId, 'audadmin', ['audit-admin']);
  token = await logInAs(app, desk.username, desk.password);
  auditor = await logInAs(app, admin.username, admin.password);
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true });
});

function get(url: string, headers: Record<string, string> = bearer(token)) {
  return server.app.inject({ url, headers });
}

describe('an error becomes a problem', () => {
  it('of a rule: status, sentence, clause and what it needs', async () => {
    const response = await get('/api/v1/faults/rule');
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toEqual({
      type: 'urn:ruheban:problem:test.lost',
      title: '已经变为“已审定”，请刷新后再决定。',
      status: 409,
      code: 'test.lost',
      clause: '3.2',
      meta: { status: '已审定' },
    });
  });

  it('of a form: a sentence for each field', async () => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/faults/form',
      headers: bearer(token),
      payload: { name: '', days: 31, kind: 'c', applicant: { phone: '1' }, more: 1 },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toEqual({
      type: 'urn:ruheban:problem:request.invalid',
      title: '有 5 处需要修改，请按提示逐一修改。',
      status: 400,
      code: 'request.invalid',
      errors: [
        { path: 'name', message: '此项必填，请填写。' },
        { path: 'days', message: '请填写不大于 30 的数。' },
        { path: 'kind', message: '请从给出的选项中选择。' },
        { path: 'applicant.phone', message: '请填写 11 位手机号码。' },
        { path: '', message: '不认识这些内容，请去掉：more。' },
      ],
    });
  });

  it.each(['/api/v1/faults/unlisted', '/api/v1/faults/bug', '/api/v1/faults/23514'])(
    'of ours (%s): a number to ask about, nothing of the inside',
    async (url) => {
      const problem = (await get(url)).json();
      expect(problem).toMatchObject({
        status: 500,
        code: 'internal',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(Object.keys(problem).sort()).toEqual(['code', 'requestId', 'status', 'title', 'type']);
      expect(JSON.stringify(problem)).not.toMatch(/secret|phone|inside/);
    },
  );

  it.each(['57014', '53300', '57P01', '40001'])('of a busy database (%s): come again', async (code) => {
    const response = await get(`/api/v1/faults/${code}`);
    expect(response.json()).toMatchObject({ status: 503, code: 'busy' });
    expect(response.headers['retry-after']).toBe('5');
  });

  it.each([
    ['{"name":', 'application/json', 400, 'request.not-json'],
    ['', 'application/json', 400, 'request.empty'],
    [`"${'x'.repeat(17_000)}"`, 'application/json', 413, 'request.too-large'],
    ['<a/>', 'application/xml', 415, 'request.media-type'],
  ])('of a request that cannot be read: %.20s', async (payload, type, status, code) => {
    const response = await server.app.inject({
      method: 'POST',
      url: '/api/v1/faults/form',
      headers: { ...bearer(token), 'content-type': type },
      payload,
    });
    expect(response.json()).toMatchObject({ status, code, title: expect.stringMatching(/。$/) });
  });

  it.each([
    ['GET', '/api/v1/nowhere'],
    ['POST', '/api/v1/nowhere'],
    ['DELETE', '/api/v1/faults/rule'],
    ['GET', '/api/nowhere'],
    ['POST', '/'],
    ['GET', '/assets/gone.js'],
  ] as const)('of an address that does not exist: %s %s', async (method, url) => {
    const response = await server.app.inject({ method, url, headers: { accept: 'text/html' } });
    expect(response.json()).toMatchObject({
      status: 404,
      code: 'not-found',
      title: '没有找到这个地址，请检查后再试。',
    });
  });
});

describe('rights of administrators', () => {
  it('open to the one, closed to everybody else', async () => {
    expect((await get('/api/v1/faults/audit-only', bearer(auditor))).json()).toEqual({ ok: true });
    expect((await get('/api/v1/faults/audit-only')).json()).toMatchObject({
      status: 403,
      code: 'right.missing',
    });
    expect((await get('/api/v1/faults/audit-only', {})).json()).toMatchObject({ status: 401 });
  });
});

describe('the workbench', () => {
  const browser = { accept: 'text/html,*/*' };

  it.each(['/', '/cases/01a2', '/inbox?q=1'])('opens at %s, asked for anew each time', async (url) => {
    const response = await get(url, browser);
    expect(response.body).toBe(INDEX);
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  it('keeps files with a hash in their name for a year, compressed where the browser can', async () => {
    const plain = await get('/assets/index-4f3a.js', {});
    expect(plain.body).toBe(SCRIPT);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const packed = await get('/assets/index-4f3a.js', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length);
  });

  it('runs no foreign and no inline script, and sits in nobody’s frame', async () => {
    const { headers } = await get('/', browser);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it.each(['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2f..%2fetc%2fpasswd'])(
    'gives no file outside: %s',
    async (url) => {
      const { body } = await get(url, {});
      expect(body).not.toMatch(/ruheban"|root:/);
    },
  );
});

it('says how to get the workbench when it has not been built', async () => {
  const bare = await createTestServer({ workbenchRoot: '/nonexistent' });
  const response = await bare.app.inject({ url: '/', headers: { accept: 'text/html' } });
  expect(response.statusCode).toBe(503);
  expect(response.body).toContain('npm start');
  await bare.close();
});
