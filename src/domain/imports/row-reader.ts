/** One row of a table, asked field by field; collects what is wrong with it. */
import { cellText, halfWidth, isErrorValue, isNothing, oneLine, runningText } from './cells.ts';
import { type Moment, readMoment } from './moments.ts';
import { type RemarkCode, remark } from './remarks.ts';
import type { Cell, Mapping, Remark, SheetRow } from './types.ts';

export interface LineRule {
  readonly label: string;
  readonly most: number;
  readonly least?: number;
}

export class RowReader<Field extends string> {
  readonly no: number;
  readonly faults: Remark[] = [];
  readonly notes: Remark[] = [];
  readonly #row: SheetRow;
  readonly #mapping: Mapping<Field>;

  constructor(row: SheetRow, mapping: Mapping<Field>) {
    this.no = row.no;
    this.#row = row;
    this.#mapping = mapping;
  }

  has(field: Field): boolean {
    return this.#mapping[field] !== null;
  }

  cell(field: Field): Cell {
    const column = this.#mapping[field];
    if (column === null) return null;
    const cell = this.#row.cells[column] ?? null;
    if (!isErrorValue(cell)) return cell;
    this.fault(field, 'error-value', { text: cellText(cell) });
    return null;
  }

  /** Text on one line; null where there is none, or where the cell says that there is nothing. */
  line(field: Field, rule: LineRule): string | null {
    const text = oneLine(cellText(this.cell(field)));
    return isNothing(text) ? null : this.fitting(field, text, rule);
  }

  /** Text of several lines; null where there is none. */
  text(field: Field, rule: LineRule): string | null {
    const text = runningText(cellText(this.cell(field)));
    return text === '' ? null : this.fitting(field, text, rule);
  }

  moment(field: Field): Moment | null {
    const cell = this.cell(field);
    const text = oneLine(cellText(cell));
    if (isNothing(text)) return null;
    const read = readMoment(cell);
    if (read.ok) return read.moment;
    this.fault(field, read.fault, { text });
    return null;
  }

  /** A number that others gave: Excel keeps 15 digits, more of them are lost. */
  number(field: Field, rule: LineRule): string | null {
    const cell = this.cell(field);
    const text = halfWidth(oneLine(cellText(cell)));
    if (isNothing(text)) return null;
    const rounded = typeof cell === 'number' && Math.abs(cell) >= 1e15;
    if (rounded || /^\d(\.\d+)?e\+?\d+$/i.test(text)) {
      this.fault(field, 'number-rounded', { text });
      return null;
    }
    return this.fitting(field, text, rule);
  }

  fault(field: Field, code: RemarkCode, meta: Parameters<typeof remark>[3] = {}): void {
    this.faults.push(remark(this.no, this.#mapping[field] ?? 0, code, meta));
  }

  note(field: Field, code: RemarkCode, meta: Parameters<typeof remark>[3] = {}): void {
    this.notes.push(remark(this.no, this.#mapping[field] ?? 0, code, meta));
  }

  private fitting(field: Field, text: string, { label, most, least = 1 }: LineRule): string | null {
    if (text.length > most) this.fault(field, 'too-long', { field: label, most });
    else if (text.length < least) this.fault(field, 'too-short', { field: label, text });
    else return text;
    return null;
  }
}
