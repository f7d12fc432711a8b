import type { App } from './deps.ts';

export interface RouteEntry {
  readonly method: string;
  readonly url: string;
  readonly isPublic: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the app, for the check that none is open by oversight. */
    routeTable(): RouteEntry[];
  }
}

/** Writes down every route registered from now on. */
export function keepRouteTable(app: App): void {
  const entries: RouteEntry[] = [];
  app.decorate('routeTable', () => [...entries]);
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat()) {
      if (one !== 'HEAD') entries.push({ method: one, url, isPublic: config?.public === true });
    }
  });
}
