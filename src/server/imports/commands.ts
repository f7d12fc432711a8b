/** What a person does with an import: hand in a file, say what its columns mean, start it, stop it. */
import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { importDefaultsSchema, type RemapInput } from '../../contract/imports.ts';
import type { Sheet } from '../../domain/imports/types.ts';
import type { ImportKind } from '../../domain/imports/vocabulary.ts';
import { sealerOf } from '../cases/sealer.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { type IdempotencyScope, once } from '../idempotency.ts';
import type { RequestActor } from '../identity/actor.ts';
import { recordAudit } from '../identity/audit.ts';
import { importRights, requireImporter } from './access.ts';
import { checkTable, surroundingsOf } from './check-table.ts';
import {
  askToStop,
  doneWithFile,
  insertJob,
  type Job,
  queueJob,
  readBody,
  readJob,
  saveSettings,
} from './job-store.ts';
import { rememberMapping } from './mapping-store.ts';
import { checkView } from './outcome.ts';
import { quietPace } from './pace.ts';
import { readFile } from './reading/read-file.ts';
import { UnreadableFile } from './reading/reading-fault.ts';
import { openFile, sealFile } from './sealed-file.ts';
import { settingsFor } from './settings.ts';
import { type Settings, tableOf } from './table.ts';

export interface Upload {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly file: Buffer;
}

const NO_SETTINGS: Settings = {
  sheet: null,
  sheets: [],
  headingRow: 0,
  header: '',
  guessed: {} as Settings['guessed'],
  mapping: {} as Settings['mapping'],
  mappedBy: 'guessed',
  defaults: importDefaultsSchema.parse({}),
};

/**
 * Takes a file in: reads it, guesses its columns, checks every row. Nothing is registered yet.
 *
 * @throws DomainError `import.not-yours`, and `import.file-…` for what cannot be read
 */
export async function uploadFile(
  deps: Deps,
  actor: RequestActor,
  upload: Upload,
  scope: IdempotencyScope | null,
): Promise<Job> {
  await requireImporter(deps, actor, upload.kind);
  const stored = await once(deps.pool, scope, async () => {
    const id = await takeIn(deps, actor, upload, scope);
    return { status: 201, body: JSON.stringify({ id }) };
  });
  const { id } = JSON.parse(stored.body) as { id: string };
  return visibleJob(deps, actor, id);
}

async function takeIn(
  deps: Deps,
  actor: RequestActor,
  { kind, fileName, file }: Upload,
  scope: IdempotencyScope | null,
): Promise<string> {
  const { bureauId } = actor;
  const id = uuid();
  const sha256 = createHash('sha256').update(file).digest();
  const base = {
    bureauId,
    id,
    kind,
    fileName,
    fileSize: file.length,
    sha256,
    now: deps.now(),
    createdBy: actor.personId,
  };
  const repeatOf = kind === 'cases' ? await doneWithFile(deps.pool, bureauId, sha256) : null;
  if (repeatOf !== null) {
    const nothing = { body: null, settings: NO_SETTINGS, checkedSealed: null, result: null };
    await insertJob(deps.pool, { ...base, ...nothing, repeatOf }, scope);
    return id;
  }
  const checked = await checkFile(deps, bureauId, kind, file, null);
  await insertJob(deps.pool, { ...base, ...checked, body: sealFile(deps.key, file), repeatOf: null }, scope);
  return id;
}

/**
 * Checks the file anew, with the columns that a person chose.
 *
 * @throws DomainError `import.not-now`, `import.repeated`, and what `settingsFor` refuses
 */
export async function remapImport(
  deps: Deps,
  actor: RequestActor,
  id: string,
  input: RemapInput,
): Promise<Job> {
  const job = await ownJob(deps, actor, id);
  const file = await fileOf(deps, job);
  const { settings, checkedSealed, result } = await checkFile(deps, job.bureauId, job.kind, file, input);
  if (!(await saveSettings(deps.pool, job.bureauId, id, settings, checkedSealed, result))) throw notNow(job);
  await remember(deps, job, settings);
  return visibleJob(deps, actor, id);
}

/** Starts an import, or starts it again after it was stopped or had faults. @throws DomainError `import.not-now` */
export async function runImport(deps: Deps, actor: RequestActor, id: string, ip: string): Promise<Job> {
  const job = await ownJob(deps, actor, id);
  if (!(await queueJob(deps.pool, job.bureauId, id, actor.personId, deps.now()))) throw notNow(job);
  await remember(deps, job, job.settings);
  await recordAudit(deps.pool, {
    bureauId: job.bureauId,
    at: deps.now(),
    accountId: actor.accountId,
    personId: actor.personId,
    ip,
    action: 'import.run',
    target: { kind: 'import', id },
    result: 'ok',
    meta: { kind: job.kind },
  });
  return visibleJob(deps, actor, id);
}

/** @throws DomainError `import.nothing-running` */
export async function stopImport(deps: Deps, actor: RequestActor, id: string): Promise<Job> {
  const job = await ownJob(deps, actor, id);
  if (!(await askToStop(deps.pool, job.bureauId, id, deps.now()))) {
    throw new DomainError({ code: 'import.nothing-running' });
  }
  return visibleJob(deps, actor, id);
}

/** An import that this person may see. @throws DomainError `import.not-found` */
export async function visibleJob(deps: Deps, actor: RequestActor, id: string): Promise<Job> {
  const job = await readJob(deps.pool, actor.bureauId, id);
  const visible =
    job !== null &&
    (job.createdBy === actor.personId || (await importRights(deps, actor)).sees.includes(job.kind));
  if (!visible) throw new DomainError({ code: 'import.not-found' });
  return job;
}

async function ownJob(deps: Deps, actor: RequestActor, id: string): Promise<Job> {
  const job = await visibleJob(deps, actor, id);
  await requireImporter(deps, actor, job.kind);
  return job;
}

async function fileOf(deps: Deps, job: Job): Promise<Buffer> {
  const sealed = await readBody(deps.pool, job.bureauId, job.id);
  if (sealed === null) throw notNow(job);
  return openFile(deps.key, sealed);
}

function notNow({ state }: Job): DomainError {
  return new DomainError({ code: state === 'repeated' ? 'import.repeated' : 'import.not-now' });
}

async function checkFile(
  deps: Deps,
  bureauId: string,
  kind: ImportKind,
  file: Buffer,
  chosen: RemapInput | null,
) {
  const table = tableOf(await readSheet(file, chosen?.sheet ?? null), kind, chosen?.headingRow ?? null);
  const surroundings = await surroundingsOf(deps, bureauId);
  const settings = await settingsFor(deps, bureauId, table, chosen, surroundings);
  const outcome = await checkTable(deps, deps.pool, bureauId, table, settings, surroundings, quietPace);
  const checkedSealed = sealerOf(deps).seal(JSON.stringify(checkView(table, outcome)));
  return { settings, checkedSealed, result: outcome.counts };
}

/** @throws DomainError for a file that cannot be read */
export async function readSheet(file: Buffer, sheet: string | null): Promise<Sheet> {
  try {
    return await readFile({ file, sheet });
  } catch (error) {
    if (error instanceof UnreadableFile) throw new DomainError({ code: error.fault, meta: error.meta });
    throw error;
  }
}

async function remember(deps: Deps, job: Job, { mapping, defaults, header }: Settings): Promise<void> {
  const settings = { mapping, defaults };
  await rememberMapping(deps.pool, job.bureauId, job.kind, Buffer.from(header, 'hex'), settings, deps.now());
}
