/** Notifications: one's own, the administrator's view of what left the house, and calendar links. */
import type { App, Deps } from '../deps.ts';
import { notificationAdminRoutes } from './admin-routes.ts';
import { notificationErrors } from './errors.ts';
import { feedRoutes } from './feed-routes.ts';
import { noticeRoutes } from './notice-routes.ts';
import { noticeStream } from './stream.ts';

export async function notificationRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(notificationErrors);
  await noticeRoutes(app, deps);
  await noticeStream(app, deps);
  await notificationAdminRoutes(app, deps);
  await feedRoutes(app, deps);
}
