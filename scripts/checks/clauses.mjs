// Every `@clause` names a clause of docs/clauses.json, and every clause has a rule (src) and a scenario
// (test/scenarios), unless the list says in which part of the work it comes.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

const clauses = JSON.parse(readFileSync(join(root, 'docs/clauses.json'), 'utf8'));
const known = new Set(clauses.map(({ id }) => id));
const rules = citations('src', (file) => !file.includes('.test.'));
const scenarios = citations('test/scenarios', () => true);

const unknown = [...rules, ...scenarios].filter(([id]) => !known.has(id));
const faults = unknown.map(([id, files]) => `没有条款 ${id}：${[...files].join('、')}`);
for (const { id, title, plannedPart } of clauses) {
  const missing = [rules.has(id) ? '' : '规则', scenarios.has(id) ? '' : '情景'].filter(Boolean);
  if (missing.length > 0 && plannedPart === undefined)
    faults.push(`条款 ${id}（${title}）缺少${missing.join('和')}`);
}
if (faults.length > 0) {
  console.error(faults.join('\n'));
  process.exit(1);
}
const planned = clauses.filter(({ plannedPart }) => plannedPart !== undefined).map(({ id }) => id);
console.log(`· ${clauses.length} 个条款，待后续部分建设的 ${planned.length} 个：${planned.join('、')}`);

/** Clause id → files that cite it; `@clause 2.1d, 3.2` cites two. */
function citations(dir, wanted) {
  const found = new Map();
  if (!existsSync(join(root, dir))) return found;
  const files = readdirSync(join(root, dir), { recursive: true }).filter(
    (file) => /\.(tsx?|json)$/.test(file) && wanted(file),
  );
  for (const file of files) {
    for (const [, list] of readFileSync(join(root, dir, file), 'utf8').matchAll(/@clause[ \t]+([^\n*]+)/g)) {
      for (const id of idsOf(list)) found.set(id, (found.get(id) ?? new Set()).add(join(dir, file)));
    }
  }
  return found;
}

function idsOf(list) {
  const ids = [];
  for (const word of list.split(/[\s,、，;；]+/)) {
    if (!/^[A-Z]?\d[\w.]*$/.test(word)) break;
    ids.push(word.replace(/\.$/, ''));
  }
  return ids.length > 0 ? ids : [list.trim()];
}
