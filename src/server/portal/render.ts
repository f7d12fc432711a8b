/** Sends a page: whole, without a script that it needs, and with what browsers must not do. */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PORTAL_CSS } from '../../web/portal/styles.ts';
import type { House } from '../../web/portal/types.ts';
import type { Organisation } from '../organisation/directory.ts';

const FINGERPRINT = createHash('sha256').update(PORTAL_CSS).digest('hex').slice(0, 12);
export const STYLESHEET = `/portal/portal-${FINGERPRINT}.css`;

/** Nothing from elsewhere, no inline script or style, no frame. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "script-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function sendPage(reply: FastifyReply, page: ReactElement, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('content-security-policy', POLICY)
    .header('referrer-policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToStaticMarkup(page)}`);
}

export function houseOf({ bureau }: Organisation): House {
  const { name: bureauName, shortName, phone, complaintPhone } = bureau;
  return { bureauName, shortName, phone, complaintPhone, stylesheet: STYLESHEET };
}
