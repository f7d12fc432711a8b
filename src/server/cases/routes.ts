/** Cases for people with an account. */
import { z } from 'zod';
import { commandSchemas, NOT_FOR_STAFF, type StaffCommandName } from '../../contract/case-commands.ts';
import {
  caseListQuerySchema,
  caseListSchema,
  caseSchema,
  eventListSchema,
  inboxSchema,
  registeredSchema,
  registerSchema,
} from '../../contract/cases.ts';
import { pageQuerySchema } from '../../contract/pagination.ts';
import { COMMAND_LABELS } from '../../domain/cases/labels.ts';
import { COMMAND_NAMES, TRANSITIONS } from '../../domain/cases/transitions.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { idempotencyScope } from '../idempotency.ts';
import { attachmentRoutes } from './attachments.ts';
import { draftRoutes } from './drafts.ts';
import { caseErrors } from './errors.ts';
import { caseEvents } from './events.ts';
import { executeCommand, visibleCase } from './execute.ts';
import { inbox, listCases } from './lists.ts';
import { publicRoutes } from './public-routes.ts';
import { registerCase } from './register.ts';
import { unitClosingRoutes } from './unit-closing.ts';
import { unmaskRoutes } from './unmask.ts';
import { caseView } from './view.ts';

export const caseParamsSchema = z.object({ id: z.uuid() });
const tags = ['cases'];

export async function caseRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(caseErrors);

  app.get(
    '/inbox',
    {
      schema: {
        tags,
        summary: '等我办理的办件，最急的在前',
        querystring: pageQuerySchema,
        response: { 200: inboxSchema },
      },
    },
    async ({ actor, query }) => inbox(deps, actor, query),
  );

  app.get(
    '/cases',
    {
      schema: {
        tags,
        summary: '查找办件',
        querystring: caseListQuerySchema,
        response: { 200: caseListSchema },
      },
    },
    async ({ actor, query }) => listCases(deps, actor, query),
  );

  app.post(
    '/cases',
    { schema: { tags, summary: '登记', body: registerSchema, response: { 201: registeredSchema } } },
    async (request, reply) => {
      const { actor, body } = request;
      const who = { kind: 'person', personId: actor.personId } as const;
      const scope = idempotencyScope(request, actor.bureauId, `account:${actor.accountId}`);
      const { row, world, trackingCode } = await registerCase(deps, {
        bureauId: actor.bureauId,
        input: body,
        who,
        scope,
      });
      return reply.code(201).send({ ...caseView(deps, row, world, who), trackingCode });
    },
  );

  app.get(
    '/cases/:id',
    {
      schema: {
        tags,
        summary: '一件办件，连同可以做的事',
        params: caseParamsSchema,
        response: { 200: caseSchema },
      },
    },
    async ({ actor, params }, reply) => {
      const who = { kind: 'person', personId: actor.personId } as const;
      const { row, world } = await visibleCase(deps, actor.bureauId, params.id, who);
      return reply.header('etag', `"${row.version}"`).send(caseView(deps, row, world, who));
    },
  );

  app.get(
    '/cases/:id/events',
    { schema: { tags, summary: '办件的经过', params: caseParamsSchema, response: { 200: eventListSchema } } },
    async ({ actor, params }) => {
      const who = { kind: 'person', personId: actor.personId } as const;
      return caseEvents(deps, await visibleCase(deps, actor.bureauId, params.id, who));
    },
  );

  for (const name of COMMAND_NAMES) if (isForStaff(name)) commandRoute(app, deps, name);
  await attachmentRoutes(app, deps);
  await draftRoutes(app, deps);
  await unmaskRoutes(app, deps);
  await unitClosingRoutes(app, deps);
  await publicRoutes(app, deps);
}

function isForStaff(name: (typeof COMMAND_NAMES)[number]): name is StaffCommandName {
  return !(NOT_FOR_STAFF as readonly string[]).includes(name);
}

function commandRoute(app: App, deps: Deps, name: StaffCommandName): void {
  const body: z.ZodType = commandSchemas[name];
  app.post(
    `/cases/:id/${name}`,
    {
      schema: {
        tags,
        summary: `${COMMAND_LABELS[name]}（${TRANSITIONS[name].clause}）`,
        params: caseParamsSchema,
        body,
        response: { 200: caseSchema },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      const who = { kind: 'person', personId: actor.personId } as const;
      const { row, world } = await executeCommand(deps, {
        bureauId: actor.bureauId,
        caseId: params.id,
        // The route's schema has checked that the body fits the command.
        command: { name, input: request.body as never },
        who,
        ifVersion: versionOf(request.headers['if-match']),
        scope: idempotencyScope(request, actor.bureauId, `account:${actor.accountId}`),
      });
      return reply.header('etag', `"${row.version}"`).send(caseView(deps, row, world, who));
    },
  );
}

/** The version in an If-Match header: `"3"`; null when there is none or it says `*`. */
function versionOf(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null;
  const [, digits] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim()) ?? [];
  if (digits === undefined) throw new DomainError({ code: 'case.version-bad' });
  return Number(digits);
}
