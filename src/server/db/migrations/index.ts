import type { Migration } from 'kysely';
import { organisation } from './0001-organisation.ts';
import { identity } from './0002-identity.ts';
import { calendar } from './0003-calendar.ts';
import { catalogue } from './0004-catalogue.ts';
import { cases } from './0005-cases.ts';
import { documentTemplates } from './0006-document-templates.ts';
import { imports } from './0007-imports.ts';
import { recomputations } from './0008-recomputations.ts';
import { notifications } from './0009-notifications.ts';
import { applicantFiles } from './0010-applicant-files.ts';

/**
 * Every migration in the order in which it runs: `['0001-organisation', organisation]`.
 * The name is the file's; numbers rise without gaps; a migration that has been released is never edited.
 */
export const migrations: ReadonlyArray<readonly [name: string, migration: Migration]> = [
  ['0001-organisation', organisation],
  ['0002-identity', identity],
  ['0003-calendar', calendar],
  ['0004-catalogue', catalogue],
  ['0005-cases', cases],
  ['0006-document-templates', documentTemplates],
  ['0007-imports', imports],
  ['0008-recomputations', recomputations],
  ['0009-notifications', notifications],
  ['0010-applicant-files', applicantFiles],
];
