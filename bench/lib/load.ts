/**
 * A process of its own that sends requests: `tsx bench/lib/load.ts <requests.json> <url> <callers> <warm-up>`. Prints
 * one line of JSON: seconds, requests, and how often each status came. The first `warm-up` requests count for nothing.
 */
import { readFileSync } from 'node:fs';
import type { Sent } from './http.ts';
import { SocketCaller, wireOf } from './socket-caller.ts';

const [file = '', url = '', callers = '16', warmUp = '0'] = process.argv.slice(2);
const base = new URL(url);
const wires = (JSON.parse(readFileSync(file, 'utf8')) as Sent[]).map((sent) => wireOf(base, sent));
const connections = await Promise.all(Array.from({ length: Number(callers) }, () => SocketCaller.open(base)));

const statuses: Record<string, number> = {};
let next = 0;
async function sendUpTo(end: number): Promise<number> {
  const started = performance.now();
  await Promise.all(
    connections.map(async (connection) => {
      for (let wire = wires[next++]; wire !== undefined && next <= end; wire = wires[next++]) {
        const status = await connection.send(wire);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
      // This one was taken beyond the end and is left for the next stretch.
      next -= 1;
    }),
  );
  return (performance.now() - started) / 1000;
}

await sendUpTo(Number(warmUp));
const first = next;
const seconds = await sendUpTo(wires.length);
for (const connection of connections) connection.close();
console.log(JSON.stringify({ seconds, requests: wires.length - first, statuses }));
