import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { v7 as uuid } from 'uuid';
import { speakChinese } from '../contract/sentences.ts';
import { secureHeaders } from './app-security.ts';
import { serveWorkbench } from './app-static.ts';
import type { App, Deps, FeatureRoutes } from './deps.ts';
import { features } from './features.ts';
import { healthRoutes } from './health.ts';
import { idempotencyErrors } from './idempotency.ts';
import { decorateActor } from './identity/actor.ts';
import { decorateSessions, requireLogin } from './identity/authenticate.ts';
import { metricsRoutes } from './metrics.ts';
import { describeApi, openapiRoutes } from './openapi.ts';
import { paginationErrors } from './pagination.ts';
import { portalRoutes } from './portal/routes.ts';
import { installProblems } from './problem.ts';
import { logRequests } from './request-log.ts';
import { keepRouteTable } from './route-table.ts';

export interface AppOptions {
  /** Features to mount; all of them unless a test asks for fewer. */
  readonly features?: readonly FeatureRoutes[];
  /** Where the built workbench lies, when not in `dist/workbench`. */
  readonly workbenchRoot?: string;
}

/** Builds the HTTP app; it listens to nothing yet. */
export async function buildApp(deps: Deps, options: AppOptions = {}): Promise<App> {
  speakChinese();
  const app = createApp(deps);
  keepRouteTable(app);
  installProblems(app);
  app.registerErrors(paginationErrors);
  app.registerErrors(idempotencyErrors);
  decorateActor(app);
  decorateSessions(app, deps);
  logRequests(app);
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, { global: false });
  await secureHeaders(app, deps);
  await describeApi(app);
  await metricsRoutes(app, deps);
  await healthRoutes(app, deps);
  await app.register((api: App) => apiRoutes(api, deps, options.features ?? features), { prefix: '/api/v1' });
  if (deps.config.SERVICES.includes('portal')) {
    await app.register((portal: App) => portalRoutes(portal, deps), { prefix: '/portal' });
  }
  if (deps.config.SERVICES.includes('workbench')) await serveWorkbench(app, options.workbenchRoot);
  await app.ready();
  return app;
}

function createApp(deps: Deps): App {
  const app: App = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => uuid(),
    trustProxy: deps.config.TRUST_PROXY,
    bodyLimit: deps.config.BODY_LIMIT_KB * 1024,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  return app;
}

/** Everything here needs a login unless a route says `public: true`; nothing of it may be kept by caches. */
async function apiRoutes(api: App, deps: Deps, mounted: readonly FeatureRoutes[]): Promise<void> {
  requireLogin(api, deps);
  api.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  await openapiRoutes(api);
  for (const feature of mounted) await feature(api, deps);
}
