/** The link to one's calendar: make it, renew it, end it; and the calendar itself, for whoever knows the link. */
import { z } from 'zod';
import { calendarFeedSchema, newCalendarFeedSchema } from '../../contract/notifications.ts';
import type { App, Deps } from '../deps.ts';
import { recordAudit } from '../identity/audit.ts';
import { feedOf, renewFeed } from './calendar-feed.ts';
import { endFeed, readFeed } from './settings-store.ts';

const tags = ['通知'];
const fileParams = z.object({
  file: z
    .string()
    .max(200)
    .transform((file) => file.replace(/\.ics$/, '')),
});

export async function feedRoutes(app: App, deps: Deps): Promise<void> {
  app.get(
    '/calendar-feed',
    { schema: { tags, summary: '我的日历链接是否已生成', response: { 200: calendarFeedSchema } } },
    async ({ actor }) => ({ createdAt: await readFeed(deps.pool, actor) }),
  );

  app.put(
    '/calendar-feed',
    {
      schema: { tags, summary: '生成或更换日历链接，只显示一次', response: { 200: newCalendarFeedSchema } },
    },
    async ({ actor, ip }) => {
      const { secret, createdAt } = await renewFeed(deps, actor);
      await recordAudit(deps.pool, {
        ...actor,
        at: createdAt,
        ip,
        action: 'calendar-feed.renew',
        target: { kind: 'person', id: actor.personId },
        result: 'ok',
        meta: {},
      });
      const path = `/api/v1/calendar-feed/${secret}.ics`;
      const { WORKBENCH_URL } = deps.config;
      return { path, url: WORKBENCH_URL === undefined ? null : new URL(path, WORKBENCH_URL).href, createdAt };
    },
  );

  app.delete(
    '/calendar-feed',
    { schema: { tags, summary: '停用日历链接', response: { 204: z.undefined() } } },
    async ({ actor, ip }, reply) => {
      await endFeed(deps.pool, actor);
      await recordAudit(deps.pool, {
        ...actor,
        at: deps.now(),
        ip,
        action: 'calendar-feed.end',
        target: { kind: 'person', id: actor.personId },
        result: 'ok',
        meta: {},
      });
      return reply.code(204).send();
    },
  );

  app.get(
    '/calendar-feed/:file',
    {
      config: {
        public: true as const,
        rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE, timeWindow: '1 minute' },
      },
      schema: { tags, summary: '我的期限（iCalendar），凭链接', params: fileParams },
    },
    async ({ params }, reply) => {
      const calendar = await feedOf(deps, params.file);
      return reply
        .type('text/calendar; charset=utf-8')
        .header('x-robots-tag', 'noindex')
        .header('content-disposition', 'inline; filename="ruheban.ics"')
        .send(calendar);
    },
  );
}
