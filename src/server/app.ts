import fastifyCookie from '@fastify/cookie';
import fastifyRateLimit from '@fastify/rate-limit';
import fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { v7 as uuid } from 'uuid';
import { speakChinese } from '../contract/sentences.ts';
import type { App, Deps, FeatureRoutes } from './deps.ts';
import { features } from './features.ts';
import { decorateActor } from './identity/actor.ts';
import { installProblems, problem, sendProblem } from './problem.ts';

export interface AppOptions {
  /** Features to mount; all of them unless a test asks for fewer. */
  readonly features?: readonly FeatureRoutes[];
}

/** Builds the HTTP app; it listens to nothing yet. */
export async function buildApp(deps: Deps, options: AppOptions = {}): Promise<App> {
  speakChinese();
  const app: App = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuid(),
    trustProxy: deps.config.TRUST_PROXY,
    bodyLimit: deps.config.BODY_LIMIT_KB * 1024,
    routerOptions: { maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  installProblems(app);
  decorateActor(app);
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, { global: false });
  await app.register(
    async (api: App) => {
      for (const feature of options.features ?? features) await feature(api, deps);
    },
    { prefix: '/api/v1' },
  );
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem(404, 'not-found', '没有找到这个地址，请检查后再试。')),
  );
  await app.ready();
  return app;
}
