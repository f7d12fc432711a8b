import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './deps.ts';
import { problem, sendProblem } from './problem.ts';

/** Beside the built program, or in `dist` of the clone when run from the sources. */
const BUILT = ['./workbench/', '../../dist/workbench/'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);
const YEAR = 'public, max-age=31536000, immutable';

/** Addresses that are never pages of the workbench. */
const NO_PAGES = /^\/(api|portal|assets)(\/|$)|^\/(healthz|readyz|metrics)$/;

/**
 * Serves the built workbench. Files under /assets carry a hash in their name and are kept for a year; the page
 * itself is asked for anew. Every other address a browser opens is a place inside the workbench.
 */
export async function serveWorkbench(app: App, given?: string): Promise<void> {
  const root = (given === undefined ? BUILT : [given]).find((path) => existsSync(join(path, 'index.html')));
  if (root === undefined) {
    app.setNotFoundHandler((request, reply) => notFound(request, reply, sayNotBuilt));
    return;
  }
  await app.register(fastifyStatic, {
    root,
    preCompressed: true,
    cacheControl: false,
    index: ['index.html'],
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? YEAR : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) =>
    notFound(request, reply, (page) => page.sendFile('index.html', root)),
  );
}

function notFound(
  request: FastifyRequest,
  reply: FastifyReply,
  page: (reply: FastifyReply) => FastifyReply,
): FastifyReply {
  if (wantsPage(request)) return page(reply);
  return sendProblem(reply, problem(404, 'not-found', '没有找到这个地址，请检查后再试。'));
}

function wantsPage(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0] ?? '';
  if (request.method !== 'GET' || NO_PAGES.test(path)) return false;
  return (request.headers.accept ?? '').includes('text/html');
}

function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .send('工作台页面尚未生成。请在程序目录运行 npm start，它会先生成页面再启动。\n');
}
