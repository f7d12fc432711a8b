/** Plays steps against the app: chooses a case, an actor and a command, sends it, and lets the oracle judge. */
import type { CaseDto, RegisteredDto } from '../../src/contract/cases.ts';
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { actorFor } from './casting.ts';
import { Choice, drawTheme, type Theme } from './choice.ts';
import type { Dice } from './dice.ts';
import { INPUTS } from './inputs.ts';
import { type CaseLedger, type Deed, demand } from './ledger.ts';
import { Oracle } from './oracle.ts';
import { registration } from './registration.ts';
import { COMMANDS, type Tally } from './tally.ts';
import { words } from './texts.ts';
import type { Answer, Call, World } from './world.ts';

export interface Handle {
  readonly ledger: CaseLedger;
  readonly code: string;
  readonly tail: string;
  readonly theme: Theme;
}

/** The last command that succeeded, ready to be sent again. */
export interface Sent {
  readonly handle: Handle;
  readonly personId: string;
  readonly call: Call;
}

export const APPLICANTS: readonly CommandName[] = ['withdraw', 'rate', 'object'];
export const SYSTEMS: readonly CommandName[] = ['escalate-overdue', 'close', 'move-to-successor'];
/** What people with an account may give. */
const STAFF = COMMANDS.filter((name) => !APPLICANTS.includes(name) && !SYSTEMS.includes(name));
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
/** Time that has to pass before some commands are possible at all. */
export const NEEDS_TIME: Readonly<Partial<Record<CommandName, number>>> = {
  lapse: 40 * DAY,
  'escalate-overdue': 4 * DAY,
  close: 12 * DAY,
};

export class Driver {
  readonly world: World;
  readonly tally: Tally;
  readonly oracle: Oracle;
  readonly handles: Handle[] = [];
  /** Who sees every case. */
  readonly witness: string;
  last: Sent | null = null;
  readonly choice: Choice;

  constructor(world: World, tally: Tally, known: ReadonlyMap<CommandName, number>) {
    this.world = world;
    this.tally = tally;
    this.oracle = new Oracle(world.facts);
    this.choice = new Choice(known, world.facts);
    const [witness] = world.facts.withDuty('office', world.now);
    if (witness === undefined) throw new Error('the office is empty');
    this.witness = witness;
  }

  pass(milliseconds: number): void {
    this.world.now = new Date(Date.parse(this.world.now) + milliseconds).toISOString();
  }

  /** Every answer is either a success or a refusal that says what to do; never a fault of the server. */
  async call(personId: string | null, call: Call): Promise<Answer> {
    this.tally.calls += 1;
    if (call.method === 'GET') this.tally.reads += 1;
    const answer = await this.world.call(personId, call);
    const fault = this.world.faults.at(-1) ?? '';
    demand(answer.status < 500, `${call.method} ${call.path} → ${answer.status}\n  ${fault}`);
    if (answer.status >= 400) {
      const { code, title } = answer.body as { code?: string; title?: string };
      demand(
        typeof code === 'string' && /[\u4e00-\u9fff]/.test(title ?? ''),
        `${call.path}: a refusal without a sentence`,
      );
      this.tally.refused(code);
    }
    return answer;
  }

  async register(dice: Dice): Promise<void> {
    const theme = drawTheme(dice);
    const { personId, call, tail } = registration(dice, this.world, theme);
    const answer = await this.call(personId, call);
    if (answer.status !== 201) return;
    this.tally.registered += 1;
    const { trackingCode, id } = answer.body as Partial<RegisteredDto> & { trackingCode: string };
    const view = id === undefined ? await this.findByCode(answer) : await this.look(id);
    this.handles.push({ ledger: this.oracle.registered(view), code: trackingCode, tail, theme });
  }

  /** A public registration tells no id: the witness finds the case by its number. */
  private async findByCode(answer: Answer): Promise<CaseDto> {
    const { number } = answer.body as { number: string };
    const path = `/api/v1/cases?q=${encodeURIComponent(number)}`;
    const found = await this.call(this.witness, { method: 'GET', path });
    const [item] = (found.body as { items: { id: string; number: string }[] }).items.filter(
      (one) => one.number === number,
    );
    demand(item !== undefined, `case ${number} cannot be found`);
    return this.look(item.id);
  }

  async look(id: string, personId = this.witness): Promise<CaseDto> {
    const answer = await this.call(personId, { method: 'GET', path: `/api/v1/cases/${id}` });
    demand(answer.status === 200, `the witness cannot read case ${id}`);
    return answer.body as CaseDto;
  }

  /** A case and a command worth trying on it, the rarer the more likely. */
  choose(dice: Dice, among: readonly CommandName[], handles: readonly Handle[] = this.handles) {
    return this.choice.pick(dice, handles, among);
  }

  /** Reads the case as somebody who might act, and gives a command that the server says they can. */
  async guided(dice: Dice): Promise<void> {
    const chosen = this.choose(dice, STAFF);
    if (chosen === undefined) return this.register(dice);
    const { handle } = chosen;
    let { name } = chosen;
    // Stays with the case for a while: some steps are possible only shortly after others.
    for (let stay = 0.85; ; stay *= 0.9) {
      const went = await this.attempt(dice, handle, name);
      const next = went && dice.chance(stay) ? this.choose(dice, STAFF, [handle]) : undefined;
      if (next === undefined) return;
      name = next.name;
    }
  }

