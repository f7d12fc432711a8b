/** Papers of a case, for the people who handle it, and the receipt for the applicant. */
import { z } from 'zod';
import {
  PAPER_FORMATS,
  PAPER_LABELS,
  PAPERS,
  type PaperFormat,
  type PaperName,
  type PaperQuery,
  paperQuerySchema,
  publicReceiptSchema,
} from '../../contract/documents.ts';
import { localDateOf } from '../../domain/time.ts';
import { caseEvents } from '../cases/events.ts';
import { type Executed, visibleCase } from '../cases/execute.ts';
import { caseByReceipt } from '../cases/receipt-key.ts';
import { sealerOf } from '../cases/sealer.ts';
import type { App, Deps } from '../deps.ts';
import type { RequestActor } from '../identity/actor.ts';
import { recordAudit } from '../identity/audit.ts';
import { assetPath, fontDirs, workerPath } from './assets.ts';
import { documentErrors } from './errors.ts';
import { formPaper } from './papers/form.ts';
import { historyPages } from './papers/history.ts';
import { noticePaper } from './papers/notice.ts';
import { receiptPaper } from './papers/receipt.ts';
import { replyPaper } from './papers/reply.ts';
import type { Papers } from './papers/types.ts';
import { createPrinter, PRINTER_DEFAULTS, type Printer } from './pdf/printer.ts';
import { type PrintedFile, printPaper } from './print.ts';
import { templateRoutes } from './word/template-routes.ts';

const tags = ['documents'];
const paramsSchema = z.object({ id: z.uuid() });

export async function documentRoutes(app: App, deps: Deps): Promise<void> {
  app.registerErrors(documentErrors);
  const printer = lazyPrinter();
  app.addHook('onClose', async () => printer.close());

  for (const name of PAPERS) {
    for (const format of PAPER_FORMATS) paperRoute(app, deps, printer, name, format);
  }
  publicReceiptRoute(app, deps, printer);
  await templateRoutes(app, deps);
}

/** Nothing is looked for on the disk, and no process started, before the first PDF. */
function lazyPrinter(): Printer {
  let made: Printer | null = null;
  const make = () => {
    made ??= createPrinter({
      ...PRINTER_DEFAULTS,
      workerPath: workerPath(),
      workspace: assetPath('typst'),
      fontDirs: fontDirs(),
    });
    return made;
  };
  return {
    print: async (order) => make().print(order),
    workerBytes: () => made?.workerBytes() ?? 0,
    close: () => made?.close(),
  };
}

interface Asked {
  readonly deps: Deps;
  readonly executed: Executed;
  readonly actor: RequestActor;
  readonly query: PaperQuery;
  /** Where this request came to, for the address in the QR when none is configured. */
  readonly origin: string;
}

const BUILD: { readonly [N in PaperName]: (asked: Asked) => Promise<Papers[N]> } = {
  form: async ({ deps, executed, query }) =>
    formPaper(executed, sealerOf(deps), {
      climbNo: query.climb ?? null,
      full: query.full,
      history: query.history ? historyPages(executed.row.number, await caseEvents(deps, executed)) : null,
    }),
  receipt: async ({ deps, executed, actor, query, origin }) => {
    const shown = query.full || isOwnRegistrationOfToday(executed, actor, deps.now());
    const code = shown ? sealerOf(deps).open(executed.row.code_sealed) : null;
    return receiptPaper(deps, executed, { code, base: deps.config.PUBLIC_URL ?? origin });
  },
  notice: async ({ deps, executed }) => noticePaper(deps, executed),
  reply: async ({ deps, executed }) => replyPaper(deps, executed),
};

function paperRoute<N extends PaperName>(
  app: App,
  deps: Deps,
  printer: Printer,
  name: N,
  format: PaperFormat,
): void {
  app.get(
    `/cases/:id/${name}.${format}`,
    {
      schema: {
        tags,
        summary: `${PAPER_LABELS[name]}（${format === 'pdf' ? 'PDF' : 'Word'}）`,
        params: paramsSchema,
        querystring: paperQuerySchema,
      },
    },
    async (request, reply) => {
      const { actor, query, params } = request;
      const who = { kind: 'person', personId: actor.personId } as const;
      const executed = await visibleCase(deps, actor.bureauId, params.id, who);
      const origin = `${request.protocol}://${request.host}`;
      const paper = await BUILD[name]({ deps, executed, actor, query, origin });
      const file = await printPaper(deps, printer, { bureauId: actor.bureauId, name, format, paper });
      // Written down before it leaves: what cannot be written down is not handed out.
      await recordAudit(deps.pool, {
        bureauId: actor.bureauId,
        at: deps.now(),
        accountId: actor.accountId,
        personId: actor.personId,
        ip: request.ip,
        action: query.full && showsMore(name) ? 'personal-data.unmask' : 'document.print',
        target: { kind: 'case', id: executed.row.id },
        result: 'ok',
        meta: { document: name, format, ...(query.reason === undefined ? {} : { reason: query.reason }) },
      });
      return send(reply, file, format);
    },
  );
}

/** Only these hold what `full` uncovers. */
const showsMore = (name: PaperName) => name === 'form' || name === 'receipt';

/**
 * The code is the applicant's key to the case: with it and the phone's tail, which every officer sees, one could
 * withdraw in their name. Who registers sees it then and there, and may print it on that day.
 */
function isOwnRegistrationOfToday({ row }: Executed, actor: RequestActor, now: string): boolean {
  const { registeredBy, registeredAt } = row.state.intake;
  return registeredBy === actor.personId && localDateOf(registeredAt) === localDateOf(now);
}

function publicReceiptRoute(app: App, deps: Deps, printer: Printer): void {
  app.post(
    '/public/receipt.pdf',
    {
      config: {
        public: true,
        rateLimit: { max: deps.config.RATE_PUBLIC_PER_MINUTE, timeWindow: '1 minute' },
      },
      schema: { tags: ['public'], summary: '凭查询码打印受理回执', body: publicReceiptSchema },
    },
    async (request, reply) => {
      const executed = await caseByReceipt(deps, request.body);
      const { row } = executed;
      const base = deps.config.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
      const code = sealerOf(deps).open(row.code_sealed);
      const paper = receiptPaper(deps, executed, { code, base });
      const wanted = { bureauId: row.bureau_id, name: 'receipt', format: 'pdf', paper } as const;
      return send(reply, await printPaper(deps, printer, wanted), 'pdf');
    },
  );
}

interface FileReply {
  header(name: string, value: string): FileReply;
  type(mediaType: string): FileReply;
  send(body: Buffer): unknown;
}

/** A PDF opens in the browser, to be looked at and printed; Word is saved. */
function send(reply: FileReply, { body, mediaType, fileName }: PrintedFile, format: PaperFormat): unknown {
  const place = format === 'pdf' ? 'inline' : 'attachment';
  return reply
    .header('content-disposition', `${place}; filename*=UTF-8''${encodeURIComponent(fileName)}`)
    .header('x-content-type-options', 'nosniff')
    .type(mediaType)
    .send(body);
}
