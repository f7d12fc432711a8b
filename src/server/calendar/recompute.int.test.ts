/** Recomputing that is stopped, killed, shared, overtaken, and that meets a case it cannot do. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CalendarClient, createCalendarClient, OFFICE } from '../../../test/builders/calendar-client.ts';
import { NOTICE_2027 } from '../../../test/builders/calendars.ts';
import type { RecomputationDto } from '../../contract/calendar-editor.ts';
import { sealerOf } from '../cases/sealer.ts';
import { verifyHistory } from '../cases/verify.ts';
import { maintainOnce } from '../maintenance.ts';
import { recomputeDeadlines } from './recompute-run.ts';

const NUMBER = '国办发明电〔2026〕9号';
const CASES = 12;
let client: CalendarClient;
let cases: readonly string[] = [];

beforeAll(async () => {
  client = await createCalendarClient();
  // Handling ends on 7 January 2027: 24, 25, 28–31 December, 4–7 January; with the 4th off on the 8th.
  client.at('2026-12-23 09:00');
  const opened = await Promise.all(Array.from({ length: CASES }, () => client.register()));
  cases = opened.map((one) => one.id).sort();
});
afterAll(() => client.server.close());

/** Recomputing events of every case, by case. */
const told = async (): Promise<
  readonly { readonly count: number; readonly reasons: readonly string[] }[]
> => {
  const { rows } = await client.server.deps.pool.query(
    `select count(e.seq)::int as count, coalesce(jsonb_agg(e.shared -> 'reasons' order by e.seq) -> -1, '[]') as reasons
       from case_file c left join case_event e on e.case_id = c.id and e.type = 'deadlines-recomputed'
      group by c.id order by c.id`,
  );
  return rows;
};
const counts = async () => (await told()).map((row) => row.count);
const latest = async () => (await client.state()).recomputation as RecomputationDto;
/** A worker that ends after some cases. */
const work = (most: number) => recomputeDeadlines(client.server.deps, (done) => done >= most);
const post = (path: string) => client.post<RecomputationDto>(OFFICE, `/calendar/recomputations${path}`, {});
const every = (value: number) => Array.from({ length: CASES }, () => value);

describe('a recomputing', () => {
  it('waits for the worker, shows how far it is, and goes on where a worker ended', async () => {
    client.at('2026-12-23 10:00');
    const { recomputation } = await client.saveNotice(2027, NOTICE_2027, NUMBER);
    expect(await counts()).toEqual(every(0));
    expect(await work(4)).toBe(4);
    expect(await latest()).toMatchObject({ id: recomputation.id, status: 'running', total: CASES, done: 4 });
    expect((await counts()).filter((count) => count === 1)).toHaveLength(4);
  });

  it('is stopped by hand: no worker touches another case until somebody goes on', async () => {
    const { id } = await latest();
    expect((await post(`/${id}/stop`)).body).toMatchObject({ status: 'stopped', can: ['go-on', 'undo'] });
    expect((await post(`/${id}/stop`)).body).toMatchObject({ code: 'calendar.not-running' });
    expect(await client.recompute()).toBe(0);
    expect((await counts()).filter((count) => count === 1)).toHaveLength(4);
    const on = await post('');
    expect(on.status).toBe(202);
    expect(on.body).toMatchObject({ id, status: 'running', total: CASES, done: 4 });
    expect((await post('')).body).toMatchObject({ code: 'calendar.recomputing' });
  });

  it('is shared by several workers, one of which dies in the middle: one event in every case', async () => {
    const { pool } = client.server.deps;
    // A worker that has a case in its hands when its session is cut.
    const dying = await pool.connect();
    await dying.query('begin');
    const { rows } = await dying.query<{ pid: number }>('select pg_backend_pid() as pid');
    await dying.query(
      `select case_id from recomputation_case where done_at is null order by case_id limit 1 for update`,
    );
    dying.on('error', () => undefined);
    const work = [1, 2, 3].map(() => client.recompute());
    expect((await Promise.all(work)).reduce((sum, count) => sum + count, 0)).toBe(CASES - 4 - 1);
    expect((await latest()).status).toBe('running');
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    dying.release(true);
    const alive = 'select 1 from pg_stat_activity where pid = $1';
    while ((await pool.query(alive, [rows[0]?.pid])).rowCount)
      await new Promise((tell) => setTimeout(tell, 20));
    await maintainOnce(client.server.deps);
    expect(await latest()).toMatchObject({ status: 'done', total: CASES, done: CASES, moved: CASES });
    expect(await counts()).toEqual(every(1));
  });

  it('begun again finds nothing more to say', async () => {
    const again = await post('');
    expect(again.body).toMatchObject({ status: 'waiting', total: null });
    expect(await client.recompute()).toBe(CASES);
    expect(await latest()).toMatchObject({ id: again.body.id, status: 'done', done: CASES, moved: 0 });
    expect(await counts()).toEqual(every(1));
  });
});

