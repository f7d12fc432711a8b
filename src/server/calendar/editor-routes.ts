/** The calendar editor: everybody signed in reads, 办公室 and the system administrator change. */
import type { FastifyRequest } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import {
  businessHoursInputSchema,
  calendarChangedSchema,
  calendarStateSchema,
  calendarYearParamsSchema,
  calendarYearSchema,
  noticeInputSchema,
  noticePreviewInputSchema,
  noticePreviewSchema,
  recomputationDetailSchema,
  recomputationParamsSchema,
  recomputationQuerySchema,
  recomputationSchema,
} from '../../contract/calendar-editor.ts';
import { transaction } from '../db/transaction.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { idempotencyCte, idempotencyScope, idempotencyValues, once } from '../idempotency.ts';
import { type Changed, type Editor, saveHours, saveNotice, undoChange } from './changes.ts';
import { requireEditor } from './editors.ts';
import { previewNotice } from './notice-preview.ts';
import {
  beginRecomputation,
  recomputationDetail,
  recomputationView,
  stopRecomputation,
} from './recomputations.ts';
import { calendarState, calendarYear } from './state.ts';

const tags = ['calendar'];

export async function calendarEditorRoutes(app: App, deps: Deps): Promise<void> {
  app.get(
    '/calendar/state',
    { schema: { tags, summary: '日历现在的样子，还缺哪一年', response: { 200: calendarStateSchema } } },
    async ({ actor }) => calendarState(deps, actor),
  );

  app.get(
    '/calendar/years/:year',
    {
      schema: {
        tags,
        summary: '某一年的放假和调休，逐日',
        params: calendarYearParamsSchema,
        response: { 200: calendarYearSchema },
      },
    },
    async ({ actor, params }) => calendarYear(deps, actor, params.year),
  );

  app.post(
    '/calendar/notices/preview',
    {
      schema: {
        tags,
        summary: '放假通知会怎样改变日历，逐日预览',
        body: noticePreviewInputSchema,
        response: { 200: noticePreviewSchema },
      },
    },
    async ({ actor, body }) => {
      await requireEditor(deps, actor);
      return previewNotice(deps, actor.bureauId, body);
    },
  );

  app.post(
    '/calendar/notices',
    {
      schema: {
        tags,
        summary: '存入放假通知，重新计算未办结的期限',
        body: noticeInputSchema,
        response: { 201: calendarChangedSchema },
      },
    },
    async (request, reply) => {
      const { actor, body } = request;
      const answer = await changing(request, (client, editor) => saveNotice(client, editor, body));
      return reply.code(201).send(await changedView(actor, answer));
    },
  );

  app.put(
    '/calendar/business-hours',
    {
      schema: {
        tags,
        summary: '从某日起的办公时间，分季节、分段',
        body: businessHoursInputSchema,
        response: { 200: calendarChangedSchema },
      },
    },
    async (request) => {
      const { actor, body } = request;
      return changedView(actor, await changing(request, (client, editor) => saveHours(client, editor, body)));
    },
  );

  app.post(
    '/calendar/recomputations',
    {
      schema: {
        tags,
        summary: '重新计算未办结的期限；停下的接着算',
        response: { 202: recomputationSchema },
      },
    },
    async (request, reply) => {
      await requireEditor(deps, request.actor);
      const id = await beginRecomputation(deps, editorOf(request));
      return reply.code(202).send(await view(request.actor, id));
    },
  );

  app.get(
    '/calendar/recomputations/:id',
    {
      schema: {
        tags,
        summary: '重新计算的进度，哪些期限变了',
        params: recomputationParamsSchema,
        querystring: recomputationQuerySchema,
        response: { 200: recomputationDetailSchema },
      },
    },
    async ({ actor, params, query }) => recomputationDetail(deps, actor, params.id, query),
  );

  app.post(
    '/calendar/recomputations/:id/stop',
    {
      schema: {
        tags,
        summary: '停下重新计算',
        params: recomputationParamsSchema,
        response: { 200: recomputationSchema },
      },
    },
    async (request) => {
      await requireEditor(deps, request.actor);
      await stopRecomputation(deps, editorOf(request), request.params.id);
      return view(request.actor, request.params.id);
    },
  );

  app.post(
    '/calendar/recomputations/:id/undo',
    {
      schema: {
        tags,
        summary: '撤销这次日历改动，期限改回',
        params: recomputationParamsSchema,
        response: { 201: calendarChangedSchema },
      },
    },
    async (request, reply) => {
      const { actor, params } = request;
      const answer = await changing(request, (client, editor) => undoChange(client, editor, params.id));
      return reply.code(201).send(await changedView(actor, answer));
    },
  );

  const editorOf = ({ actor, ip }: FastifyRequest): Editor => ({ actor, ip, now: deps.now() });

  const view = async (actor: FastifyRequest['actor'], id: string) => {
    const found = await recomputationView(deps, actor, id);
    if (found === null) throw new DomainError({ code: 'calendar.recomputation-not-found' });
    return found;
  };

  const changedView = async (
    actor: FastifyRequest['actor'],
    { calendarVersion, recomputationId }: Changed,
  ) => ({
    calendarVersion,
    recomputation: await view(actor, recomputationId),
  });

  /** A change in one transaction with the answer under its Idempotency-Key; a repeat gets the same answer. */
  async function changing(
    request: FastifyRequest,
    work: (client: pg.PoolClient, editor: Editor) => Promise<Changed>,
  ): Promise<Changed> {
    const { actor } = request;
    await requireEditor(deps, actor);
    const editor = editorOf(request);
    const scope = idempotencyScope(request, actor.bureauId, `account:${actor.accountId}`);
    const { body } = await once(deps.pool, scope, () =>
      transaction(deps.pool, async (client) => {
        const answer = { status: 201, body: JSON.stringify(await work(client, editor)) };
        await client.query(idempotencyCte(1, '(select 1) one'), idempotencyValues(scope, answer, editor.now));
        return answer;
      }),
    );
    return changedSchema.parse(JSON.parse(body));
  }
}

const changedSchema = z.object({ calendarVersion: z.int(), recomputationId: z.uuid() });
