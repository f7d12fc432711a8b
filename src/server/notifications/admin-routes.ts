/** For the system administrator: what could not be delivered, and where groups are told. */
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  deliveryListSchema,
  deliveryQuerySchema,
  webhookInputSchema,
  webhookListSchema,
  webhookSchema,
} from '../../contract/notifications.ts';
import type { App, Deps } from '../deps.ts';
import type { AuditAction, AuditEntry } from '../identity/audit.ts';
import { requireRight } from '../identity/authenticate.ts';
import { listDeliveries, resendDelivery } from './deliveries.ts';
import { addWebhook, dropWebhook, listWebhooks } from './webhooks.ts';

const tags = ['通知'];
const params = z.object({ id: z.uuid() });

export async function notificationAdminRoutes(app: App, deps: Deps): Promise<void> {
  const audit = (
    { actor, ip }: FastifyRequest,
    action: AuditAction,
    kind: string,
    id: string,
  ): AuditEntry => ({
    bureauId: actor.bureauId,
    accountId: actor.accountId,
    personId: actor.personId,
    ip,
    at: deps.now(),
    action,
    target: { kind, id },
    result: 'ok',
    meta: {},
  });

  app.get(
    '/deliveries',
    {
      preHandler: requireRight('job.run'),
      schema: {
        tags,
        summary: '发送记录；state=dead 为发送失败的',
        querystring: deliveryQuerySchema,
        response: { 200: deliveryListSchema },
      },
    },
    async ({ actor, query }) => listDeliveries(deps, actor.bureauId, query),
  );

  app.post(
    '/deliveries/:id/resend',
    {
      preHandler: requireRight('job.run'),
      schema: { tags, summary: '重发失败的消息', params, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { actor, params: of } = request;
      await resendDelivery(deps, actor.bureauId, of.id, audit(request, 'delivery.resend', 'delivery', of.id));
      return reply.code(204).send();
    },
  );

  app.get(
    '/webhooks',
    {
      preHandler: requireRight('setting.change'),
      schema: { tags, summary: '群机器人和业务系统', response: { 200: webhookListSchema } },
    },
    async ({ actor }) => listWebhooks(deps, actor.bureauId),
  );

  app.put(
    '/webhooks/:id',
    {
      preHandler: requireRight('setting.change'),
      schema: {
        tags,
        summary: '添加群机器人或业务系统',
        params,
        body: webhookInputSchema,
        response: { 201: webhookSchema },
      },
    },
    async (request, reply) => {
      const { actor, params: of, body } = request;
      const entry = audit(request, 'webhook.add', 'webhook', of.id);
      return reply.code(201).send(await addWebhook(deps, actor, of.id, body, entry));
    },
  );

  app.delete(
    '/webhooks/:id',
    {
      preHandler: requireRight('setting.change'),
      schema: { tags, summary: '删除群机器人或业务系统', params, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { actor, params: of } = request;
      await dropWebhook(deps, actor.bureauId, of.id, audit(request, 'webhook.remove', 'webhook', of.id));
      return reply.code(204).send();
    },
  );
}