describe('a second change before the first is through', () => {
  it('takes over: who heard of the first hears of the second, the others of both at once', async () => {
    client.at('2026-12-23 11:00');
    await client.saveNotice(2027, '2027-01-05,off,元旦', '国办发明电〔2026〕10号');
    const first = await latest();
    expect(await work(3)).toBe(3);
    client.at('2026-12-23 11:30');
    await client.saveNotice(2027, '2027-01-06,off,元旦', '国办发明电〔2026〕11号');
    expect((await client.detail(first.id)).status).toBe('superseded');
    expect((await post(`/${first.id}/undo`)).body).toMatchObject({ code: 'calendar.undo-late' });
    expect(await client.recompute()).toBe(CASES);
    const rows = await told();
    expect(rows.map((row) => row.count)).toEqual([3, 3, 3, ...Array.from({ length: CASES - 3 }, () => 2)]);
    expect(rows[0]?.reasons).toEqual(['国办发明电〔2026〕11号']);
    expect(rows.at(-1)?.reasons).toEqual(['国办发明电〔2026〕10号', '国办发明电〔2026〕11号']);
  });

  it('undone before it reached everybody: only who heard of it hears that it is back', async () => {
    client.at('2026-12-23 12:00');
    await client.saveNotice(2027, '2027-01-07,off,元旦', '国办发明电〔2026〕12号');
    const { id } = await latest();
    expect(await work(2)).toBe(2);
    client.at('2026-12-23 12:30');
    expect((await post(`/${id}/undo`)).status).toBe(201);
    await client.recompute();
    expect(await latest()).toMatchObject({ kind: 'undo', status: 'done', moved: 2 });
    expect(await counts()).toEqual([5, 5, 3, ...Array.from({ length: CASES - 3 }, () => 2)]);
  });
});

it('a case that cannot be done is counted and passed over; the next recomputing makes it good', async () => {
  const { pool } = client.server.deps;
  const id = cases[5];
  // A hand at the console has spoilt its state.
  await pool.query(`alter table case_file disable trigger user`);
  const { rows } = await pool.query('select state from case_file where id = $1', [id]);
  await pool.query(`update case_file set state = '{}' where id = $1`, [id]);
  client.at('2026-12-23 13:00');
  await client.saveNotice(2027, '2027-01-08,off,元旦', '国办发明电〔2026〕13号');
  await client.recompute();
  expect(await latest()).toMatchObject({
    status: 'done',
    done: CASES,
    moved: CASES - 1,
    failed: 1,
    can: ['go-on', 'undo'],
  });
  await pool.query('update case_file set state = $2 where id = $1', [id, JSON.stringify(rows[0].state)]);
  await pool.query(`alter table case_file enable trigger user`);
  const before = (await counts())[5] ?? 0;
  await post('');
  await client.recompute();
  expect(await latest()).toMatchObject({ status: 'done', moved: 1, failed: 0 });
  expect((await counts())[5]).toBe(before + 1);
});

it('the history holds after all of it', async () => {
  const { deps } = client.server;
  const { fault, cases: verified } = await verifyHistory(deps.pool, client.bureau.bureauId, sealerOf(deps));
  expect([fault, verified]).toEqual([null, CASES]);
});
