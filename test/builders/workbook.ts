/** Excel files made by hand, part by part, so that what reads them is tried on files it did not write. */
import { crc32, deflateRawSync } from 'node:zlib';

export type CellIn =
  | string
  | number
  | boolean
  | null
  /** Excel's serial number, shown as a date. */
  | { readonly serial: number }
  | { readonly formula: string; readonly result?: string | number }
  | { readonly error: string };

export interface SheetIn {
  readonly name: string;
  readonly rows: readonly (readonly CellIn[])[];
  /** e.g. A1:C1 */
  readonly merges?: readonly string[];
  /** From 0. */
  readonly hiddenColumns?: readonly number[];
  /** From 1. */
  readonly hiddenRows?: readonly number[];
  readonly hidden?: boolean;
}

export interface Part {
  readonly name: string;
  readonly data: Buffer;
  /** What the directory says instead of the true size. */
  readonly declared?: number;
}

/** An .xlsx file with these sheets. */
export function workbook(...sheets: readonly SheetIn[]): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const part = (name: string, xml: string): Part => ({
    name,
    data: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${xml}`),
  });
  return zip([
    part(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    ),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relation}"><sheets>${sheets.map(({ name, hidden }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${hidden ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relation}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\\ h:mm"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    ...sheets.map((sheet, i) => part(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet))),
  ]);
}

function sheetXml({ rows, merges = [], hiddenColumns = [], hiddenRows = [] }: SheetIn): string {
  const columns = hiddenColumns
    .map((c) => `<col min="${c + 1}" max="${c + 1}" width="9" hidden="1"/>`)
    .join('');
  const data = rows.map((cells, r) => {
    const hidden = hiddenRows.includes(r + 1) ? ' hidden="1"' : '';
    return `<row r="${r + 1}"${hidden}>${cells.map((cell, c) => cellXml(cell, `${letters(c)}${r + 1}`)).join('')}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${columns && `<cols>${columns}</cols>`}<sheetData>${data.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`;
}

function cellXml(cell: CellIn, ref: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${ref}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string')
    return `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ('serial' in cell) return `<c r="${ref}" s="1"><v>${cell.serial}</v></c>`;
  if ('error' in cell) return `<c r="${ref}" t="e"><v>${cell.error}</v></c>`;
  const { formula, result } = cell;
  const kind = typeof result === 'string' ? ' t="str"' : '';
  return `<c r="${ref}"${kind}><f>${escaped(formula)}</f>${result === undefined ? '' : `<v>${escaped(String(result))}</v>`}</c>`;
}

/** Column letters, A to ZZ. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A ZIP file with its parts packed. */
export function zip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared } of parts) {
    const packed = deflateRawSync(data);
    const size = declared ?? data.length;
    const fields = [0, 8, 0, 0, crc32(data), packed.length, size, Buffer.byteLength(name), 0] as const;
    const local = Buffer.concat([header(0x04034b50, [20], fields), Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([header(0x02014b50, [20, 20], fields), tail, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, entries, end]);
}

type Fields = readonly [number, number, number, number, number, number, number, number, number];

/** Signature, versions, then flags · method · time · day · crc · packed · size · name length · extra length. */
function header(signature: number, versions: readonly number[], fields: Fields): Buffer {
  const bytes = Buffer.alloc(4 + versions.length * 2 + 24);
  let at = bytes.writeUInt32LE(signature, 0);
  for (const version of versions) at = bytes.writeUInt16LE(version, at);
  const wide = [false, false, false, false, true, true, true, false, false];
  fields.forEach((value, i) => {
    at = wide[i] ? bytes.writeUInt32LE(value >>> 0, at) : bytes.writeUInt16LE(value, at);
  });
  return bytes;
}
