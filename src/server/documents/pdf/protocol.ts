/** What the server and its PDF worker say to each other. */

/** Papers by the name of their Typst file. */
export type Sheet = 'form' | 'receipt' | 'notice' | 'reply';

export interface PdfJob {
  readonly id: number;
  readonly sheet: Sheet;
  readonly title: string;
  /** When it was made, as the PDF says of itself; seconds since 1970. */
  readonly madeAt: number;
  readonly paper: unknown;
}

export type PdfResult =
  | {
      readonly id: number;
      readonly ok: true;
      readonly pdf: Uint8Array;
      /** Characters that no face has; they stand on paper as 〓, with their codes at the end. */
      readonly missing: readonly string[];
      /** Memory of the worker in bytes, by which it is replaced. */
      readonly rss: number;
    }
  | { readonly id: number; readonly ok: false; readonly error: string };
