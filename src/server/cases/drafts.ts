/** What somebody was writing, kept until it is sent: nothing typed is lost. */
import { z } from 'zod';
import type { App, Deps } from '../deps.ts';

const DRAFTS_MOST = 200;
const DRAFT_BYTES_MOST = 64 * 1024;
const keySchema = z.object({ key: z.string().min(1).max(200) });
const bodySchema = z.object({
  body: z.unknown().refine((value) => JSON.stringify(value ?? null).length <= DRAFT_BYTES_MOST, {
    message: '草稿太长，请先提交一部分。',
  }),
});
const draftSchema = z.object({ key: z.string(), body: z.unknown(), updatedAt: z.string() });
const draftListSchema = z.object({ items: z.array(z.object({ key: z.string(), updatedAt: z.string() })) });
const tags = ['drafts'];

export async function draftRoutes(app: App, deps: Deps): Promise<void> {
  app.get(
    '/drafts',
    { schema: { tags, summary: '我的草稿', response: { 200: draftListSchema } } },
    async ({ actor }) => {
      const { rows } = await deps.pool.query<{ key: string; updatedAt: string }>({
        name: 'draft-list',
        text: `select key, updated_at as "updatedAt" from draft where bureau_id = $1 and account_id = $2
          order by updated_at desc limit ${DRAFTS_MOST}`,
        values: [actor.bureauId, actor.accountId],
      });
      return { items: rows };
    },
  );

  app.get(
    '/drafts/:key',
    { schema: { tags, summary: '一份草稿', params: keySchema, response: { 200: draftSchema.nullable() } } },
    async ({ actor, params }) => {
      const { rows } = await deps.pool.query<z.output<typeof draftSchema>>({
        name: 'draft-read',
        text: `select key, body, updated_at as "updatedAt" from draft
          where bureau_id = $1 and account_id = $2 and key = $3`,
        values: [actor.bureauId, actor.accountId, params.key],
      });
      return rows[0] ?? null;
    },
  );

  app.put(
    '/drafts/:key',
    {
      schema: { tags, summary: '保存草稿', params: keySchema, body: bodySchema, response: { 204: z.null() } },
    },
    async ({ actor, params, body }, reply) => {
      await deps.pool.query({
        name: 'draft-save',
        text: `insert into draft (bureau_id, account_id, key, body, updated_at) values ($1, $2, $3, $4::jsonb, $5)
          on conflict (bureau_id, account_id, key) do update set body = excluded.body, updated_at = excluded.updated_at`,
        values: [actor.bureauId, actor.accountId, params.key, JSON.stringify(body.body ?? null), deps.now()],
      });
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/drafts/:key',
    { schema: { tags, summary: '删除草稿', params: keySchema, response: { 204: z.null() } } },
    async ({ actor, params }, reply) => {
      await deps.pool.query({
        name: 'draft-delete',
        text: 'delete from draft where bureau_id = $1 and account_id = $2 and key = $3',
        values: [actor.bureauId, actor.accountId, params.key],
      });
      return reply.code(204).send(null);
    },
  );
}
