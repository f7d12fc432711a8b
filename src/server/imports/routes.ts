/** Imports of requests and of the organisation. */
import fastifyMultipart from '@fastify/multipart';
import { z } from 'zod';
import {
  importListQuerySchema,
  importListSchema,
  importParamsSchema,
  importReportQuerySchema,
  importSchema,
  importTemplateParamsSchema,
  importWithReportSchema,
  remapSchema,
} from '../../contract/imports.ts';
import { IMPORT_KIND_LABELS } from '../../domain/imports/labels.ts';
import { IMPORT_KINDS, MOST_FILE_BYTES } from '../../domain/imports/vocabulary.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { idempotencyScope } from '../idempotency.ts';
import { recordAudit } from '../identity/audit.ts';
import { remapImport, runImport, stopImport, uploadFile, visibleJob } from './commands.ts';
import { importErrors } from './errors.ts';
import { reportSheet, templateSheet } from './sheets.ts';
import { importView, listImports, reportPage } from './view.ts';

const tags = ['imports'];
const params = importParamsSchema;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function importRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(importErrors);
  // Attachments of cases bring it already; alone, the feature brings it itself.
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(fastifyMultipart);
  uploadRoute(app, deps);
  readingRoutes(app, deps);
  downloadRoutes(app, deps);

  app.put(
    '/imports/:id/mapping',
    {
      schema: {
        tags,
        summary: '指定各列的含义，重新核对',
        params,
        body: remapSchema,
        response: { 200: importSchema },
      },
    },
    async ({ actor, params: { id }, body }) => importView(deps, await remapImport(deps, actor, id, body)),
  );

  app.post(
    '/imports/:id/run',
    {
      schema: { tags, summary: '开始导入，全部登记或一件也不登记', params, response: { 202: importSchema } },
    },
    async ({ actor, params: { id }, ip }, reply) =>
      reply.code(202).send(await importView(deps, await runImport(deps, actor, id, ip))),
  );

  app.post(
    '/imports/:id/stop',
    { schema: { tags, summary: '停止导入，已写入的全部撤销', params, response: { 202: importSchema } } },
    async ({ actor, params: { id } }, reply) =>
      reply.code(202).send(await importView(deps, await stopImport(deps, actor, id))),
  );
}

function uploadRoute(app: App, deps: Deps): void {
  app.post(
    '/imports',
    {
      schema: {
        tags,
        summary: '上传要导入的表格并核对（multipart：file、kind=cases|organisation）',
        querystring: z.object({ kind: z.enum(IMPORT_KINDS).optional() }),
        response: { 201: importSchema },
      },
    },
    async (request, reply) => {
      const { actor } = request;
      const part = await request.file({ limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 5 } });
      if (!part) throw new DomainError({ code: 'import.file-missing' });
      const file = await part.toBuffer().catch(() => {
        throw new DomainError({ code: 'import.file-too-large' });
      });
      const { kind: field } = part.fields;
      const said = field && 'value' in field ? field.value : request.query.kind;
      const kind = IMPORT_KINDS.find((one) => one === said);
      if (!kind) throw new DomainError({ code: 'import.kind-missing' });
      const upload = { kind, fileName: plainName(part.filename), file };
      const scope = idempotencyScope(request, actor.bureauId, `account:${actor.accountId}`);
      const job = await uploadFile(deps, actor, upload, scope);
      return reply.code(201).send(await importView(deps, job));
    },
  );
}

function readingRoutes(app: App, deps: Deps): void {
  app.get(
    '/imports',
    {
      schema: {
        tags,
        summary: '导入记录',
        querystring: importListQuerySchema,
        response: { 200: importListSchema },
      },
    },
    async ({ actor, query }) => listImports(deps, actor, query),
  );

  app.get(
    '/imports/:id',
    {
      schema: {
        tags,
        summary: '一次导入：状态、进度、逐行结果',
        params,
        querystring: importReportQuerySchema,
        response: { 200: importWithReportSchema },
      },
    },
    async ({ actor, params: { id }, query }) => {
      const job = await visibleJob(deps, actor, id);
      return { ...(await importView(deps, job)), report: await reportPage(deps, job, query) };
    },
  );
}

function downloadRoutes(app: App, deps: Deps): void {
  app.get(
    '/imports/:id/report.xlsx',
    { schema: { tags, summary: '下载逐行结果', params } },
    async ({ actor, params: { id }, ip }, reply) => {
      const job = await visibleJob(deps, actor, id);
      await recordAudit(deps.pool, {
        bureauId: job.bureauId,
        at: deps.now(),
        accountId: actor.accountId,
        personId: actor.personId,
        ip,
        action: 'import.export',
        target: { kind: 'import', id },
        result: 'ok',
        meta: {},
      });
      const sheet = await reportSheet(deps, job);
      return reply
        .headers(attachment(`导入结果-${job.fileName.replace(/\.\w{1,5}$/, '')}.xlsx`))
        .send(Buffer.from(sheet));
    },
  );

  app.get(
    '/import-templates/:kind.xlsx',
    { schema: { tags, summary: '下载导入模板', params: importTemplateParamsSchema } },
    async ({ params: { kind } }, reply) =>
      reply
        .headers(attachment(`${IMPORT_KIND_LABELS[kind]}导入模板.xlsx`))
        .send(Buffer.from(await templateSheet(kind))),
  );
}

function attachment(name: string): Record<string, string> {
  return {
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'x-content-type-options': 'nosniff',
    'content-type': XLSX,
  };
}

/** The last part of the name without control characters, 200 characters at most. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{Cc}/gu, '').slice(-200) || '表格';
}
