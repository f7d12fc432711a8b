/** What did not work, as a page. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { createElement } from 'react';
import { TroublePage } from '../../web/portal/trouble.tsx';
import type { App, Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { databaseProblem, httpProblem, INTERNAL } from '../problem-generic.ts';
import { houseOf, sendPage } from './render.ts';
import { portalOrganisation } from './world.ts';

const NOT_FOUND = { status: 404, title: '没有找到这一页', says: '地址可能不对，或者这一项已经撤下。' };
const FOREIGN = {
  status: 403,
  title: '请从本站提交',
  says: '这次提交是从别的网站来的，没有办。请在本站重新填写。',
};

export function installTrouble(app: App, deps: Deps): void {
  app.setErrorHandler(async (error, request, reply) => {
    const trouble = troubleOf(error);
    if (trouble.status >= 500) request.log.error({ err: error }, 'portal page failed');
    return send(deps, request, reply, trouble);
  });
  // Not `setNotFoundHandler`: what no route of ours takes would go to the workbench's files first.
  const lost = (request: FastifyRequest, reply: FastifyReply) => send(deps, request, reply, NOT_FOUND);
  app.route({ method: ['GET', 'POST'], url: '/*', config: { public: true }, handler: lost });
  app.addHook('preHandler', async (request, reply) => {
    if (request.method === 'POST' && isForeign(request)) return send(deps, request, reply, FOREIGN);
    return undefined;
  });
}

interface Trouble {
  readonly status: number;
  readonly title: string;
  readonly says: string;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof DomainError && error.code.endsWith('not-found')) return NOT_FOUND;
  const known =
    error instanceof DomainError ? INTERNAL : (databaseProblem(error) ?? httpProblem(error as FastifyError));
  if (known.status === 429)
    return { status: 429, title: '请稍等一分钟', says: '刚才点得太快了，请过一分钟再试。' };
  if (known.status >= 500) return { status: known.status, title: '这一页暂时打不开', says: known.sentence };
  return { status: known.status, title: '没有办成', says: known.sentence };
}

/** Browsers say where a form was sent from; those that do not are held off by the cookie's own rule. */
function isForeign({ headers }: FastifyRequest): boolean {
  const from = headers['sec-fetch-site'];
  return from !== undefined && from !== 'same-origin' && from !== 'none';
}

async function send(deps: Deps, request: FastifyRequest, reply: FastifyReply, trouble: Trouble) {
  const { status, title, says } = trouble;
  const number = status >= 500 ? request.id : null;
  const house = houseOf(await portalOrganisation(deps));
  return sendPage(reply, createElement(TroublePage, { house, title, says, number }), status);
}
