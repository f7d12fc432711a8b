/** Papers reopened by other programs than the ones that wrote them: poppler, LibreOffice, ZBar. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const has = (program: string) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Which of the programs this machine has; a test that needs one it lacks is skipped, and says so by its name. */
export const OTHERS = {
  poppler: has('pdftotext') && has('pdffonts') && has('pdfinfo') && has('pdftoppm'),
  office: has('soffice'),
  zbar: has('zbarimg'),
} as const;

/** Text in the order in which it was written, without any white space: where a line breaks is not its meaning. */
export function pdfText(pdf: Buffer): string {
  return read(pdf, 'pdftotext', ['-raw', 'FILE', '-']).replace(/\s/g, '');
}

/** Text in the order in which the tags of the PDF give it to a screen reader, without any white space. */
export function pdfReadAloud(pdf: Buffer): string {
  const quoted = read(pdf, 'pdfinfo', ['-struct-text', 'FILE']).match(/^ *"(.*)"$/gm) ?? [];
  return quoted
    .map((line) => line.trim().slice(1, -1))
    .join('')
    .replace(/\s/g, '');
}

export interface PdfFont {
  readonly name: string;
  readonly embedded: boolean;
  /** Every character can be copied as what it is. */
  readonly unicode: boolean;
}

export function pdfFonts(pdf: Buffer): readonly PdfFont[] {
  return read(pdf, 'pdffonts', ['FILE'])
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const [, name, embedded, unicode] =
        /^(\S+) .* (yes|no) +(?:yes|no) +(yes|no) +\d+ +\d+$/.exec(line) ?? [];
      return name === undefined ? [] : [{ name, embedded: embedded === 'yes', unicode: unicode === 'yes' }];
    });
}

export function pdfInfo(pdf: Buffer): {
  readonly pages: number;
  readonly size: string;
  readonly title: string;
} {
  const info = read(pdf, 'pdfinfo', ['FILE']);
  const field = (name: string) => new RegExp(`^${name}: +(.*)$`, 'm').exec(info)?.[1] ?? '';
  return { pages: Number(field('Pages')), size: field('Page size'), title: field('Title') };
}

/** Outermost edges of the words on a page, in millimetres from the left and the top. */
export function inkOf(pdf: Buffer, page = 1): { left: number; right: number; top: number; bottom: number } {
  const boxes = read(pdf, 'pdftotext', ['-bbox', '-f', `${page}`, '-l', `${page}`, 'FILE', '-']);
  const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)].map(
    (match) => match.slice(1).map((points) => (Number(points) / 72) * 25.4),
  );
  const edge = (side: number, pick: (...values: number[]) => number) =>
    pick(...words.map((word) => word[side] ?? Number.NaN));
  return {
    left: edge(0, Math.min),
    right: edge(2, Math.max),
    top: edge(1, Math.min),
    bottom: edge(3, Math.max),
  };
}

/** A Word file as LibreOffice prints it. */
export function wordToPdf(docx: Buffer): Buffer {
  return inDirectory((dir) => {
    writeFileSync(join(dir, 'paper.docx'), docx);
    const profile = `-env:UserInstallation=file://${join(dir, 'profile')}`;
    const words = ['--headless', profile, '--convert-to', 'pdf', '--outdir', dir, join(dir, 'paper.docx')];
    execFileSync('soffice', words, { stdio: 'ignore', timeout: 120_000 });
    return readFileSync(join(dir, 'paper.pdf'));
  });
}

/** What the QR on the first page says. */
export function qrOn(pdf: Buffer): string {
  return inDirectory((dir) => {
    writeFileSync(join(dir, 'paper.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', join(dir, 'paper.pdf'), join(dir, 'page')]);
    const args = ['--raw', '-q', join(dir, 'page.png')];
    return execFileSync('zbarimg', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  });
}

function read(pdf: Buffer, program: string, words: readonly string[]): string {
  return inDirectory((dir) => {
    const file = join(dir, 'paper.pdf');
    writeFileSync(file, pdf);
    const args = words.map((word) => (word === 'FILE' ? file : word));
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  });
}

function inDirectory<T>(work: (dir: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'ruheban-paper-'));
  try {
    return work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
