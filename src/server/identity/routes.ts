import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  changePasswordInputSchema,
  loginInputSchema,
  newSessionSchema,
  sessionSchema,
} from '../../contract/identity.ts';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { findAccount } from './account-store.ts';
import { cookieName } from './authenticate.ts';
import { identityErrors } from './errors.ts';
import { logIn, type Origin } from './logins.ts';
import { changePassword } from './password-change.ts';
import { closeSession } from './session-store.ts';
import { sessionView } from './session-view.ts';
import type { VerifiedSession } from './sessions.ts';
import { type SessionKey, sessionKeyOf } from './tokens.ts';

/** Log in, who am I, log out, change one's password. */
export async function identityRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(identityErrors);
  const cookie = cookieName(deps.config);
  const cookieOptions = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.config.COOKIE_SECURE,
  } as const;

  app.post(
    '/sessions',
    {
      config: {
        public: true,
        rateLimit: { max: deps.config.RATE_LOGIN_PER_MINUTE, timeWindow: '1 minute' },
      },
      schema: {
        summary: '登录',
        body: loginInputSchema,
        response: { 201: newSessionSchema },
      },
    },
    async (request, reply) => {
      const login = await logIn(deps, request.body, originOf(request));
      const view = await sessionView(deps, login.account, login.expiresAt);
      const maxAge = deps.config.SESSION_MAX_HOURS * 3600;
      reply.setCookie(cookie, login.token, { ...cookieOptions, maxAge });
      return reply.code(201).send({ token: login.token, ...view });
    },
  );

  app.get(
    '/sessions/current',
    { schema: { summary: '我是谁', response: { 200: sessionSchema } } },
    async (request) => {
      const { actor } = request;
      const account = await findAccount(deps.pool, actor.bureauId, actor.accountId);
      if (account === null) throw new DomainError({ code: 'session.ended' });
      return sessionView(deps, account, sessionOf(request).stored.expiresAt);
    },
  );

  app.delete(
    '/sessions/current',
    { schema: { summary: '退出登录', response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { actor } = request;
      await closeSession(deps.pool, keyOf(request), {
        ...actor,
        at: deps.now(),
        ip: request.ip,
        action: 'logout',
        target: null,
        result: 'ok',
        meta: {},
      });
      app.sessions.forget(sessionOf(request).token);
      return reply.clearCookie(cookie, cookieOptions).code(204).send();
    },
  );

  app.post(
    '/account/password',
    {
      schema: {
        summary: '修改自己的密码',
        body: changePasswordInputSchema,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      await changePassword(deps, request.actor, request.body, keyOf(request), originOf(request));
      app.sessions.forgetAccount(request.actor.accountId);
      return reply.code(204).send();
    },
  );
}

function originOf(request: FastifyRequest): Origin {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}

function sessionOf(request: FastifyRequest): VerifiedSession {
  if (request.session === null) throw new DomainError({ code: 'session.required' });
  return request.session;
}

function keyOf(request: FastifyRequest): SessionKey {
  const key = sessionKeyOf(sessionOf(request).token);
  if (key === null) throw new DomainError({ code: 'session.ended' });
  return key;
}
