/** How much room a text takes. Widths are on the safe side: no common Chinese face is wider than this. */

export interface TextBox {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Widths in ems: of a full-width character, and of anything else the widest of usual digits and letters. */
const FULL = 1.02;
const HALF = 0.64;
const LINE_HEIGHT = 1.45;

/** Marks in a label where a line may end. */
const SOFT_BREAK = '|';

export function textWidth(text: string, size: number): number {
  return [...text].reduce((width, char) => width + (isFullWidth(char) ? FULL : HALF) * size, 0);
}

export const lineHeight = (size: number): number => size * LINE_HEIGHT;

/** Texts below each other, each over as many lines as it needs within `maxWidth`. */
export function textBox(texts: readonly string[], size: number, maxWidth: number): TextBox {
  const lines = texts.filter((text) => text !== '').flatMap((text) => wrapped(text, size, maxWidth));
  const width = Math.max(0, ...lines.map((line) => textWidth(line, size)));
  return { lines, width: Math.ceil(width), height: Math.ceil(lines.length * lineHeight(size)) };
}

/** Lines end at soft breaks and after commas; what is still too wide is cut into even parts. */
function wrapped(text: string, size: number, maxWidth: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const run of text.split(/\||(?<=[，、；：])/u).flatMap((one) => evenParts(one, size, maxWidth))) {
    if (line !== '' && textWidth(line + run, size) > maxWidth) {
      lines.push(line);
      line = '';
    }
    line += run;
  }
  return line === '' ? lines : [...lines, line];
}

/** No part begins with a closing mark or ends with an opening one. */
function evenParts(run: string, size: number, maxWidth: number): readonly string[] {
  const chars = run.replaceAll(SOFT_BREAK, '').match(/[“（]*.[，、；：。”）]*/gu) ?? [];
  const parts = Math.ceil(textWidth(run, size) / maxWidth);
  const each = Math.ceil(chars.length / parts);
  return Array.from({ length: parts }, (_, at) => chars.slice(at * each, (at + 1) * each).join(''));
}

/** Chinese characters and the punctuation that is set with them. */
function isFullWidth(char: string): boolean {
  return char === '·' || (char.codePointAt(0) ?? 0) > 0x2000;
}
