/** A real HTTP server on this machine that plays a gateway or a robot, for tests. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Gateway {
  readonly url: string;
  readonly received: Received[];
  /** How it answers from now on; null: it takes the request and never answers. */
  answer: { status: number; body?: string; headers?: Record<string, string> } | null;
  /** Nobody listens on its port any more; `up` opens it again. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** Resolves when the next request has come in whole. */
  next(): Promise<void>;
}

export async function startGateway(): Promise<Gateway> {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  const gateway = { received, answer: { status: 200, body: '{"code":0}' } } as Gateway;
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    received.push({ path: request.url ?? '', headers: request.headers, body });
    for (const heard of waiting.splice(0)) heard();
    const { answer } = gateway;
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
  };
  let server = await open(handle, 0);
  const { port } = server.address() as AddressInfo;
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${port}`,
    down: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    up: async () => {
      server = await open(handle, port);
    },
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
  });
}

async function open(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port: number,
): Promise<Server> {
  const server = createServer((request, response) => {
    // A caller that goes away in the middle of a request is part of some tests.
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
