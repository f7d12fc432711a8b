/**
 * Real messages through the real server: every message of the file is registered over HTTP, those whose reply says
 * no climb the chain to the outcome assigned to them, all are answered, and every history is verified.
 *
 *   npm run bench -- real-input --file <f4-replies-dev.json> [--base-url http://… --accounts <初始账号.txt>]
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Account, readAccounts } from './lib/accounts.ts';
import { hangUp } from './lib/http.ts';
import { inParallel } from './lib/parallel.ts';
import { withServer } from './lib/server.ts';
import { Stopwatch } from './lib/statistics.ts';
import { registrationOf } from './real-input/matching.ts';
import { type Message, readMessages } from './real-input/messages.ts';
import { complete } from './real-input/others.ts';
import { ASSIGNED_OUTCOMES } from './real-input/outcomes.ts';
import { driveRefusal } from './real-input/refusals.ts';
import { Report } from './real-input/report.ts';
import { Staff } from './real-input/staff.ts';

const CALLERS = 4;

async function run(baseUrl: string, accounts: readonly Account[], messages: readonly Message[]) {
  const [watch, report] = [new Stopwatch(), new Report()];
  const staff = await Staff.logIn(baseUrl, accounts, watch);
  const places = await staff.places();
  const outcomes = new Map(ASSIGNED_OUTCOMES.map((one) => [one.id, one]));
  const started = performance.now();

  await inParallel(messages, CALLERS, async (message) => {
    const body = registrationOf(message, places);
    const desk = staff.desk(body.unitId);
    const registered = await watch.time('登记', () => desk.register(body, `real-input-${message.id}`));
    report.count('已登记');
    const assigned = message.saysNo ? outcomes.get(message.id) : undefined;
    report.expect(!message.saysNo || assigned !== undefined, `留言 ${message.id}：没有指定结果`);
    if (assigned) {
      report.count('已提级');
      report.refusal(assigned, await driveRefusal({ staff, watch, message, assigned }, registered));
    } else {
      const ended = await complete(staff, watch, message, registered);
      report.expect(ended.status === 'answered', `留言 ${message.id}：状态为 ${ended.status}，应已答复`);
      report.count(ended.outcome === 'informed' ? '已解答' : '直接办成');
    }
    const history = await watch.time('核验经过', () => desk.events(registered.id));
    report.expect(history.verified, `留言 ${message.id}：经过核验不通过`);
    if (history.verified) report.count(assigned ? '提级件经过已核验' : '其余经过已核验');
  });

  const seconds = (performance.now() - started) / 1000;
  const noes = messages.filter((message) => message.saysNo).length;
  report.expect(report.counted('已登记') === messages.length, '不是每件都已登记');
  report.expect(report.counted('提级件经过已核验') === noes, '不是每件提级件都已核验');
  console.log(`真实留言 ${messages.length} 件，其中回复说“不”的 ${noes} 件，用时 ${seconds.toFixed(1)} 秒：`);
  report.print();
  console.log(watch.table());
  return report.faultless;
}

async function main(): Promise<number> {
  const options = {
    file: { type: 'string' },
    'base-url': { type: 'string' },
    accounts: { type: 'string' },
  } as const;
  const { values } = parseArgs({ options });
  const { file, accounts } = values;
  const baseUrl = values['base-url'];
  if (file === undefined || !existsSync(file)) {
    console.error(
      `没有真实留言文件${file === undefined ? '' : `：${file}`}。请用 --file 指明 f4-replies-dev.json 的位置。`,
    );
    return 1;
  }
  const messages = readMessages(file);
  if (baseUrl !== undefined && accounts === undefined) {
    console.error('指定 --base-url 时，请用 --accounts 指明账号表。');
    return 1;
  }
  const fine =
    baseUrl === undefined
      ? await withServer((server) => run(server.url, server.accounts, messages))
      : await run(baseUrl, readAccounts(accounts ?? ''), messages);
  hangUp();
  return fine ? 0 : 1;
}

process.exitCode = await main();
