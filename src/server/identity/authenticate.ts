import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AdminRight, hasRight } from '../../domain/identity/administrators.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { Sessions, type VerifiedSession } from './sessions.ts';

declare module 'fastify' {
  interface FastifyInstance {
    readonly sessions: Sessions;
  }
  interface FastifyRequest {
    /** The session behind `actor`; null on public routes. */
    session: VerifiedSession | null;
  }
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The cookie's name; with HTTPS its prefix makes browsers insist on it. */
export function cookieName(config: Deps['config']): string {
  return config.COOKIE_SECURE ? '__Host-ruheban' : 'ruheban';
}

/** Makes every route of this scope need a login, unless its config says `public: true`. */
export function requireLogin(api: App, deps: Deps): void {
  const cookie = cookieName(deps.config);
  api.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.public) return;
    const { token, fromCookie } = tokenOf(request, cookie);
    if (token === null) throw new DomainError({ code: 'session.required' });
    if (fromCookie && !SAFE_METHODS.has(request.method)) refuseForeignOrigin(request);
    const passive = request.headers['x-passive'] === '1' || request.routeOptions.config.passive === true;
    const session = await api.sessions.verify(token, passive);
    if (session === null) throw new DomainError({ code: 'session.ended' });
    request.session = session;
    request.signedIn = session.actor;
  });
}

export function decorateSessions(app: App, deps: Deps): void {
  app.decorate('sessions', new Sessions(deps));
  app.decorateRequest('session', null);
}

/** For routes that only one of the three administrators may use. */
export function requireRight(right: AdminRight) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    if (!hasRight(request.actor.roles, right))
      throw new DomainError({ code: 'right.missing', meta: { right } });
  };
}

/** An Authorization header counts before the cookie, also when it is wrong. */
function tokenOf(request: FastifyRequest, cookie: string): { token: string | null; fromCookie: boolean } {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const [, token] = /^Bearer ([A-Za-z0-9_-]+)$/i.exec(header) ?? [];
    return { token: token ?? null, fromCookie: false };
  }
  return { token: request.cookies[cookie] ?? null, fromCookie: true };
}

/**
 * A write that rides on the browser's cookie must come from our own page. Every browser of today says where a
 * request comes from; who says nothing is a program, and no foreign page can make a program send a cookie.
 */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new DomainError({ code: 'session.foreign-origin' });
  }
  const { origin } = request.headers;
  if (origin === undefined || hostOf(origin) === request.host) return;
  throw new DomainError({ code: 'session.foreign-origin' });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
