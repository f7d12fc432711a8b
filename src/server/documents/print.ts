/** From a paper to a file, as PDF or as Word. */
import { PAPER_LABELS, type PaperFormat, type PaperName } from '../../contract/documents.ts';
import type { BureauId } from '../../domain/organisation/types.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { tidied } from './papers/text.ts';
import type { Papers } from './papers/types.ts';
import { type Printer, PrinterError } from './pdf/printer.ts';
import { qrDrawing, qrPicture } from './qr.ts';
import { fillWord } from './word/fill.ts';
import { tagValues } from './word/tags.ts';
import { templateInForce } from './word/template-store.ts';

export interface PrintedFile {
  readonly body: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
}

export interface PrintRequest<N extends PaperName> {
  readonly bureauId: BureauId;
  readonly name: N;
  readonly format: PaperFormat;
  readonly paper: Papers[N];
}

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const satisfies Record<PaperFormat, string>;

/** @throws DomainError `document.busy`, `document.timeout`, `document.failed` */
export async function printPaper<N extends PaperName>(
  deps: Deps,
  printer: Printer,
  { bureauId, name, format, paper: typed }: PrintRequest<N>,
): Promise<PrintedFile> {
  const paper = tidied(typed);
  const address = 'address' in paper ? paper.address : null;
  const label = `${PAPER_LABELS[name]}（${paper.number}）`;
  return {
    body:
      format === 'pdf'
        ? await toPdf(deps, printer, { sheet: name, title: label, paper, address })
        : await toWord(deps, bureauId, { name, paper, address }),
    mediaType: MEDIA_TYPES[format],
    fileName: `${PAPER_LABELS[name]}-${paper.number.replace(/[/\\:*?"<>|\s]/g, '-')}.${format}`,
  };
}

interface PdfSource {
  readonly sheet: PaperName;
  readonly title: string;
  readonly paper: object;
  readonly address: string | null;
}

async function toPdf(
  deps: Deps,
  printer: Printer,
  { sheet, title, paper, address }: PdfSource,
): Promise<Buffer> {
  const qr = address === null ? null : await qrDrawing(address);
  const madeAt = Math.floor(Date.parse(deps.now()) / 1000);
  try {
    const { pdf, missing } = await printer.print({ sheet, title, madeAt, paper: { ...paper, qr } });
    if (missing.length > 0) deps.log.warn({ missing }, 'characters that no face has');
    return pdf;
  } catch (error) {
    if (!(error instanceof PrinterError)) throw error;
    deps.log.error({ err: error }, 'PDF failed');
    throw new DomainError({ code: `document.${error.kind}` });
  }
}

async function toWord<N extends PaperName>(
  deps: Deps,
  bureauId: BureauId,
  { name, paper, address }: { readonly name: N; readonly paper: Papers[N]; readonly address: string | null },
): Promise<Buffer> {
  const { body } = await templateInForce(deps.pool, bureauId, name);
  const qr = address === null ? null : await qrPicture(address);
  return fillWord(body, tagValues(name, paper, qr));
}
