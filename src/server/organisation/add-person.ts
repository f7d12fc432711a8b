import type pg from 'pg';
import { v7 as uuid } from 'uuid';
import type { BureauId, PersonId } from '../../domain/organisation/types.ts';
import { insertRows } from '../db/insert-rows.ts';

/** Adds somebody who holds no post yet, e.g. an administrator of the system. */
export async function addPerson(
  client: pg.PoolClient,
  bureauId: BureauId,
  person: { readonly displayName: string; readonly phone: string },
): Promise<PersonId> {
  const id = uuid();
  const { displayName, phone } = person;
  const row = { bureau_id: bureauId, id, display_name: displayName, phone, disabled: false };
  await insertRows(client, 'person', [row]);
  return id;
}
