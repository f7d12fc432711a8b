/** The words of an import, once. */

/** 办件 · 机构、岗位和人员. */
export const IMPORT_KINDS = ['cases', 'organisation'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * ready: read and checked, waits for a person · queued, running: the job · done: all of it is in · faulty: rows
 * have faults, nothing is in · stopped: a person stopped it, nothing is in · failed: the program could not ·
 * repeated: the very same file was imported before, nothing to do.
 */
export const IMPORT_STATES = [
  'ready',
  'queued',
  'running',
  'done',
  'faulty',
  'stopped',
  'failed',
  'repeated',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_PHASES = ['reading', 'checking', 'writing'] as const;
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/** What a line of the report says of its row. */
export const LINE_RESULTS = ['registered', 'changed', 'known', 'fault', 'note'] as const;
export type LineResult = (typeof LINE_RESULTS)[number];

/** What a column of requests may be, in the order in which people see it. */
export const CASE_FIELDS = [
  'sourceNumber',
  'receivedAt',
  'title',
  'detail',
  'applicantName',
  'organisation',
  'phone',
  'address',
  'kind',
  'channel',
  'unit',
  'matter',
  'dueOn',
] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

/** What a column of the organisation may be. */
export const ROSTER_FIELDS = [
  'unit',
  'parent',
  'unitKind',
  'duty',
  'unitPhone',
  'postTitle',
  'postKind',
  'person',
  'personPhone',
  'supervises',
  'deputy',
] as const;
export type RosterField = (typeof ROSTER_FIELDS)[number];

export type ImportField = CaseField | RosterField;

/** Limits of a file. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 100;
