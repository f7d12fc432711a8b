/** An import as its page shows it. */
import {
  type ImportCheck,
  type ImportDto,
  type ImportLineDto,
  type ImportSummaryDto,
  importCheckSchema,
} from '../../contract/imports.ts';
import type { Page } from '../../contract/pagination.ts';
import { fieldsOf } from '../../domain/imports/headings.ts';
import type { LineResult } from '../../domain/imports/vocabulary.ts';
import { sealerOf } from '../cases/sealer.ts';
import type { Deps } from '../deps.ts';
import type { RequestActor } from '../identity/actor.ts';
import { getOrganisation, type Organisation } from '../organisation/directory.ts';
import { nameOf } from '../organisation/queries.ts';
import { decodeCursor, pageOf } from '../pagination.ts';
import { importRights } from './access.ts';
import { JOB_COLUMNS, type Job } from './job-store.ts';
import { readLines } from './line-store.ts';

const NOTHING: Omit<ImportCheck, 'counts'> = {
  columns: [],
  preview: [],
  faults: [],
  faultsTotal: 0,
  notes: [],
  notesTotal: 0,
  notices: [],
};

export async function importView(deps: Deps, job: Job): Promise<ImportDto> {
  const organisation = await getOrganisation(deps.pool, job.bureauId);
  const { sheet, sheets, headingRow, guessed, mapping, mappedBy, defaults } = job.settings;
  const known = (one: typeof mapping) =>
    Object.fromEntries(fieldsOf(job.kind).map((field) => [field, one[field] ?? null]));
  const { counts: _, ...checked } = openCheck(deps, job) ?? { counts: null, ...NOTHING };
  return {
    ...summaryView(job, organisation),
    ...checked,
    sheet,
    sheets: [...sheets],
    headingRow,
    guessedMapping: known(guessed),
    mapping: known(mapping),
    mappedBy,
    defaults,
  };
}

function openCheck(deps: Deps, { checkedSealed }: Job): ImportCheck | null {
  if (checkedSealed === null) return null;
  return importCheckSchema.parse(JSON.parse(sealerOf(deps).open(checkedSealed)));
}

function summaryView(job: Job, organisation: Organisation): ImportSummaryDto {
  const { id, kind, state, fileName, fileSize, createdAt, createdBy, phase, rowsDone, rowsTotal } = job;
  const running = state === 'running' && phase !== null;
  return {
    id,
    kind,
    state,
    fileName,
    fileSize,
    createdAt,
    createdByName: nameOf(organisation, createdBy),
    endedAt: job.endedAt,
    progress: running ? { phase, done: rowsDone, total: rowsTotal } : null,
    stopping: state === 'running' && job.stopAsked,
    counts: job.result,
    // Written by the database inside JSON, in another form of the same instant.
    repeatOf: job.repeatOf && { ...job.repeatOf, endedAt: new Date(job.repeatOf.endedAt).toISOString() },
  };
}

interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of the report, rows in their order. */
export async function reportPage(
  deps: Deps,
  { bureauId, id }: Job,
  { cursor, limit, result }: PageQuery & { readonly result?: LineResult | undefined },
): Promise<Page<ImportLineDto>> {
  const after = cursor === undefined ? 0 : decodeCursor(cursor, 'number').key;
  const lines = await readLines(deps.pool, bureauId, id, { after, limit: limit + 1, result: result ?? null });
  return pageOf(
    lines,
    limit,
    ({ no }) => ({ key: no, id }),
    ({ no: _, ...line }) => line,
  );
}

/** The imports that this person may see, the latest first. */
export async function listImports(
  deps: Deps,
  actor: RequestActor,
  { cursor, limit, kind }: PageQuery & { readonly kind?: string | undefined },
): Promise<Page<ImportSummaryDto>> {
  const after = cursor === undefined ? null : decodeCursor(cursor, 'string');
  const { sees } = await importRights(deps, actor);
  const { rows } = await deps.pool.query<Job>(
    `select ${JOB_COLUMNS} from import_job j
      where j.bureau_id = $1 and (j.created_by = $2 or j.kind = any($3)) and ($4::text is null or j.kind = $4)
        and ($5::timestamptz is null or (j.created_at, j.id) < ($5, $6::uuid))
      order by j.created_at desc, j.id desc limit $7`,
    [actor.bureauId, actor.personId, sees, kind ?? null, after?.key ?? null, after?.id ?? null, limit + 1],
  );
  const organisation = await getOrganisation(deps.pool, actor.bureauId);
  return pageOf(
    rows,
    limit,
    ({ createdAt, id }) => ({ key: createdAt, id }),
    (job) => summaryView(job, organisation),
  );
}
