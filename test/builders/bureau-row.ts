import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import { DEFAULT_POLICY } from '../../src/domain/policy.ts';

/** A bureau and nothing else, for what needs only a bureau's id to hang on. */
export async function insertBareBureau(pool: pg.Pool): Promise<string> {
  const id = uuid();
  await pool.query(
    `insert into bureau (id, name, short_name, number_prefix, phone, complaint_phone, policy)
     values ($1, '示例市水利局', '水利局', '示水', '0377-00000001', '0377-00000002', $2)`,
    [id, JSON.stringify(DEFAULT_POLICY)],
  );
  return id;
}
