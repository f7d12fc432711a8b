/** One's notices live: server-sent events with the number of unread ones, whenever it may have changed. */
import { PassThrough } from 'node:stream';
import type { App, Deps } from '../deps.ts';
import { noticeSignal } from './inbox.ts';
import { NoticeSignals } from './signals.ts';

const HEARTBEAT_MS = 25_000;
const BROWSER_RETRY_MS = 5_000;

/** A stream ends with its session, and all end when the program stops. */
export async function noticeStream(app: App, deps: Deps): Promise<void> {
  const signals = new NoticeSignals(deps.pool, deps.log);
  const open = new Set<PassThrough>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
    signals.close();
  });

  app.get(
    '/notices/stream',
    {
      config: { passive: true },
      schema: {
        tags: ['通知'],
        summary: '实时的未读数（server-sent events：event 为 unread，data 为 {unread, newest}）',
        produces: ['text/event-stream'],
      },
    },
    async (request, reply) => {
      const { actor, session } = request;
      const stream = new PassThrough();
      open.add(stream);
      let saying: Promise<void> | null = null;
      let again = false;
      const say = async () => {
        const alive = session !== null && (await app.sessions.verify(session.token, true)) !== null;
        if (!alive) stream.end();
        else stream.write(`event: unread\ndata: ${JSON.stringify(await noticeSignal(deps, actor))}\n\n`);
      };
      // Signals that come while one is being answered are answered together.
      const heard = () => {
        again = saying !== null;
        saying ??= say()
          .catch((error: unknown) => {
            deps.log.warn({ err: error }, 'a stream of notices broke');
            stream.end();
          })
          .finally(() => {
            saying = null;
            if (again && !stream.writableEnded) heard();
          });
      };
      const unlisten = await signals.listen(actor, heard);
      const heartbeat = setInterval(async () => {
        const alive = session !== null && (await app.sessions.verify(session.token, true)) !== null;
        if (alive) stream.write(':\n\n');
        else stream.end();
      }, HEARTBEAT_MS);
      stream.once('close', () => {
        clearInterval(heartbeat);
        unlisten();
        open.delete(stream);
      });
      request.raw.once('close', () => stream.destroy());
      stream.write(`retry: ${BROWSER_RETRY_MS}\n\n`);
      heard();
      return reply.type('text/event-stream; charset=utf-8').header('x-accel-buffering', 'no').send(stream);
    },
  );
}
