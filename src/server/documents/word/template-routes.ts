/** The office's own Word templates: see, fetch, replace, put back. */
import fastifyMultipart from '@fastify/multipart';
import { z } from 'zod';
import {
  type DocumentTemplateDto,
  documentTemplateListSchema,
  documentTemplateParamsSchema,
  documentTemplateQuerySchema,
  documentTemplateSchema,
  PAPER_LABELS,
  PAPERS,
  type PaperName,
} from '../../../contract/documents.ts';
import { personDuties } from '../../../domain/organisation/people.ts';
import type { App, Deps } from '../../deps.ts';
import { DomainError } from '../../errors.ts';
import type { RequestActor } from '../../identity/actor.ts';
import type { AuditEntry } from '../../identity/audit.ts';
import { getOrganisation, type Organisation } from '../../organisation/directory.ts';
import { nameOf } from '../papers/people.ts';
import { TAGS } from './tags.ts';
import { checkTemplate, MOST_TEMPLATE_BYTES } from './template-check.ts';
import {
  type CustomTemplate,
  customTemplates,
  originalTemplate,
  putTemplate,
  removeTemplate,
  templateInForce,
} from './template-store.ts';

const tags = ['documents'];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export async function templateRoutes(app: App, deps: Deps): Promise<void> {
  if (!app.hasContentTypeParser('multipart/form-data')) await app.register(fastifyMultipart);

  app.get(
    '/document-templates',
    { schema: { tags, summary: '文书模板和可用的标签', response: { 200: documentTemplateListSchema } } },
    async ({ actor }) => {
      const organisation = await office(deps, actor);
      const own = await customTemplates(deps.pool, actor.bureauId);
      return { items: PAPERS.map((name) => view(name, own, organisation)) };
    },
  );

  app.get(
    '/document-templates/:name',
    {
      schema: {
        tags,
        summary: '下载模板',
        params: documentTemplateParamsSchema,
        querystring: documentTemplateQuerySchema,
      },
    },
    async ({ actor, params, query }, reply) => {
      await office(deps, actor);
      const { body, fileName } = query.original
        ? await originalTemplate(params.name)
        : await templateInForce(deps.pool, actor.bureauId, params.name);
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .header('x-content-type-options', 'nosniff')
        .type(DOCX)
        .send(body);
    },
  );

  app.put(
    '/document-templates/:name',
    {
      schema: {
        tags,
        summary: '更换模板（multipart，字段名 file，办公室）',
        params: documentTemplateParamsSchema,
        response: { 200: documentTemplateSchema },
      },
    },
    async (request) => {
      const { actor } = request;
      const { name } = request.params;
      const organisation = await office(deps, actor);
      const part = await request.file({ limits: { fileSize: MOST_TEMPLATE_BYTES, files: 1 } });
      if (!part) throw new DomainError({ code: 'document-template.missing' });
      const body = await part.toBuffer().catch(() => {
        throw new DomainError({ code: 'document-template.too-large' });
      });
      await checkTemplate(name, body);
      const own: CustomTemplate = {
        name,
        fileName: plainName(part.filename, name),
        uploadedAt: deps.now(),
        uploadedBy: actor.personId,
      };
      await putTemplate(deps.pool, { ...own, body }, auditOf(deps, request, actor, name, 'replace'));
      return view(name, [own], organisation);
    },
  );

  app.delete(
    '/document-templates/:name',
    {
      schema: {
        tags,
        summary: '恢复为原来的模板（办公室）',
        params: documentTemplateParamsSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { actor } = request;
      await office(deps, actor);
      const { name } = request.params;
      await removeTemplate(deps.pool, name, auditOf(deps, request, actor, name, 'remove'));
      return reply.code(204).send();
    },
  );
}

/** @throws DomainError `document-template.not-office` */
async function office(deps: Deps, actor: RequestActor): Promise<Organisation> {
  const organisation = await getOrganisation(deps.pool, actor.bureauId);
  if (!personDuties(organisation.directory, actor.personId, deps.now()).has('office')) {
    throw new DomainError({ code: 'document-template.not-office' });
  }
  return organisation;
}

function auditOf(
  deps: Deps,
  { ip }: { readonly ip: string },
  actor: RequestActor,
  name: PaperName,
  what: 'replace' | 'remove',
): AuditEntry {
  return {
    bureauId: actor.bureauId,
    at: deps.now(),
    accountId: actor.accountId,
    personId: actor.personId,
    ip,
    action: `document-template.${what}`,
    target: { kind: 'document-template', id: name },
    result: 'ok',
    meta: {},
  };
}

function view(
  name: PaperName,
  own: readonly CustomTemplate[],
  organisation: Organisation,
): DocumentTemplateDto {
  const custom = own.find((one) => one.name === name);
  return {
    name,
    title: PAPER_LABELS[name],
    custom: custom !== undefined,
    fileName: custom?.fileName ?? `${PAPER_LABELS[name]}模板.docx`,
    uploadedAt: custom?.uploadedAt ?? null,
    uploadedByName: custom ? nameOf(organisation, custom.uploadedBy) : null,
    tags: Object.entries(TAGS[name]).map(([tag, { about, required }]) => ({ name: tag, about, required })),
  };
}

/** The last part of the name without control characters, 200 characters at most. */
function plainName(fileName: string, name: PaperName): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/\p{Cc}/gu, '').slice(-200) || `${PAPER_LABELS[name]}模板.docx`;
}
