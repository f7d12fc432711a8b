import type { App } from './deps.ts';

/** Answered often and never worth a line unless they fail. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics', '/*']);

/**
 * One line per answered request: route template, status, time, who. Neither the address with its ids and search
 * words nor any content.
 */
export function logRequests(app: App): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    if (reply.statusCode < 500 && QUIET.has(route)) return;
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ip: request.ip,
        account: request.signedIn?.accountId,
      },
      'request',
    );
  });
}
