import { setTimeout as sleep } from 'node:timers/promises';
import { type Program, startProgram } from '../../test/builders/program.ts';

/** What the writers do; `Ack` is whatever the server confirmed a write with. */
export interface Workload<Ack> {
  /** Called after each start; what the writes of this round need (a login). */
  open(program: Program): Promise<Session<Ack>>;
}

export interface Session<Ack> {
  /** One write; resolves only when the server confirmed it. */
  write(key: string): Promise<Ack>;
  /** Whether a confirmed write is still there. */
  holds(ack: Ack): Promise<boolean>;
}

export interface KillRounds<Ack> {
  readonly dataDir: string;
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly rounds: number;
  readonly writers: number;
  /** Each round is killed at a random moment between these, counted from when every writer is in full swing. */
  readonly killAfterMs: readonly [from: number, to: number];
  readonly workload: Workload<Ack>;
  readonly onRound?: (round: RoundReport) => void;
}

export interface RoundReport {
  readonly round: number;
  readonly confirmed: number;
  readonly lost: number;
  readonly restartMs: number;
}

/**
 * Writers write without pause while the whole program, database included, is killed; after each restart every
 * write that was confirmed must be there. Leaves the program running and hands it back.
 */
export async function killRounds<Ack>(
  plan: KillRounds<Ack>,
): Promise<{ program: Program; reports: RoundReport[] }> {
  const reports: RoundReport[] = [];
  let program = await startProgram(plan);
  try {
    let session = await plan.workload.open(program);
    for (let round = 1; round <= plan.rounds; round++) {
      const confirmed = await writeUntilKilled(plan, program, session, round);
      const started = Date.now();
      program = await startProgram(plan);
      const restartMs = Date.now() - started;
      session = await plan.workload.open(program);
      const report = {
        round,
        confirmed: confirmed.length,
        lost: await countLost(session, confirmed),
        restartMs,
      };
      reports.push(report);
      plan.onRound?.(report);
    }
  } catch (error) {
    await program.kill();
    throw new Error(`the program said last:\n${program.output().slice(-4_000)}`, { cause: error });
  }
  return { program, reports };
}

async function writeUntilKilled<Ack>(
  { writers, killAfterMs: [from, to] }: KillRounds<Ack>,
  program: Program,
  session: Session<Ack>,
  round: number,
): Promise<Ack[]> {
  const confirmed: Ack[] = [];
  let killed = false;
  const writer = async (name: number): Promise<void> => {
    for (let n = 0; !killed; n++) {
      try {
        confirmed.push(await session.write(`${round}-${name}-${n}`));
      } catch (error) {
        // Before the kill a failed write is a fault of the program; after it, what a kill looks like from outside.
        if (!killed) throw error;
      }
    }
  };
  const all = Promise.all(Array.from({ length: writers }, (_, name) => writer(name))).finally(() => {
    killed = true;
  });
  const kill = async (): Promise<void> => {
    while (confirmed.length < 2 * writers && !killed) await sleep(5);
    await sleep(from + Math.random() * (to - from));
    killed = true;
    await program.kill();
  };
  await Promise.all([all, kill()]);
  return confirmed;
}

async function countLost<Ack>(session: Session<Ack>, acks: readonly Ack[]): Promise<number> {
  const left = [...acks];
  let lost = 0;
  const reader = async (): Promise<void> => {
    for (let ack = left.pop(); ack !== undefined; ack = left.pop())
      if (!(await session.holds(ack))) lost += 1;
  };
  await Promise.all(Array.from({ length: 8 }, reader));
  return lost;
}
