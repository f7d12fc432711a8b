/** The product's import, driven over HTTP as an office would. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseDto } from '../../src/contract/cases.ts';
import type { ImportDto, ImportWithReportDto, RemapBody } from '../../src/contract/imports.ts';
import { type Client, json } from '../lib/client.ts';
import { inParallel } from '../lib/parallel.ts';

const READERS = 4;

export async function upload(client: Client, file: Buffer, name: string): Promise<ImportDto> {
  const form = new FormData();
  form.append('kind', 'cases');
  form.append('file', new Blob([new Uint8Array(file)]), name);
  const answer = await fetch(new URL('/api/v1/imports', client.base), {
    method: 'POST',
    headers: { authorization: `Bearer ${client.token}` },
    body: form,
  });
  if (!answer.ok) throw new Error(`upload → ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as ImportDto;
}

export function remap(client: Client, id: string, body: RemapBody): Promise<ImportDto> {
  return json(client.base, 'PUT', `/api/v1/imports/${id}/mapping`, body, {
    authorization: `Bearer ${client.token}`,
  });
}

/** Starts an import and waits until it has come to its end. */
export async function run(client: Client, id: string): Promise<ImportWithReportDto> {
  await client.post(`/api/v1/imports/${id}/run`, {});
  for (;;) {
    const shown = await client.get<ImportWithReportDto>(`/api/v1/imports/${id}`);
    if (shown.state !== 'queued' && shown.state !== 'running') return shown;
    await sleep(100);
  }
}

/** Every case of the bureau, whole, with whether its history verifies. */
export async function allCases(client: Client): Promise<readonly (CaseDto & { verified: boolean })[]> {
  const ids: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<Client['list']>> = await client.list(
      `?limit=100${cursor && `&cursor=${cursor}`}`,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  const cases: (CaseDto & { verified: boolean })[] = [];
  await inParallel(ids, READERS, async (id) => {
    const [one, { verified }] = await Promise.all([client.read(id), client.events(id)]);
    cases.push({ ...one, verified });
  });
  return cases;
}
