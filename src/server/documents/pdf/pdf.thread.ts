/**
 * The PDF worker: a process of its own, started when the first PDF is asked for and replaced after some hundreds,
 * because the engine keeps a little memory of every document. Reads jobs from its parent, one at a time; ends with it.
 *
 * A paper's texts reach the engine as data (JSON), never as source: nothing that people type can be code there.
 */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PdfJob, PdfResult } from './protocol.ts';

/** For archives: faces embedded, every character with its code, nothing that depends on the reader. */
const ARCHIVE = 'a-2u';
/** 〓 is how Chinese printers mark a character that they have no type for. */
const NO_TYPE = '〓';

const [workspace = '', ...fontPaths] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });

process.on('message', (job: PdfJob) => process.send?.(resultOf(job)));
process.on('disconnect', () => process.exit());

function resultOf(job: PdfJob): PdfResult {
  try {
    const { pdf, missing } = print(job);
    return { id: job.id, ok: true, pdf, missing, rss: process.memoryUsage.rss() };
  } catch (error) {
    return { id: job.id, ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function print({ sheet, title, madeAt, paper }: PdfJob): { pdf: Uint8Array; missing: readonly string[] } {
  const data = JSON.stringify({ title, paper, missing: [] });
  const first = attempt(sheet, madeAt, data);
  if ('pdf' in first) return { pdf: first.pdf, missing: [] };
  const missing = missingIn(first.error, data);
  if (missing.length === 0) throw new Error(first.error);
  const second = attempt(
    sheet,
    madeAt,
    JSON.stringify({ title, paper: without(paper, missing), missing: missing.map(codeOf) }),
  );
  if ('error' in second) throw new Error(second.error);
  return { pdf: second.pdf, missing };
}

function attempt(
  sheet: string,
  creationTimestamp: number,
  data: string,
): { readonly pdf: Uint8Array } | { readonly error: string } {
  const compiled = compiler.compile({ mainFilePath: `${workspace}/${sheet}.typ`, inputs: { data } });
  try {
    const { result } = compiled;
    if (result === null) {
      const fault = compiled.takeError();
      return { error: JSON.stringify(fault?.shortDiagnostics ?? 'nothing was compiled') };
    }
    return { pdf: compiler.pdf(result, { pdfStandard: ARCHIVE, creationTimestamp }) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  } finally {
    compiler.evictCache(0);
  }
}

/** The characters that the engine says no face can show. It names whole stretches; only what is not plain counts. */
function missingIn(error: string, data: string): readonly string[] {
  const stretches = [...error.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/gs)];
  const characters = stretches.flatMap(([, stretch = '']) => [...unescaped(stretch)]);
  return [...new Set(characters)].filter((one) => (one.codePointAt(0) ?? 0) > 0x7f && data.includes(one));
}

function unescaped(text: string): string {
  return text.replace(/\\+u\{([0-9a-f]+)\}/gi, (_all, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

function without<T>(value: T, missing: readonly string[]): T {
  if (typeof value === 'string') {
    return [...value].map((one) => (missing.includes(one) ? NO_TYPE : one)).join('') as T;
  }
  if (Array.isArray(value)) return value.map((one: unknown) => without(one, missing)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, without<unknown>(one, missing)]),
  ) as T;
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
