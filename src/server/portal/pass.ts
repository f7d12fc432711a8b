/**
 * Who has shown the code of a receipt carries a signed note of it for half an hour, so that the code itself stands in
 * no address and is typed once. docs/decisions/0021-how-the-portal-remembers-a-receipt.md
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addMinutes, type Instant } from '../../domain/time.ts';
import type { Deps } from '../deps.ts';

const COOKIE = 'ruheban_receipt';
const PATH = '/portal';
const IDLE_MINUTES = 30;

export interface Pass {
  readonly bureauId: string;
  readonly caseId: string;
}

/** Gives or renews the pass. */
export function givePass(reply: FastifyReply, deps: Deps, { bureauId, caseId }: Pass): void {
  const body = Buffer.from(JSON.stringify([bureauId, caseId, addMinutes(deps.now(), IDLE_MINUTES)]));
  reply.setCookie(COOKIE, `${body.toString('base64url')}.${sign(deps, body).toString('base64url')}`, {
    path: PATH,
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.config.COOKIE_SECURE,
    maxAge: IDLE_MINUTES * 60,
  });
}

/** The pass of a request; null when there is none, it was changed, or it is too old. */
export function readPass(request: FastifyRequest, deps: Deps): Pass | null {
  const [body = '', mark = ''] = (request.cookies[COOKIE] ?? '').split('.');
  const bytes = Buffer.from(body, 'base64url');
  const signed = Buffer.from(mark, 'base64url');
  const right = sign(deps, bytes);
  if (signed.length !== right.length || !timingSafeEqual(signed, right)) return null;
  const [bureauId, caseId, until] = JSON.parse(bytes.toString()) as [string, string, Instant];
  return deps.now() < until ? { bureauId, caseId } : null;
}

export function takePass(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: PATH });
}

function sign({ key }: Deps, body: Buffer): Buffer {
  return createHmac('sm3', key.derive('portal.pass', 32)).update(body).digest();
}
