/** What the columns of a heading meant the last time. */
import type pg from 'pg';
import type { ImportDefaults, MappingDto } from '../../contract/imports.ts';
import type { ImportKind } from '../../domain/imports/vocabulary.ts';

export interface Remembered {
  readonly mapping: MappingDto;
  readonly defaults: ImportDefaults;
}

export async function rememberedMapping(
  pool: pg.Pool,
  bureauId: string,
  kind: ImportKind,
  header: Buffer,
): Promise<Remembered | null> {
  const { rows } = await pool.query<{ settings: Remembered }>(
    'select settings from import_mapping where bureau_id = $1 and kind = $2 and header = $3',
    [bureauId, kind, header],
  );
  return rows[0]?.settings ?? null;
}

export async function rememberMapping(
  pool: pg.Pool,
  bureauId: string,
  kind: ImportKind,
  header: Buffer,
  settings: Remembered,
  now: string,
): Promise<void> {
  await pool.query(
    `insert into import_mapping (bureau_id, kind, header, settings, updated_at) values ($1, $2, $3, $4, $5)
      on conflict (bureau_id, kind, header) do update set settings = excluded.settings, updated_at = excluded.updated_at`,
    [bureauId, kind, header, JSON.stringify(settings), now],
  );
}
