import type { App } from '../../src/server/deps.ts';

export interface PortalAnswer {
  readonly status: number;
  readonly html: string;
  readonly location: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface SentFile {
  readonly name: string;
  readonly body: Buffer;
}

/** A browser without a script, as the portal sees it: pages, forms, one cookie. */
export interface PortalVisitor {
  get(url: string): Promise<PortalAnswer>;
  /** As an ordinary form sends its fields. */
  post(url: string, fields: Record<string, string>): Promise<PortalAnswer>;
  /** As a form with files sends them. */
  send(url: string, fields: Record<string, string>, files?: readonly SentFile[]): Promise<PortalAnswer>;
  /** What the browser keeps; to be taken elsewhere, or changed. */
  cookie: string | undefined;
}

export function visitPortal(app: App): PortalVisitor {
  const visitor: PortalVisitor = {
    cookie: undefined,
    get: (url) => ask({ method: 'GET', url }),
    post: (url, fields) =>
      ask({
        method: 'POST',
        url,
        payload: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    send: (url, fields, files = []) => {
      const boundary = '----portal-visitor';
      const payload = Buffer.concat([
        ...Object.entries(fields).map(([name, value]) =>
          Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
        ),
        ...files.map(({ name, body }) =>
          Buffer.concat([
            Buffer.from(
              `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\n` +
                'content-type: application/octet-stream\r\n\r\n',
            ),
            body,
            Buffer.from('\r\n'),
          ]),
        ),
        Buffer.from(`--${boundary}--\r\n`),
      ]);
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      return ask({ method: 'POST', url, payload, headers });
    },
  };

  async function ask(request: {
    method: 'GET' | 'POST';
    url: string;
    payload?: string | Buffer;
    headers?: Record<string, string>;
  }): Promise<PortalAnswer> {
    const headers = { ...request.headers, ...(visitor.cookie && { cookie: visitor.cookie }) };
    const answer = await app.inject({ ...request, headers });
    for (const { name, value } of answer.cookies)
      visitor.cookie = value === '' ? undefined : `${name}=${value}`;
    const { location } = answer.headers;
    return {
      status: answer.statusCode,
      html: answer.body,
      location: typeof location === 'string' ? location : undefined,
      headers: answer.headers,
    };
  }
  return visitor;
}

/** Of a page: the key hidden in its form. */
export function formKeyIn(html: string): string {
  const [, key] = /name="key" value="([^"]+)"/.exec(html) ?? [];
  if (key === undefined) throw new Error('the page has no form');
  return key;
}

/** Of a receipt: the code, without its separators. */
export function codeIn(html: string): string {
  const [, code] = /class="code">([0-9A-Z-]+)</.exec(html) ?? [];
  if (code === undefined) throw new Error('the page shows no code');
  return code.replaceAll('-', '');
}
