/** One caller on one connection: sends a request, waits for its answer, sends the next. As little work as possible. */
import { connect, type Socket } from 'node:net';
import type { Sent } from './http.ts';

const END_OF_HEAD = Buffer.from('\r\n\r\n');

export class SocketCaller {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #waiting: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#take(chunk));
    socket.on('error', (error) => this.#waiting?.reject(error));
    socket.on('close', () => this.#waiting?.reject(new Error('the server hung up')));
  }

  static open(base: URL): Promise<SocketCaller> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: base.hostname, port: Number(base.port), noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new SocketCaller(socket));
      });
    });
  }

  /** @returns the status of the answer */
  send(request: Buffer): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#waiting = null;
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.#received.toString('latin1', 0, end);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    if (length === undefined) throw new Error(`an answer without its length:\n${head}`);
    if (this.#received.length < end + END_OF_HEAD.length + Number(length)) return;
    this.#received = Buffer.alloc(0);
    this.#waiting?.resolve(Number(head.slice(9, 12)));
  }
}

/** A request as the bytes that go over the wire. */
export function wireOf(base: URL, { method, path, headers, body }: Sent): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `host: ${base.host}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === null ? [] : [`content-length: ${Buffer.byteLength(body)}`]),
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}
