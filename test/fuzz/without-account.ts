/** What is done without an account: by applicants with their receipt, and by the timers. */
import type { CommandName, CommandOf } from '../../src/domain/cases/command-inputs.ts';
import type { Dice } from './dice.ts';
import { APPLICANTS, type Driver, NEEDS_TIME, SYSTEMS } from './driver.ts';
import { INPUTS } from './inputs.ts';
import { demand } from './ledger.ts';

/** What the timers do. */
export async function system(driver: Driver, dice: Dice): Promise<void> {
  const chosen = driver.choose(dice, SYSTEMS);
  if (chosen === undefined || !driver.choice.wanted(dice, chosen.name, 'plain')) return driver.guided(dice);
  const { handle, name } = chosen;
  const wait = NEEDS_TIME[name];
  if (wait !== undefined && dice.chance(0.8)) driver.pass(wait * (0.3 + dice.next()));
  const { ledger } = handle;
  const scene = { dice, view: ledger.view, facts: driver.world.facts, now: driver.world.now, personId: null };
  const input = INPUTS[name](scene);
  driver.tally.calls += 1;
  driver.tally.attempted(name);
  const command = { name, input } as CommandOf<CommandName>;
  const refused = await driver.world.system(ledger.id, command);
  if (refused !== null) return driver.tally.refused(refused);
  const after = await driver.look(ledger.id);
  await driver.follow(
    handle,
    { who: { kind: 'system' }, command: name, input, at: driver.world.now, after },
    dice,
  );
}

/** What applicants do with their receipt; sometimes with the wrong one. */
export async function applicant(driver: Driver, dice: Dice): Promise<void> {
  const chosen = driver.choose(dice, [...APPLICANTS, 'supplement']);
  if (chosen === undefined || !driver.choice.wanted(dice, chosen.name, 'plain')) return driver.guided(dice);
  const { handle, name } = chosen;
  const { ledger, code, tail } = handle;
  const wrong = dice.chance(0.1);
  const receipt = wrong
    ? dice.pick([
        { code, phoneTail: '0000' },
        { code: `${code}X`, phoneTail: tail },
      ])
    : { code, phoneTail: tail };
  const input = {
    ...INPUTS[name]({
      dice,
      view: ledger.view,
      facts: driver.world.facts,
      now: driver.world.now,
      personId: null,
    }),
  };
  const path = `/api/v1/public/cases/${name}`;
  driver.tally.attempted(name);
  const answer = await driver.call(null, { method: 'POST', path, body: { receipt, input } });
  if (answer.status !== 200) return;
  demand(!wrong, 'a wrong receipt opened a case');
  const after = await driver.look(ledger.id);
  const who = { kind: 'applicant' } as const;
  await driver.follow(handle, { who, command: name, input, at: driver.world.now, after }, dice);
}
