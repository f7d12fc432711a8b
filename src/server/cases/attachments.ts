/** Files of a case: checked by their content, kept in the database, never shown inline. */
import { createHash } from 'node:crypto';
import fastifyMultipart from '@fastify/multipart';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { attachmentSchema } from '../../contract/cases.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { visibleCase } from './execute.ts';
import { MOST_FILE_BYTES, mediaTypeOf, plainFileName } from './file-kind.ts';

const params = z.object({ id: z.uuid() });
const fileParams = params.extend({ attachmentId: z.uuid() });
const tags = ['attachments'];

export async function attachmentRoutes(app: App, deps: Deps): Promise<void> {
  await app.register(fastifyMultipart, { limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 5 } });

  app.post(
    '/cases/:id/attachments',
    {
      schema: {
        tags,
        summary: '上传附件（multipart，字段名 file）',
        params,
        response: { 201: attachmentSchema },
      },
    },
    async (request, reply) => {
      const { actor } = request;
      const who = { kind: 'person', personId: actor.personId } as const;
      const { world } = await visibleCase(deps, actor.bureauId, request.params.id, who);
      const part = await request.file();
      if (!part) throw new DomainError({ code: 'case.attachment-missing' });
      const body = await part.toBuffer().catch(() => {
        throw new DomainError({ code: 'case.attachment-too-large' });
      });
      const file = {
        id: uuid(),
        name: plainFileName(part.filename),
        mediaType: await mediaTypeOf(body, part.filename),
        size: body.length,
        addedAt: deps.now(),
      };
      await deps.pool.query({
        name: 'attachment-insert',
        text: `insert into case_attachment (bureau_id, id, case_id, name, media_type, size, sha256, body, added_at,
          added_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        values: [
          actor.bureauId,
          file.id,
          request.params.id,
          file.name,
          file.mediaType,
          file.size,
          createHash('sha256').update(body).digest(),
          body,
          file.addedAt,
          actor.personId,
        ],
      });
      const addedByName = world.organisation.people.get(actor.personId)?.displayName ?? null;
      return reply.code(201).send({ ...file, addedByName });
    },
  );

  app.get(
    '/cases/:id/attachments/:attachmentId',
    { schema: { tags, summary: '下载附件', params: fileParams } },
    async (request, reply) => {
      const { actor } = request;
      const who = { kind: 'person', personId: actor.personId } as const;
      await visibleCase(deps, actor.bureauId, request.params.id, who);
      const { rows } = await deps.pool.query<{ name: string; media_type: string; body: Buffer }>({
        name: 'attachment-read',
        text: `select name, media_type, body from case_attachment
          where bureau_id = $1 and case_id = $2 and id = $3 and body is not null`,
        values: [actor.bureauId, request.params.id, request.params.attachmentId],
      });
      const file = rows[0];
      if (!file) throw new DomainError({ code: 'case.attachment-not-found' });
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
        .header('x-content-type-options', 'nosniff')
        .type(file.media_type)
        .send(file.body);
    },
  );
}
