/** Why a file cannot be read at all; each has a sentence in the feature's table of errors. */
export const READING_FAULTS = [
  'import.file-empty',
  'import.file-old-excel',
  'import.file-web-page',
  'import.file-no-table',
  'import.file-broken',
  'import.file-bomb',
  'import.file-encoding',
  'import.file-quotes',
  'import.file-too-many-rows',
  'import.file-too-many-columns',
  'import.file-too-hard',
] as const;
export type ReadingFault = (typeof READING_FAULTS)[number];

export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
  readonly fault: ReadingFault;
  readonly meta: Readonly<Record<string, unknown>>;

  constructor(fault: ReadingFault, meta: Readonly<Record<string, unknown>> = {}) {
    super(fault);
    this.fault = fault;
    this.meta = meta;
  }
}
