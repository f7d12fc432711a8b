import fastifySwagger from '@fastify/swagger';
import type { FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemSchema } from '../contract/problem.ts';
import type { App } from './deps.ts';

/** Where a route lies in the document when it names no tag itself: by the first word of its address. */
const TAGS: Readonly<Record<string, string>> = {
  sessions: '登录与账号',
  account: '登录与账号',
  cases: '办件',
  inbox: '待办',
  drafts: '办件',
  calendar: '工作日历',
  matters: '事项清单',
  organisation: '组织与责任链条',
  delegations: '组织与责任链条',
  public: '公众',
};

/** Posts that take no Idempotency-Key. */
const NOT_REPEATABLE = new Set(['sessions', 'account']);

const IDEMPOTENCY_HEADER = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[A-Za-z0-9._:-]{8,128}$/)
    .optional()
    .describe('同一次操作重发时带同一个值，只生效一次；保留 24 小时。'),
});

const PROBLEM_RESPONSE = {
  description: '没有办成：title 说明应当怎么做，code 供程序判断',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Collects the routes registered after it; `openapiRoutes` serves the document. */
export async function describeApi(app: App): Promise<void> {
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '如何办',
        version: '1',
        description: '“说不”事项提级管理。出错时一律返回 application/problem+json，title 说明应当怎么做。',
      },
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          cookie: { type: 'apiKey', in: 'cookie', name: 'ruheban' },
        },
      },
      security: [{ bearer: [] }, { cookie: [] }],
    },
    transform: (input) => {
      const isPublic = input.route.config?.public === true;
      const schema = completed(input.schema, input.url, String(input.route.method), isPublic);
      return jsonSchemaTransform({ ...input, schema });
    },
    transformObject: jsonSchemaTransformObject,
  });
}

/** Adds what holds for every route alike, so that no route has to say it. */
function completed(schema: FastifySchema, url: string, method: string, isPublic: boolean): FastifySchema {
  const word = url.split('/')[3] ?? '';
  const response = typeof schema.response === 'object' ? schema.response : {};
  return {
    tags: [TAGS[word] ?? '其他'],
    ...(isPublic ? { security: [] } : {}),
    ...(method === 'POST' && !NOT_REPEATABLE.has(word) ? { headers: IDEMPOTENCY_HEADER } : {}),
    ...schema,
    response: { ...response, default: PROBLEM_RESPONSE },
  };
}

/** The document itself, made once. */
export async function openapiRoutes(app: App): Promise<void> {
  let text: string | undefined;
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, async (_request, reply) => {
    text ??= JSON.stringify(app.swagger());
    return reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(text);
  });
}
