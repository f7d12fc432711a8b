import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One file per rule that breaks it, and nothing else. */
const broken: Record<string, string> = {
  'domain-imports-nothing': 'src/domain/reads-a-file.ts',
  'contract-imports-domain-only': 'src/contract/asks-the-server.ts',
  'web-never-imports-server': 'src/web/workbench/type-of-server.ts',
  'web-without-node': 'src/web/workbench/uses-node.ts',
  'workbench-takes-words-not-rules': 'src/web/workbench/decides.ts',
  'server-renders-pages-only': 'src/server/cases/renders-workbench.ts',
  'feature-keeps-its-store': 'src/server/cases/reads-their-table.ts',
  'tests-stay-tests': 'src/server/cases/uses-builders.ts',
  'no-circles': 'src/domain/circle-a.ts',
  resolvable: 'src/domain/leads-nowhere.ts',
};

const files: Record<string, string> = {
  'src/domain/reads-a-file.ts': `import { readFileSync } from 'node:fs';\nexport const a = readFileSync;`,
  'src/domain/rule.ts': 'export const rule = 1;',
  'src/domain/circle-a.ts': `import { b } from './circle-b.ts';\nexport const a = b;`,
  'src/domain/circle-b.ts': `import { a } from './circle-a.ts';\nexport const b = a;`,
  'src/domain/leads-nowhere.ts': `import { x } from './gone.ts';\nexport const y = x;`,
  'src/contract/asks-the-server.ts': `import type { S } from '../server/identity/store.ts';\nexport type T = S;`,
  'src/server/identity/store.ts': 'export type S = string;',
  'src/server/identity/queries.ts': `import type { S } from './store.ts';\nexport type Q = S;`,
  'src/server/cases/asks-politely.ts': `import type { Q } from '../identity/queries.ts';\nexport type A = Q;`,
  'src/server/cases/reads-their-table.ts': `import type { S } from '../identity/store.ts';\nexport type A = S;`,
  'src/server/cases/renders-workbench.ts': `import { page } from '../../web/workbench/page.ts';\nexport const b = page;`,
  'src/server/cases/renders-portal.ts': `import { page } from '../../web/portal/page.ts';\nexport const b = page;`,
  'src/server/cases/uses-builders.ts': `import { t } from '../../../test/builder.ts';\nexport const c = t;`,
  'src/web/workbench/page.ts': 'export const page = 1;',
  'src/web/portal/page.ts': 'export const page = 1;',
  'src/web/workbench/type-of-server.ts': `import type { Q } from '../../server/identity/queries.ts';\nexport type T = Q;`,
  'src/web/workbench/uses-node.ts': `import { join } from 'node:path';\nexport const d = join;`,
  'src/web/workbench/decides.ts': `import { rule } from '../../domain/rule.ts';\nexport const e = rule;`,
  'test/builder.ts': 'export const t = 1;',
  'tsconfig.json':
    '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "allowImportingTsExtensions": true, "noEmit": true } }',
};

let dir: string;
let violations: Array<{ rule: { name: string }; from: string }>;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'ruheban-layers-'));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), content);
  }
  cpSync('.dependency-cruiser.mjs', join(dir, '.dependency-cruiser.mjs'));
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', 'src'];
  const report = spawnSync('node_modules/.bin/depcruise', args, { cwd: dir, encoding: 'utf8' });
  violations = JSON.parse(report.stdout).summary.violations;
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('分层规则', () => {
  it.each(Object.entries(broken))('%s 拦得住', (rule, from) => {
    expect(violations.filter((one) => one.rule.name === rule).map((one) => one.from)).toContain(from);
  });

  it('守规矩的不受影响', () => {
    const innocent = [
      'src/server/cases/asks-politely.ts',
      'src/server/cases/renders-portal.ts',
      'src/server/identity/queries.ts',
    ];
    expect(violations.filter((one) => innocent.includes(one.from))).toEqual([]);
  });
});
