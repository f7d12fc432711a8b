/** What goes wrong on purpose: strangers, stale pages, repeated keys, two at once. */
import type { CaseDto } from '../../src/contract/cases.ts';
import type { CommandName } from '../../src/domain/cases/command-inputs.ts';
import { actorFor } from './casting.ts';
import type { Dice } from './dice.ts';
import type { Driver } from './driver.ts';
import { INPUTS } from './inputs.ts';
import { demand } from './ledger.ts';
import { spoiled, strangeCommand, strangeId } from './spoil.ts';
import { COMMANDS } from './tally.ts';

/** Anybody gives any command on any case; what is not refused the oracle judges like any other. */
export async function wild(driver: Driver, dice: Dice): Promise<void> {
  const { world } = driver;
  const handle = dice.pick(driver.handles);
  const personId = dice.chance(0.1) ? null : (dice.pick(world.people) ?? null);
  if (handle === undefined || personId === null || dice.chance(0.2)) return stranger(driver, dice, personId);
  const name = dice.pick(COMMANDS) ?? 'reply';
  const input = INPUTS[name]({
    dice,
    view: handle.ledger.view,
    facts: world.facts,
    now: world.now,
    personId,
  });
  await driver.give(dice, handle, personId, name, input);
}

/** Addresses that lead nowhere, commands that are not for people, nobody logged in: never a success. */
async function stranger(driver: Driver, dice: Dice, personId: string | null): Promise<void> {
  const known = dice.pick(driver.handles)?.ledger.id;
  const id = known === undefined || dice.chance(0.5) ? strangeId(dice) : known;
  const strange = id !== known;
  const name = strange ? dice.pick(COMMANDS) : personId === null ? 'reply' : strangeCommand(dice);
  const call = { method: 'POST', path: `/api/v1/cases/${id}/${name}`, body: {} } as const;
  const answer = await driver.call(personId, call);
  demand(answer.status >= 400, `${call.path} succeeded for a stranger`);
}

/** Addresses of cases that are no command of ours: whatever they do, the case stays as it is. */
export async function byAnotherWay(driver: Driver, dice: Dice): Promise<void> {
  const { world } = driver;
  const handle = dice.pick(driver.handles);
  const others = world.casePaths.filter((path) => !COMMANDS.some((name) => path.endsWith(`/${name}`)));
  const path = dice.pick(others);
  if (handle === undefined || path === undefined) return;
  const personId = handle.ledger.view.next?.personId ?? driver.witness;
  const body = { text: driver.note(dice), reason: driver.note(dice) };
  await driver.call(personId, { method: 'POST', path: path.replace(/:\w+/g, handle.ledger.id), body });
  driver.oracle.seen(handle.ledger, await driver.look(handle.ledger.id));
}

/** The right person, the right moment, and an input that does not fit. */
export async function tampered(driver: Driver, dice: Dice): Promise<void> {
  const { world } = driver;
  const chosen = driver.choose(dice, COMMANDS);
  if (chosen === undefined) return;
  const { handle, name } = chosen;
  const personId = actorFor(dice, name, handle.ledger, world.facts, world.now);
  if (personId === null) return;
  const scene = { dice, view: handle.ledger.view, facts: world.facts, now: world.now, personId };
  const body = spoiled(dice, INPUTS[name](scene));
  const answer = await driver.give(dice, handle, personId, name, body);
  if (answer.status === 200 && typeof body === 'object' && body !== null) {
    demand(
      handle.ledger.view.outcome !== 'refused' || name === 'reply' || name === 'issue-document',
      'forged an outcome',
    );
  }
}

/** Somebody decides on a page that is one version old. */
export async function stale(driver: Driver, dice: Dice): Promise<void> {
  const chosen = driver.choose(dice, COMMANDS);
  if (chosen === undefined || chosen.handle.ledger.view.version < 2) return;
  const { handle, name } = chosen;
  const { world } = driver;
  const personId = handle.ledger.view.next?.personId ?? driver.witness;
  const input = INPUTS[name]({
    dice,
    view: handle.ledger.view,
    facts: world.facts,
    now: world.now,
    personId,
  });
  const old = handle.ledger.view.version - 1 - dice.nat(Math.min(3, handle.ledger.view.version - 1));
  const path = `/api/v1/cases/${handle.ledger.id}/${name}`;
  const answer = await driver.call(personId, {
    method: 'POST',
    path,
    body: input,
    headers: { 'if-match': `"${old}"` },
  });
  demand(answer.status >= 400, `${name} succeeded on version ${old}`);
}

/** The same request again has no second effect; the same key with other content is a mistake. */
export async function replayed(driver: Driver, dice: Dice): Promise<void> {
  const { last } = driver;
  if (last === null) return;
  const { ledger } = last.handle;
  if (dice.chance(0.3)) {
    const path = `/api/v1/cases/${ledger.id}/${dice.pick(['record-progress', 'urge', 'supervise'])}`;
    const body = { note: driver.note(dice), contactedApplicant: true, unheard: 1 };
    const other = await driver.call(last.personId, { ...last.call, path, body });
    demand(other.status >= 400 || path === last.call.path, 'one key did two different things');
  } else {
    const again = await driver.call(last.personId, last.call);
    // Who lost sight of the case meanwhile (a delegation ended) is told no more about it.
    demand(again.status === 200 || again.status === 404, `a repeated request: ${JSON.stringify(again.body)}`);
    const version = again.status === 200 ? (again.body as CaseDto).version : ledger.view.version;
    demand(version === ledger.view.version, 'a repeated request had a second effect');
  }
  driver.oracle.seen(ledger, await driver.look(ledger.id));
}

/** Two tabs of one person, at once: at most one of them decides. */
export async function raced(driver: Driver, dice: Dice): Promise<void> {
  const { world } = driver;
  const handle = dice.pick(driver.handles.filter(({ ledger }) => ledger.view.next !== null));
  const next = handle?.ledger.view.next;
  if (handle === undefined || !next) return;
  const { ledger } = handle;
  const name = next.duty as CommandName;
  const scene = { dice, view: ledger.view, facts: world.facts, now: world.now, personId: next.personId };
  const input = INPUTS[name](scene);
  const path = `/api/v1/cases/${ledger.id}/${name}`;
  const version = `"${ledger.view.version}"`;
  const post = () =>
    driver.call(next.personId, {
      method: 'POST',
      path,
      body: input,
      headers: { 'idempotency-key': world.newKey(), 'if-match': version },
    });
  const answers = await Promise.all([post(), post(), post()]);
  const won = answers.filter(({ status }) => status === 200);
  demand(won.length <= 1, `${won.length} simultaneous ${name} succeeded`);
  const [first] = won;
  if (first === undefined) return;
  const lost = answers.filter(({ status }) => status !== 200);
  const statuses = lost.map(({ status }) => status);
  // 404 where the step took the case out of their sight.
  demand(
    statuses.every((status) => status === 409 || status === 404),
    `the slower ones got ${statuses.join()}`,
  );
  const who = { kind: 'person', personId: next.personId } as const;
  await driver.follow(
    handle,
    { who, command: name, input, at: world.now, after: first.body as CaseDto },
    dice,
  );
}
