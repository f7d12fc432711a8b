/** The portal's few files, kept in the program itself. */
import { gzipSync } from 'node:zlib';
import { PORTAL_CSS } from '../../web/portal/styles.ts';
import type { App } from '../deps.ts';
import { STYLESHEET } from './render.ts';

/** Fills in the code that a QR carries behind the #; without it, one types the code. */
const CODE_FROM_ADDRESS = `const [, code] = /^#([0-9A-Z]{6,40})$/.exec(location.hash) ?? [];
const field = document.getElementById('code');
if (code && field) {
  field.value = code;
  history.replaceState(null, '', location.pathname);
  document.getElementById('secret')?.focus();
}
`;

/** The same sign as on the pages. */
const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0f4c81" d="M2 22h6v8H2zM9.5 16h6v14h-6zM17 10h6v20h-6z"/><path fill="#b5d0e5" d="M24.5 3h6v27h-6z"/></svg>`;

const YEAR = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400';

export async function portalAssets(app: App): Promise<void> {
  const config = { public: true as const };
  const zipped = gzipSync(PORTAL_CSS);

  app.get(STYLESHEET.replace('/portal', ''), { config }, async (request, reply) => {
    const asText = reply
      .type('text/css; charset=utf-8')
      .header('cache-control', YEAR)
      .header('vary', 'accept-encoding');
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return asText.send(PORTAL_CSS);
    return asText.header('content-encoding', 'gzip').send(zipped);
  });
  app.get('/code-from-address.js', { config }, async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', DAY).send(CODE_FROM_ADDRESS),
  );
  app.get('/mark.svg', { config }, async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', DAY).send(MARK),
  );
}
