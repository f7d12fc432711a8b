import type { ImportDto, ImportListDto, ImportWithReportDto, RemapBody } from '../../src/contract/imports.ts';
import type { Problem } from '../../src/contract/problem.ts';
import type { ImportKind } from '../../src/domain/imports/vocabulary.ts';
import { runWaitingImports } from '../../src/server/imports/worker.ts';
import { type Answered, type CaseClient, createCaseClient } from './case-client.ts';

/** Drives imports over HTTP; the worker runs when a test says so. */
export interface ImportClient extends CaseClient {
  send<T = ImportDto & Problem>(username: string, file: Buffer, options?: SendOptions): Promise<Answered<T>>;
  /** Sends a file that must be taken. */
  upload(file: Buffer, options?: SendOptions & { readonly username?: string }): Promise<ImportDto>;
  remap(username: string, id: string, body: RemapBody): Promise<Answered<ImportDto & Problem>>;
  run(username: string, id: string): Promise<Answered<ImportDto & Problem>>;
  read(username: string, id: string, query?: string): Promise<ImportWithReportDto>;
  list(username: string): Promise<ImportListDto>;
  /** Starts an import, lets the worker do it, and reads what came of it. */
  finish(username: string, id: string): Promise<ImportWithReportDto>;
  download(username: string, path: string): Promise<Buffer>;
  count(table: string): Promise<number>;
}

interface SendOptions {
  readonly name?: string;
  readonly kind?: ImportKind;
  readonly headers?: Record<string, string>;
}

const BOUNDARY = 'boundary-of-the-tests';

export async function createImportClient(): Promise<ImportClient> {
  const client = await createCaseClient();
  const { server, bureau } = client;
  const logins = new Map<string, Promise<{ authorization: string }>>();
  const headersOf = (username: string) => {
    const login = logins.get(username) ?? bureau.logIn(server.app, username);
    logins.set(username, login);
    return login;
  };
  const send = async <T>(username: string, file: Buffer, options: SendOptions = {}) => {
    const { name = '工单.xlsx', kind = 'cases', headers = {} } = options;
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/imports',
      headers: {
        ...(await headersOf(username)),
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        ...headers,
      },
      payload: formOf(kind, name, file),
    });
    return { status: answer.statusCode, body: answer.json<T>() };
  };
  const put = async (username: string, url: string, payload: object) => {
    const answer = await server.app.inject({
      method: 'PUT',
      url,
      headers: await headersOf(username),
      payload,
    });
    return { status: answer.statusCode, body: answer.json<ImportDto & Problem>() };
  };
  const read = async (username: string, id: string, query = '?limit=100') => {
    const { status, body } = await getWith<ImportWithReportDto>(username, `/imports/${id}${query}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  };
  const getWith = async <T>(username: string, path: string) => {
    const answer = await server.app.inject({ url: `/api/v1${path}`, headers: await headersOf(username) });
    return { status: answer.statusCode, body: answer.json<T>() };
  };
  const run = async (username: string, id: string) => {
    const answer = await server.app.inject({
      method: 'POST',
      url: `/api/v1/imports/${id}/run`,
      headers: await headersOf(username),
    });
    return { status: answer.statusCode, body: answer.json<ImportDto & Problem>() };
  };
  return {
    ...client,
    get: getWith,
    post: async (username, path, body, extra = {}) => {
      const headers = { ...(await headersOf(username)), ...extra };
      const payload = (body ?? {}) as Record<string, unknown>;
      const answer = await server.app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
      return { status: answer.statusCode, body: answer.json() };
    },
    send,
    upload: async (file, { username = 'bangongshi.desk1', ...options } = {}) => {
      const { status, body } = await send<ImportDto>(username, file, options);
      if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
      return body;
    },
    remap: (username, id, body) => put(username, `/api/v1/imports/${id}/mapping`, body),
    run,
    read,
    list: async (username) => (await getWith<ImportListDto>(username, '/imports')).body,
    finish: async (username, id) => {
      const { status, body } = await run(username, id);
      if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
      await runWaitingImports(server.deps);
      return read(username, id);
    },
    download: async (username, path) => {
      const answer = await server.app.inject({ url: `/api/v1${path}`, headers: await headersOf(username) });
      if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
      return answer.rawPayload;
    },
    count: async (table) => {
      const { rows } = await server.deps.pool.query<{ count: number }>(`select count(*) from ${table}`);
      return rows[0]?.count ?? 0;
    },
  };
}

function formOf(kind: string, name: string, file: Buffer): Buffer {
  const part = (disposition: string) => `--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n`;
  return Buffer.concat([
    Buffer.from(`${part('name="kind"')}\r\n${kind}\r\n`),
    Buffer.from(`${part(`name="file"; filename="${name}"`)}content-type: application/octet-stream\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}
