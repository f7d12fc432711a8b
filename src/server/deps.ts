import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Instant } from '../domain/time.ts';
import type { Config } from './config.ts';
import type { DataKey } from './data-key.ts';

/** Everything a feature may use of the world outside; given once, when the app is built. */
export interface Deps {
  readonly pool: pg.Pool;
  /** The clock. Commands read it once and pass `now` on. */
  readonly now: () => Instant;
  readonly log: Logger;
  readonly config: Config;
  /** Master key of this installation; features derive their own keys from it, never use it directly. */
  readonly key: DataKey;
}

/** The HTTP app: schemas of routes are Zod, and requests and answers are typed by them. */
export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Logger, ZodTypeProvider>;

/** Registers the routes of one feature. */
export type FeatureRoutes = (app: App, deps: Deps) => Promise<void>;
