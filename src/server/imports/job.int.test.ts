import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImportClient, type ImportClient } from '../../../test/builders/import-client.ts';
import { runWaitingImports } from './worker.ts';

const OFFICE = 'bangongshi.desk1';
const HEAD = '工单编号,标题,内容,承办单位';
const rows = (count: number, prefix: string) =>
  Buffer.from(
    [
      HEAD,
      ...Array.from(
        { length: count },
        (_, i) => `${prefix}${i},水泵坏了,第 ${i} 台水泵坏了。,农村水利水电科`,
      ),
    ].join('\n'),
  );

let client: ImportClient;
beforeAll(async () => {
  client = await createImportClient();
});
afterAll(() => client.server.close());

const stateOf = async (id: string) => (await client.read(OFFICE, id)).state;
const query = (text: string, values: unknown[] = []) => client.server.deps.pool.query(text, values);

/** Lets the worker begin, and waits until it writes. */
async function begun(id: string, stop?: () => boolean): Promise<{ readonly ended: Promise<number> }> {
  const ended = runWaitingImports(client.server.deps, stop);
  for (;;) {
    const { progress } = await client.read(OFFICE, id, '?limit=1');
    if (progress?.phase === 'writing' && progress.done > 0) return { ended };
  }
}

describe('a running import', () => {
  it('shows how far it is, can be stopped, and then has left nothing', async () => {
    const { id } = await client.upload(rows(1000, 'A'));
    await client.run(OFFICE, id);
    expect(await stateOf(id)).toBe('queued');
    const { ended } = await begun(id);
    const stopping = await client.post<{ stopping: boolean }>(OFFICE, `/imports/${id}/stop`, {});
    expect(stopping).toMatchObject({ status: 202, body: { stopping: true } });
    await ended;
    expect(await stateOf(id)).toBe('stopped');
    for (const table of ['case_file', 'case_event', 'imported_row', 'case_source', 'import_line']) {
      expect([table, await client.count(table)]).toEqual([table, 0]);
    }
    // And it can be started again.
    expect(await client.finish(OFFICE, id)).toMatchObject({ state: 'done', counts: { fresh: 1000 } });
    expect(await client.count('case_file')).toBe(1000);
  });

  it('stopped while it waits is stopped at once; what does not run cannot be', async () => {
    const { id } = await client.upload(rows(1, 'B'));
    await client.run(OFFICE, id);
    await client.post(OFFICE, `/imports/${id}/stop`, {});
    expect(await stateOf(id)).toBe('stopped');
    expect(await runWaitingImports(client.server.deps)).toBe(0);
    expect(await client.post(OFFICE, `/imports/${id}/stop`, {})).toMatchObject({
      status: 409,
      body: { code: 'import.nothing-running' },
    });
  });

  it('a worker that is told to stop gives it back; the next one does it', async () => {
    const before = await client.count('case_file');
    const { id } = await client.upload(rows(600, 'C'));
    await client.run(OFFICE, id);
    let stop = false;
    const { ended } = await begun(id, () => stop);
    stop = true;
    await ended;
    expect(await stateOf(id)).toBe('queued');
    expect(await client.count('case_file')).toBe(before);
    await runWaitingImports(client.server.deps);
    expect(await stateOf(id)).toBe('done');
    expect(await client.count('case_file')).toBe(before + 600);
  });

  it('whose session is cut off is rolled back and begins again', async () => {
    const before = await client.count('case_file');
    const { id } = await client.upload(rows(600, 'D'));
    await client.run(OFFICE, id);
    const { ended } = await begun(id);
    await query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()`,
    );
    await ended;
    expect(await stateOf(id)).toBe('queued');
    expect(await client.count('case_file')).toBe(before);
    await runWaitingImports(client.server.deps);
    expect(await client.count('case_file')).toBe(before + 600);
  });

  it('left behind by a dead process is taken over', async () => {
    const { id } = await client.upload(rows(2, 'E'));
    await client.run(OFFICE, id);
    await query(`update import_job set state = 'running' where id = $1`, [id]);
    await runWaitingImports(client.server.deps);
    expect(await stateOf(id)).toBe('done');
  });

  it('is carried out once, however many workers look', async () => {
    const before = await client.count('case_file');
    const first = await client.upload(rows(50, 'F'));
    const second = await client.upload(rows(50, 'F'), { name: '同样的.csv' });
    await client.run(OFFICE, first.id);
    await client.run(OFFICE, second.id);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 4 }, () => runWaitingImports(client.server.deps)));
    }
    expect([await stateOf(first.id), await stateOf(second.id)].sort()).toEqual(['done', 'repeated']);
    expect(await client.count('case_file')).toBe(before + 50);
  });

  it('begins again when the organisation changed under it', async () => {
    const { id } = await client.upload(rows(600, 'G'));
    await client.run(OFFICE, id);
    const { ended } = await begun(id);
    await query(`update unit set phone = '0377-00000555' where name = '财务科'`);
    await ended;
    expect(await stateOf(id)).toBe('queued');
    await runWaitingImports(client.server.deps);
    expect(await stateOf(id)).toBe('done');
  });

  it('that keeps failing by no fault of its rows is given up', async () => {
    const { id } = await client.upload(rows(1, 'H'));
    await client.run(OFFICE, id);
    await query(`update import_job set body = '\\x00' where id = $1`, [id]);
    for (let attempt = 0; attempt < 4; attempt += 1) await runWaitingImports(client.server.deps);
    expect(await stateOf(id)).toBe('failed');
  });
});

describe('what is kept', () => {
  it('the file is sealed at rest and gone once it is in; the preview too', async () => {
    const { id } = await client.upload(rows(1, 'J'));
    const kept = await query('select body, checked_sealed from import_job where id = $1', [id]);
    expect(kept.rows[0].body.includes(Buffer.from('水泵'))).toBe(false);
    expect(kept.rows[0].checked_sealed).toMatch(/^sm4:/);
    await client.finish(OFFICE, id);
    const after = await query('select body, checked_sealed from import_job where id = $1', [id]);
    expect(after.rows[0]).toEqual({ body: null, checked_sealed: null });
  });

  it('a repeated request with its key has one effect', async () => {
    const headers = { 'idempotency-key': 'import-once-1' };
    const first = await client.send(OFFICE, rows(1, 'K'), { headers });
    const again = await client.send(OFFICE, rows(1, 'K'), { headers });
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } });
  });

  it('the columns of a heading, with the unit that was chosen', async () => {
    const file = (name: string) => Buffer.from(`甲列,乙列\n${name},${name}的内容在这里`);
    const shown = await client.upload(file('第一件'));
    expect(shown).toMatchObject({ mappedBy: 'guessed', mapping: { title: null }, counts: { faulty: 1 } });
    const unitId = client.bureau.unit('shuiziyuan.head');
    const remapped = await client.remap(OFFICE, shown.id, {
      mapping: { title: 0, detail: 1 },
      defaults: { unitId },
    });
    expect(remapped).toMatchObject({
      status: 200,
      body: { mappedBy: 'person', counts: { fresh: 1, faulty: 0 } },
    });
    const next = await client.upload(file('第二件'));
    expect(next).toMatchObject({
      mappedBy: 'remembered',
      mapping: { title: 0, detail: 1 },
      defaults: { unitId },
      counts: { fresh: 1 },
    });
    expect(next.guessedMapping).toMatchObject({ title: null });
  });

  it('columns, units and matters that do not exist are refused', async () => {
    const { id } = await client.upload(rows(1, 'L'));
    const mapping = { title: 1 };
    expect(await client.remap(OFFICE, id, { mapping: { title: 50 } })).toMatchObject({
      status: 422,
      body: { code: 'import.column-unknown' },
    });
    const unitId = client.bureau.unit('leader1');
    expect(await client.remap(OFFICE, id, { mapping, defaults: { unitId } })).toMatchObject({
      status: 422,
      body: { code: 'import.unit-unknown' },
    });
    expect(await client.remap(OFFICE, id, { mapping, defaults: { matterId: unitId } })).toMatchObject({
      status: 422,
      body: { code: 'import.matter-unknown' },
    });
  });
});

describe('who may', () => {
  it('needs a login; others’ imports do not exist; the office sees them', async () => {
    const desk = 'hehu.desk1';
    const { id } = await client.upload(rows(1, 'M'), { username: desk });
    expect((await client.server.app.inject({ url: `/api/v1/imports/${id}` })).statusCode).toBe(401);
    expect(await client.get('nongshui.desk1', `/imports/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'import.not-found' },
    });
    expect(await client.run('nongshui.desk1', id)).toMatchObject({ status: 404 });
    expect((await client.list('nongshui.desk1')).items).toEqual([]);
    expect((await client.list(desk)).items.map((one) => one.id)).toEqual([id]);
    expect((await client.list(OFFICE)).items[0]?.id).toBe(id);
    expect(await client.get(OFFICE, `/imports/${id}`)).toMatchObject({ status: 200 });
  });

  it('pages through imports and through a report', async () => {
    const { id } = await client.upload(rows(5, 'N'));
    await client.finish(OFFICE, id);
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof client.read>> = await client.read(
        OFFICE,
        id,
        `?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.report.items.map(({ row }) => row));
      cursor = page.report.nextCursor;
    }
    expect(seen).toEqual([2, 3, 4, 5, 6]);
    const { body } = await client.get<{ items: unknown[]; nextCursor: string }>(OFFICE, '/imports?limit=2');
    expect(body.items).toHaveLength(2);
    expect(await client.get(OFFICE, `/imports?limit=2&cursor=${body.nextCursor}`)).toMatchObject({
      status: 200,
    });
    expect(await client.get(OFFICE, '/imports?cursor=x')).toMatchObject({ status: 400 });
  });
});
