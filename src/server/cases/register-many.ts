/** Registers many cases in one transaction of the caller's: the same rules as one by one, a few statements in all. */
import type pg from 'pg';
import type { RegisterInput } from '../../contract/cases.ts';
import type { Who } from '../../domain/cases/context.ts';
import { localDateOf } from '../../domain/time.ts';
import type { PublishedCatalogue } from '../catalogue/published.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { Deps } from '../deps.ts';
import { DomainError } from '../errors.ts';
import { acceptCase, newCaseOf } from './new-case.ts';
import { takeNumbers } from './numbers.ts';
import { type NewCase, PROJECTED } from './store.ts';
import { contextOf, type World } from './world.ts';

export interface Batch {
  readonly bureauId: string;
  readonly who: Who;
  readonly inputs: readonly RegisterInput[];
  /** Read once for the whole import; every batch of it is decided in the same world. */
  readonly world: World;
  readonly catalogue: PublishedCatalogue;
  readonly now: string;
}

export interface BatchCase {
  readonly id: string;
  readonly number: string;
}

/** The rules refuse one request of a batch; nothing of the batch is written. */
export class BatchRefused extends Error {
  override readonly name = 'BatchRefused';
  /** Place in `inputs`. */
  readonly index: number;
  readonly refusal: DomainError;

  constructor(index: number, refusal: DomainError) {
    super(refusal.code);
    this.index = index;
    this.refusal = refusal;
  }
}

/**
 * Registers a batch, in order. Numbers are taken outside the transaction, so that nobody else's registration waits
 * for it; rolled back, they leave a gap. 即问即答 is answered by a person and has no place here.
 *
 * @throws BatchRefused with the first request that the rules refuse
 */
export async function registerMany(
  deps: Deps,
  client: pg.PoolClient,
  batch: Batch,
): Promise<readonly BatchCase[]> {
  const { bureauId, inputs, world, catalogue, now, who } = batch;
  const context = contextOf(world, who, now);
  const accepted = inputs.map((input, index) => {
    const applying = { bureauId, input, context, catalogue };
    try {
      if (input.instantAnswer !== null)
        throw new DomainError({ code: 'case.instant-only-staff', clause: '2.1b' });
      return { applying, decision: acceptCase(deps, applying) };
    } catch (error) {
      throw error instanceof DomainError ? new BatchRefused(index, error) : error;
    }
  });
  const year = Number(localDateOf(now).slice(0, 4));
  const { numberPrefix } = world.organisation.bureau;
  const numbers = await takeNumbers(deps.pool, bureauId, numberPrefix, year, inputs.length);
  const writes: NewCase[] = [];
  for (const [index, { applying, decision }] of accepted.entries()) {
    const { write } = await newCaseOf(deps, applying, decision, numbers[index] ?? '', null);
    writes.push(write);
  }
  await insertCases(client, writes);
  return writes.map((write) => ({ id: write.caseId, number: write.number }));
}

/** Events first: a case is checked against its event at the end of the statement that inserts it. */
async function insertCases(client: pg.PoolClient, writes: readonly NewCase[]): Promise<void> {
  const of = (write: NewCase) => ({ bureau_id: write.bureauId, case_id: write.caseId });
  const events = writes.flatMap((write) =>
    write.events.map(({ commitment, previous_hash, hash, ...event }) => ({
      ...of(write),
      ...event,
      commitment: commitment === null ? null : hex(commitment),
      previous_hash: hex(previous_hash),
      hash: hex(hash),
    })),
  );
  await insertRows(client, 'case_event', events);
  const sealed = writes.flatMap((write) =>
    write.sealed.map(({ salt, ...part }) => ({ ...of(write), ...part, salt: hex(salt) })),
  );
  await insertRows(client, 'case_event_sealed', sealed);
  await insertRows(client, 'case_file', writes.map(fileRow));
  const untold = writes.flatMap((write) => write.events.map(({ seq, at }) => ({ ...of(write), seq, at })));
  await insertRows(client, 'case_outbox', untold);
}

function fileRow(write: NewCase): object {
  const last = write.events.at(-1);
  return {
    bureau_id: write.bureauId,
    id: write.caseId,
    number: write.number,
    version: 1,
    state: write.state,
    last_seq: last?.seq,
    head_hash: last ? hex(last.hash) : null,
    updated_at: write.now,
    phone_index: write.phoneIndex && hex(write.phoneIndex.toString('hex')),
    phone_tail_index: write.phoneTailIndex && hex(write.phoneTailIndex.toString('hex')),
    code_index: hex(write.codeIndex.toString('hex')),
    code_sealed: write.codeSealed,
    pin_hash: write.pinHash && hex(write.pinHash.toString('hex')),
    ...Object.fromEntries(PROJECTED.map(([column]) => [column, write.projection[column]])),
  };
}

/** Bytes as the text form that PostgreSQL reads. */
function hex(text: string): string {
  return `\\x${text}`;
}
