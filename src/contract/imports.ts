/** Imports on the wire: the file that was read, what its columns mean, what became of its rows. */
import { z } from 'zod';
import { CHANNELS, REQUEST_KINDS } from '../domain/cases/vocabulary.ts';
import {
  CASE_FIELDS,
  IMPORT_KINDS,
  IMPORT_PHASES,
  IMPORT_STATES,
  type ImportField,
  LINE_RESULTS,
  MOST_COLUMNS,
  ROSTER_FIELDS,
} from '../domain/imports/vocabulary.ts';
import { pageQuerySchema, pageSchema } from './pagination.ts';

const field = z.enum([...new Set<ImportField>([...CASE_FIELDS, ...ROSTER_FIELDS])]);
const column = z
  .int()
  .min(0)
  .max(MOST_COLUMNS - 1)
  .nullable();

/** Field → column, from 0; null or left out: the file has none. */
export const mappingSchema = z.partialRecord(field, column);

/** What holds for rows whose own cell says nothing. */
export const importDefaultsSchema = z.object({
  unitId: z.uuid().nullable().default(null),
  matterId: z.uuid().nullable().default(null),
  kind: z.enum(REQUEST_KINDS).default('request'),
  channel: z.enum(CHANNELS).default('hotline'),
});

export const remapSchema = z.object({
  mapping: mappingSchema,
  defaults: importDefaultsSchema.prefault({}),
  /** Another sheet of the same file. */
  sheet: z.string().max(100).nullable().default(null),
  /** Row of the headings as Excel numbers it; null: found anew. */
  headingRow: z.int().min(1).max(1_048_576).nullable().default(null),
});

export const remarkSchema = z.object({
  row: z.int(),
  /** As people call it: C12. */
  cell: z.string(),
  said: z.string(),
  remedy: z.string().nullable(),
});

export const importColumnSchema = z.object({
  index: z.int(),
  letters: z.string(),
  heading: z.string(),
  hidden: z.boolean(),
  /** What the first rows hold there. */
  samples: z.array(z.string()),
});

export const previewRowSchema = z.object({
  row: z.int(),
  state: z.enum(['new', 'known', 'fault']),
  /** Field → what was understood, in people's words. */
  cells: z.partialRecord(field, z.string()),
  remarks: z.array(remarkSchema),
});

export const importCountsSchema = z.object({
  /** Rows below the headings that hold something. */
  rows: z.int(),
  /** Rows that would be, or were, registered or changed. */
  fresh: z.int(),
  known: z.int(),
  /** Rows with faults. */
  faulty: z.int(),
  /** Sums and signatures under the table. */
  skipped: z.int(),
});

/** What the last check of the whole file found. */
export const importCheckSchema = z.object({
  counts: importCountsSchema,
  columns: z.array(importColumnSchema),
  preview: z.array(previewRowSchema),
  /** The first ones; `faultsTotal` says how many there are. */
  faults: z.array(remarkSchema),
  faultsTotal: z.int(),
  notes: z.array(remarkSchema),
  notesTotal: z.int(),
  /** About the file as a whole. */
  notices: z.array(z.string()),
});

export const importSummarySchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    fileName: z.string(),
    fileSize: z.int(),
    createdAt: z.string(),
    createdByName: z.string(),
    endedAt: z.string().nullable(),
    progress: z.object({ phase: z.enum(IMPORT_PHASES), done: z.int(), total: z.int() }).nullable(),
    /** Asked to stop, and still at it. */
    stopping: z.boolean(),
    counts: importCountsSchema.nullable(),
    /** The earlier import of the very same file. */
    repeatOf: z
      .object({ id: z.uuid(), fileName: z.string(), endedAt: z.string(), fresh: z.int() })
      .nullable(),
  })
  .meta({ id: 'ImportSummary' });

export const importSchema = importSummarySchema
  .extend({
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    headingRow: z.int(),
    columns: z.array(importColumnSchema),
    guessedMapping: mappingSchema,
    mapping: mappingSchema,
    /** Where `mapping` comes from: an earlier import with the same headings, the headings' words, a person. */
    mappedBy: z.enum(['remembered', 'guessed', 'person']),
    defaults: importDefaultsSchema,
    preview: z.array(previewRowSchema),
    faults: z.array(remarkSchema),
    faultsTotal: z.int(),
    notes: z.array(remarkSchema),
    notesTotal: z.int(),
    notices: z.array(z.string()),
  })
  .meta({ id: 'Import' });

export const importLineSchema = z.object({
  result: z.enum(LINE_RESULTS),
  row: z.int(),
  cell: z.string().nullable(),
  said: z.string(),
  remedy: z.string().nullable(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
});

export const importReportQuerySchema = pageQuerySchema.extend({
  result: z.enum(LINE_RESULTS).optional(),
});

/** An import with one page of its report. */
export const importWithReportSchema = importSchema.extend({ report: pageSchema(importLineSchema) });
export const importListSchema = pageSchema(importSummarySchema);
export const importListQuerySchema = pageQuerySchema.extend({ kind: z.enum(IMPORT_KINDS).optional() });
export const importParamsSchema = z.object({ id: z.uuid() });
export const importTemplateParamsSchema = z.object({ kind: z.enum(IMPORT_KINDS) });

export type MappingDto = z.output<typeof mappingSchema>;
export type ImportDefaults = z.output<typeof importDefaultsSchema>;
export type RemapInput = z.output<typeof remapSchema>;
export type RemapBody = z.input<typeof remapSchema>;
export type RemarkDto = z.output<typeof remarkSchema>;
export type ImportColumnDto = z.output<typeof importColumnSchema>;
export type PreviewRowDto = z.output<typeof previewRowSchema>;
export type ImportCheck = z.output<typeof importCheckSchema>;
export type ImportCounts = z.output<typeof importCountsSchema>;
export type ImportSummaryDto = z.output<typeof importSummarySchema>;
export type ImportDto = z.output<typeof importSchema>;
export type ImportLineDto = z.output<typeof importLineSchema>;
export type ImportWithReportDto = z.output<typeof importWithReportSchema>;
export type ImportListDto = z.output<typeof importListSchema>;