  /** To the next moment, within a week, at which the seat where the climb waits is empty, or its holder away. */
  private passUntil(name: CommandName, { view }: CaseLedger): boolean {
    const climb = view.rounds.at(-1)?.climbs.at(-1);
    const { facts } = this.world;
    const post = climb?.chain[climb.level] ?? null;
    const start = Date.parse(this.world.now);
    for (let hours = 0; hours < 168; hours += 2) {
      const at = new Date(start + hours * 60 * MINUTE).toISOString();
      const seat = [...facts.mayActAt(post, at)];
      const fits = name === 'skip-level' ? seat.length === 0 : seat.every((person) => facts.away(person, at));
      if (!fits) continue;
      this.world.now = at;
      return true;
    }
    return false;
  }

  private async attempt(dice: Dice, handle: Handle, name: CommandName): Promise<boolean> {
    const wait = NEEDS_TIME[name];
    if (wait !== undefined && dice.chance(0.6)) this.pass(wait * (0.3 + dice.next()));
    const { ledger } = handle;
    const needsEmptySeat = name === 'skip-level' || name === 'confirm-stand-in';
    if (needsEmptySeat && ledger.view.next?.duty !== name && !this.passUntil(name, ledger)) return false;
    const personId = actorFor(dice, name, ledger, this.world.facts, this.world.now);
    if (personId === null) return false;
    const scene = { dice, facts: this.world.facts, now: this.world.now, personId };
    if (dice.chance(0.55)) {
      const input = INPUTS[name]({ ...scene, view: ledger.view });
      return (await this.give(dice, handle, personId, name, input)).status === 200;
    }
    const answer = await this.call(personId, { method: 'GET', path: `/api/v1/cases/${ledger.id}` });
    if (answer.status !== 200) {
      // Time has passed since the case was last read: who is next now?
      const { next } = await this.look(ledger.id);
      demand(next?.personId !== personId, `${next?.role} must ${next?.duty} and cannot see the case`);
      return false;
    }
    const view = answer.body as CaseDto;
    this.oracle.seen(ledger, view);
    if (view.next?.personId === personId) {
      // A doubtful reason is first marked as specific, or not.
      const able = view.can.includes(view.next.duty) || view.can.includes('mark-specific');
      demand(able, `${view.next.role} cannot ${view.next.duty}`);
    }
    const can = view.can.filter((one) => STAFF.includes(one));
    const others = can.map((one) => [one, this.choice.weight(one, handle.theme)] as const);
    const command = can.includes(name) ? name : dice.weighted(others);
    if (command === undefined || !this.choice.wanted(dice, command, handle.theme)) return false;
    const input = INPUTS[command]({ ...scene, view });
    return (await this.give(dice, handle, personId, command, input)).status === 200;
  }

  /** Sends a command and follows it when it succeeded. */
  async give(
    dice: Dice,
    handle: Handle,
    personId: string,
    command: CommandName,
    input: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const { ledger } = handle;
    this.tally.attempted(command);
    const path = `/api/v1/cases/${ledger.id}/${command}`;
    const call = {
      method: 'POST',
      path,
      body: input,
      headers: { 'idempotency-key': this.world.newKey(), ...headers },
    } as const;
    const answer = await this.call(personId, call);
    if (answer.status === 200) {
      const who = { kind: 'person', personId } as const;
      const after = answer.body as CaseDto;
      await this.follow(
        handle,
        { who, command, input: input as Deed['input'], at: this.world.now, after },
        dice,
      );
      this.last = { handle, personId, call };
    }
    return answer;
  }

  async follow(handle: Handle, deed: Deed, dice: Dice): Promise<void> {
    this.oracle.did(handle.ledger, deed);
    this.tally.succeeded(deed.command as CommandName);
    if (deed.after.outcome === 'refused' && deed.after.status === 'answered') {
      if (deed.command === 'reply' || deed.command === 'issue-document') this.tally.refusedReplies += 1;
      await this.readHistory(handle);
    } else if (dice.chance(0.05)) await this.readHistory(handle);
  }

  async readHistory({ ledger }: Handle): Promise<void> {
    const answer = await this.call(this.witness, {
      method: 'GET',
      path: `/api/v1/cases/${ledger.id}/events`,
    });
    const { items, verified } = answer.body as { items: never[]; verified: boolean };
    this.oracle.history(ledger, items, verified);
  }

  /** At the end of a run: every case is as we left it, here and in the tables. */
  async settle(): Promise<void> {
    const { rows } = await this.world.deps.pool.query<{ id: string; status: string; version: number }>(
      'select id, status, version from case_file where id = any($1)',
      [this.handles.map(({ ledger }) => ledger.id)],
    );
    for (const handle of this.handles) {
      const { ledger } = handle;
      const row = rows.find((one) => one.id === ledger.id);
      demand(row?.status === ledger.view.status, `in the table: ${row?.status}, seen: ${ledger.view.status}`);
      demand(row.version === ledger.view.version, `version ${row.version} in the table`);
      this.oracle.seen(ledger, await this.look(ledger.id));
      await this.readHistory(handle);
    }
  }

  note(dice: Dice): string {
    return words(dice);
  }
}
