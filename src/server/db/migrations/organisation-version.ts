/** Tables whose rows make up a directory. */
const TABLES = [
  'unit',
  'post',
  'person',
  'holding',
  'supervises',
  'delegation',
  'absence',
  'succession',
] as const;

const BUMP = `
create function organisation_bump() returns trigger language plpgsql as $$
begin
  update bureau set organisation_version = organisation_version + 1
    where id in (select distinct bureau_id from changed);
  return null;
end $$;

-- The bureau's own columns and its policy count as well; the bump above names none of them and starts no second one.
create function organisation_bump_self() returns trigger language plpgsql as $$
begin
  new.organisation_version := old.organisation_version + 1;
  return new;
end $$;
create trigger organisation_version_self
  before update of name, short_name, number_prefix, phone, complaint_phone, policy on bureau
  for each row execute function organisation_bump_self();
`;

/** The triggers by which every statement that changes a table raises the version of its bureaus. */
export function versionTriggersOf(table: string): string {
  const events = [
    ['insert', 'new'],
    ['update', 'new'],
    ['delete', 'old'],
  ] as const;
  return events
    .map(
      ([event, side]) => `
create trigger organisation_version_${event} after ${event} on ${table}
  referencing ${side} table as changed for each statement execute function organisation_bump();`,
    )
    .join('\n');
}

/**
 * Every statement that changes a bureau's organisation raises `bureau.organisation_version`, once, in the same
 * transaction: a process that holds the directory of an older version knows that it must read it again.
 */
export const VERSION_TRIGGERS = [BUMP, ...TABLES.map(versionTriggersOf)].join('\n');
