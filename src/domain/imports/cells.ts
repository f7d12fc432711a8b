/** Cells as people see and mean them. */
import type { Cell } from './types.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const INVISIBLE = /[\u0000-\u0008\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]/g;

/** Column letters as Excel shows them: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** The name of a cell: column from 0, row from 1. `cellName(2, 12)` is C12. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

/** What a cell shows. Whole numbers without exponent: an order number stays what was typed. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' ? cell : wallText(cell.wall);
}

function wallText(wall: string): string {
  return wall.endsWith('T00:00:00') ? wall.slice(0, 10) : wall.replace('T', ' ').replace(/:00$/, '');
}

/** Line ends and tabs that another program left in the escape of Excel's files: _x000D_. */
function unescaped(text: string): string {
  return text.replace(/_x000([9ad])_/gi, (_, code: string) => (code === '9' ? '\t' : '\n'));
}

/** One line: invisible characters go, every run of blanks, tabs and line ends becomes one space. */
export function oneLine(text: string): string {
  return unescaped(text)
    .replace(INVISIBLE, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/** A name on one line: 张 三, spaced out to look like three characters, is 张三; foreign names keep their spaces. */
export function personName(text: string): string {
  return text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/**
 * Running text: invisible characters go, tabs and blanks inside a line become one space, line ends stay, but never
 * more than one empty line together.
 */
export function runningText(text: string): string {
  return unescaped(text)
    .replace(INVISIBLE, '')
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Full-width letters, digits and signs as their half-width forms: １２：３０ → 12:30. */
export function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** Words by which people say that there is nothing: 无, /, 不详, 未提供. */
export function isNothing(text: string): boolean {
  return (
    /^[-—–/\\*.。、\s]*$/.test(text) ||
    /^(无|没有|空|空缺|不详|未知|未提供|未留|未留电话|暂无|保密|不愿透露|null|none|n\/?a)[。.]?$/i.test(text)
  );
}

/** What a formula shows when it failed. */
export function isErrorValue(cell: Cell | undefined): boolean {
  return (
    typeof cell === 'string' && /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(cell)
  );
}

/** A cell's value in a sentence: short, on one line, in quotation marks, so that it never begins with a sign. */
export function quoted(text: string): string {
  const line = [...oneLine(text)];
  return `“${line.length > 20 ? `${line.slice(0, 20).join('')}…` : line.join('')}”`;
}
