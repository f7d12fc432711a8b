/** One's notices, and how one wants to be told. */
import {
  markReadSchema,
  noticeListSchema,
  noticeQuerySchema,
  preferenceInputSchema,
  preferenceSchema,
  unreadSchema,
} from '../../contract/notifications.ts';
import type { App, Deps } from '../deps.ts';
import { noticesOfPerson } from './inbox.ts';
import { countUnread, markRead } from './notice-store.ts';
import { choosePreference, preferenceOf } from './preferences.ts';

const tags = ['通知'];

export async function noticeRoutes(app: App, deps: Deps): Promise<void> {
  app.get(
    '/notices',
    {
      schema: {
        tags,
        summary: '我的通知，新的在前',
        querystring: noticeQuerySchema,
        response: { 200: noticeListSchema },
      },
    },
    async ({ actor, query }) => noticesOfPerson(deps, actor, query),
  );

  app.post(
    '/notices/read',
    {
      schema: {
        tags,
        summary: '标为已读；不指明则全部',
        body: markReadSchema,
        response: { 200: unreadSchema },
      },
    },
    async ({ actor, body }) => {
      await markRead(deps.pool, actor, body.ids, deps.now());
      return { unread: await countUnread(deps.pool, actor.bureauId, actor.personId) };
    },
  );

  app.get(
    '/notification-preferences',
    { schema: { tags, summary: '我怎样收通知', response: { 200: preferenceSchema } } },
    async ({ actor }) => preferenceOf(deps, actor),
  );

  app.put(
    '/notification-preferences',
    {
      schema: {
        tags,
        summary: '选择怎样收通知',
        body: preferenceInputSchema,
        response: { 200: preferenceSchema },
      },
    },
    async ({ actor, body }) => choosePreference(deps, actor, body),
  );
}
