/**
 * The portal: what citizens and enterprises see. Pages are rendered here and work without a script; whose case a
 * request is about is known by the pass of a receipt, never by an address.
 */
import fastifyMultipart from '@fastify/multipart';
import { MOST_FILE_BYTES } from '../cases/file-kind.ts';
import type { App, Deps } from '../deps.ts';
import { actRoutes } from './acts.ts';
import { askRoutes } from './ask.ts';
import { portalAssets } from './assets.ts';
import { followRoutes } from './follow.ts';
import { publicPages } from './public-pages.ts';
import { installTrouble } from './trouble.ts';

/** More files than a form may keep are read, so that the rest of it is not lost. */
const LIMITS = { fileSize: MOST_FILE_BYTES, files: 12, fields: 40, fieldSize: 100 * 1024 };

/** Mounted under `/portal`. */
export async function portalRoutes(app: App, deps: Deps): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  // Pages are no part of the described API.
  app.addHook('onRoute', (route) => {
    route.schema = { hide: true, ...route.schema };
  });
  installTrouble(app, deps);
  await app.register(fastifyMultipart, { limits: LIMITS, throwFileSizeLimit: false });
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    },
  );
  await portalAssets(app);
  await publicPages(app, deps);
  await askRoutes(app, deps);
  await followRoutes(app, deps);
  await actRoutes(app, deps);
}
