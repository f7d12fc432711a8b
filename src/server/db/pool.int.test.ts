import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/builders/database.ts';
import { transaction } from './transaction.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function one(expression: string, before = 'select 1'): Promise<unknown> {
  const client = await db.pool.connect();
  try {
    await client.query(before);
    const { rows } = await client.query<{ value: unknown }>(`select ${expression} as value`);
    return rows[0]?.value;
  } finally {
    client.release(true);
  }
}

describe('数据库取出的值用本项目的写法', () => {
  it('日期就是日期', async () => {
    expect(await one(`date '2022-02-28'`)).toBe('2022-02-28');
    expect(await one(`array[date '2022-02-28', null]`)).toEqual(['2022-02-28', null]);
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Asia/Kolkata'])(
    '时刻都是 UTC（会话时区 %s）',
    async (zone) => {
      const set = `set time zone '${zone}'`;
      expect(await one(`timestamptz '2022-01-28 09:00+08'`, set)).toBe('2022-01-28T01:00:00.000Z');
      expect(await one(`timestamptz '2022-01-28 09:00:00.12+08'`, set)).toBe('2022-01-28T01:00:00.120Z');
      expect(await one(`timestamptz '2022-01-28 09:00:00.123999+08'`, set)).toBe('2022-01-28T01:00:00.123Z');
      expect(await one(`array[timestamptz '2022-01-28 09:00+08']`, set)).toEqual([
        '2022-01-28T01:00:00.000Z',
      ]);
    },
  );

  it('计数是数，超出安全范围则报错', async () => {
    expect(await one('count(*)')).toBe(1);
    expect(await one(`array[1::int8, 2]`)).toEqual([1, 2]);
    await expect(one('9007199254740993::int8')).rejects.toThrow(RangeError);
  });
});

describe('transaction', () => {
  it('出错则全部不算', async () => {
    await db.pool.query('create table kept (n int)');
    const failing = transaction(db.pool, async (client) => {
      await client.query('insert into kept values (1)');
      throw new Error('半途而废');
    });
    await expect(failing).rejects.toThrow('半途而废');
    await transaction(db.pool, (client) => client.query('insert into kept values (2)'));
    expect((await db.pool.query('select n from kept')).rows).toEqual([{ n: 2 }]);
  });
});
