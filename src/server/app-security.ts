import fastifyHelmet from '@fastify/helmet';
import type { App, Deps } from './deps.ts';

/**
 * Headers that keep browsers from doing what we never need: no foreign scripts, frames or forms, no inline
 * scripts. Inline styles are allowed, for the workbench's components make theirs while running.
 */
export async function secureHeaders(app: App, deps: Deps): Promise<void> {
  await app.register(fastifyHelmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    hsts: deps.config.COOKIE_SECURE ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}
