import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseClient, createCaseClient } from '../../../test/builders/case-client.ts';
import { registerSchema } from '../../contract/cases.ts';
import { getCatalogue } from '../catalogue/published.ts';
import { transaction } from '../db/transaction.ts';
import { BatchRefused, registerMany } from './register-many.ts';
import { sealerOf } from './sealer.ts';
import { verifyHistory } from './verify.ts';
import { currentWorld } from './world.ts';

let client: CaseClient;
beforeAll(async () => {
  client = await createCaseClient();
});
afterAll(() => client.server.close());

const body = () => ({
  unitId: client.bureau.unit('shuiziyuan.desk1'),
  kind: 'request' as const,
  channel: 'hotline' as const,
  applicant: { kind: 'person' as const, name: '申请人甲', phone: '0377-00000099' },
  title: '申请打一口自备井',
  detail: '养殖场用水紧张，想在院内打一口井取用地下水。',
  source: { number: 'GD-1', dueOn: '2026-03-20' },
  pin: '1234',
});

async function batch(inputs: readonly object[]) {
  const { deps } = client.server;
  const { bureauId } = client.bureau;
  const world = await currentWorld(deps, bureauId);
  const catalogue = await getCatalogue(deps.pool, bureauId);
  const who = { kind: 'person', personId: client.bureau.person('shuiziyuan.desk1') } as const;
  const parsed = inputs.map((input) => registerSchema.parse(input));
  return transaction(deps.pool, (session) =>
    registerMany(deps, session, { bureauId, who, inputs: parsed, world, catalogue, now: deps.now() }),
  );
}

/** Every row that any table holds about a case, with what differs by nature left out. */
async function rowsAbout(caseId: string): Promise<Record<string, unknown>> {
  const { pool } = client.server.deps;
  const { rows: tables } = await pool.query<{ name: string; key: string }>(
    `select table_name as name, column_name as key from information_schema.columns
      where table_schema = 'public' and (column_name = 'case_id' or (table_name = 'case_file' and column_name = 'id'))`,
  );
  const found: Record<string, unknown> = {};
  for (const { name, key } of tables) {
    const { rows } = await pool.query<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from ${name} t where ${key} = $1`,
      [caseId],
    );
    found[name] = rows.map(({ row }) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, comparable(column, value)])),
    );
  }
  return found;
}

/** Ids, salts, hashes and sealed texts are new each time; that they are there is what counts. */
function comparable(column: string, value: unknown): unknown {
  if (value === null) return null;
  if (
    /^(id|case_id|number|case_number|code_index|code_sealed|head_hash|hash|previous_hash|commitment|salt|pin_hash)$/.test(
      column,
    )
  ) {
    return typeof value;
  }
  return JSON.parse(
    JSON.stringify(value)
      .replace(/"sm4:1:[^"]+"/g, '"sealed"')
      .replace(/"id":"[0-9a-f-]{36}"/g, '"id":"…"'),
  );
}

it('a case of a batch leaves the very rows that one alone leaves', async () => {
  const alone = await client.register(body());
  const [first, second] = await batch([body(), { ...body(), title: '另一件' }]);
  const [one, other] = [await rowsAbout(alone.id), await rowsAbout(first?.id ?? '')];
  expect(Object.keys(one)).toContain('case_outbox');
  expect(other).toEqual(one);
  expect(second?.number).not.toBe(first?.number);
});

it('numbers of batches and of single cases never meet, and all histories verify', async () => {
  const made = await Promise.all([
    batch(Array.from({ length: 70 }, body)),
    batch([body()]),
    client.register(body()),
  ]);
  const numbers = made.flatMap((one) =>
    Array.isArray(one)
      ? one.map(({ number }: { number: string }) => number)
      : [(one as { number: string }).number],
  );
  expect(new Set(numbers).size).toBe(72);
  const { deps } = client.server;
  const checked = await verifyHistory(deps.pool, client.bureau.bureauId, sealerOf(deps));
  expect(checked).toMatchObject({ fault: null });
});

it('one that the rules refuse takes the others with it, and is named', async () => {
  const count = async () =>
    (await client.server.deps.pool.query<{ n: number }>('select count(*) as n from case_file')).rows[0]?.n;
  const before = await count();
  const refused = batch([body(), body(), { ...body(), unitId: client.bureau.unit('leader1') }]);
  await expect(refused).rejects.toBeInstanceOf(BatchRefused);
  await expect(refused).rejects.toMatchObject({ index: 2, refusal: { code: 'case.unit-not-handling' } });
  expect(await count()).toBe(before);
});
