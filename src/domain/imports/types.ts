/** A table as it was read from a file, before anybody knows what its columns mean. */

/** A date cell keeps the wall-clock time that it shows: `YYYY-MM-DDTHH:mm:ss`. */
export type Cell = string | number | boolean | null | { readonly wall: string };

export interface SheetRow {
  /** Number of the row as Excel shows it, from 1. */
  readonly no: number;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  /** Null for a file of text, which has no sheets. */
  readonly name: string | null;
  /** Visible sheets of the file, this one among them. */
  readonly names: readonly string[];
  /** Rows that hold something, in their order. */
  readonly rows: readonly SheetRow[];
  /** Columns that the file hides, from 0. */
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: number;
}

/** Something to say about a cell: what is wrong, and what to do. */
export interface Remark {
  readonly row: number;
  /** As people call it: C12. */
  readonly cell: string;
  readonly said: string;
  readonly remedy: string | null;
}

/** For each field the column that holds it, from 0; null: no column. */
export type Mapping<Field extends string> = Readonly<Record<Field, number | null>>;
