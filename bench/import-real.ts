/**
 * Real messages as an office gets them: written out as a workbook and as GB18030 text, imported through the product
 * into two fresh databases, and compared, with each other and with the messages. Before that the same workbook with
 * one bad date, which must name the cell and import nothing.
 *
 *   npm run bench -- import-real --file <f4-replies-dev.json>
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  asText,
  asWorkbook,
  type Message,
  ROWS_ABOVE,
  readMessages,
  TIME_COLUMN,
} from './import-real/files.ts';
import { allCases, remap, run, upload } from './import-real/importer.ts';
import { Client } from './lib/client.ts';
import { hangUp } from './lib/http.ts';
import { withServer } from './lib/server.ts';

const IMPORTER = 'bangongshi.desk1';
const UNIT = '水资源管理科';

const faults: string[] = [];
function expect(holds: boolean, what: string): void {
  if (!holds) faults.push(what);
}

/**
 * What a case says of its message, blanks left out: imports tidy them, and nothing else. Some messages hold line
 * ends in the escape of Excel's files, which are blanks too.
 */
interface Told {
  readonly user: string;
  readonly subject: string;
  readonly detail: string;
  readonly at: string;
}
const bare = (text: string) => text.replace(/_x000D_|[\s\u200b]+/g, '');

/** Imports a file into a fresh database; what was registered, by source number. */
async function importInto(
  name: string,
  file: Buffer,
  messages: readonly Message[],
  more: (client: Client) => Promise<void>,
): Promise<ReadonlyMap<string, Told>> {
  return withServer(async ({ url, accounts }) => {
    const account = accounts.find(({ username }) => username === IMPORTER);
    if (!account) throw new Error(`there is no account ${IMPORTER}`);
    const client = await Client.logIn(url, account);
    await more(client);
    const started = performance.now();
    const shown = await upload(client, file, name);
    const uploaded = performance.now();
    const mapped = await chooseUnit(client, shown);
    expect(
      mapped.faultsTotal === 0,
      `${name}：核对出 ${mapped.faultsTotal} 处错误 ${JSON.stringify(mapped.faults[0])}`,
    );
    const begun = performance.now();
    const done = await run(client, shown.id);
    const seconds = (performance.now() - begun) / 1000;
    expect(done.state === 'done', `${name}：状态为 ${done.state}`);
    const cases = await allCases(client);
    expect(
      cases.every(({ verified }) => verified),
      `${name}：有办件的经过核验不通过`,
    );
    expect(cases.length === messages.length, `${name}：登记 ${cases.length} 件，应为 ${messages.length} 件`);
    const again = await upload(client, file, name);
    expect(again.state === 'repeated', `${name}：再次上传没有认出`);
    console.log(
      `${name}：${(file.length / 1e6).toFixed(1)} 兆，读取和核对 ${((uploaded - started) / 1000).toFixed(1)} 秒，登记 ${cases.length} 件 ${seconds.toFixed(1)} 秒，每秒 ${(cases.length / seconds).toFixed(0)} 件`,
    );
    return new Map(
      cases.map((one) => [
        one.source?.number ?? '',
        {
          user: bare(one.applicant.name ?? ''),
          subject: bare(one.title),
          detail: bare(one.detail),
          at: one.receivedAt,
        },
      ]),
    );
  });
}

/** The export names no unit; the office chooses one for all. */
async function chooseUnit(client: Client, { id, mapping }: Awaited<ReturnType<typeof upload>>) {
  const { units } = await client.get<{ units: { id: string; name: string }[] }>('/api/v1/organisation');
  const unitId = units.find(({ name }) => name === UNIT)?.id ?? null;
  return remap(client, id, { mapping, defaults: { unitId, channel: 'portal' } });
}

/** One bad date: the cell is named, nothing is imported. */
async function oneBadDate(client: Client, messages: readonly Message[]): Promise<void> {
  const bad = Math.floor(messages.length / 2);
  const cell = `${TIME_COLUMN}${bad + ROWS_ABOVE + 1}`;
  const shown = await upload(client, asWorkbook(messages, bad), '一处错误.xlsx');
  await chooseUnit(client, shown);
  const halted = await run(client, shown.id);
  const [line] = halted.report.items;
  expect(halted.state === 'faulty' && halted.report.items.length === 1, `一处错误：状态为 ${halted.state}`);
  expect(line?.cell === cell, `一处错误：报告的是 ${line?.cell}，应为 ${cell}`);
  const { items } = await client.list();
  expect(items.length === 0, '一处错误：仍有办件登记');
  console.log(`一处错误：${line?.cell} ${line?.said}；登记 ${items.length} 件`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { file: { type: 'string' } } });
  const { file } = values;
  if (file === undefined || !existsSync(file)) {
    console.error(
      `没有真实留言文件${file === undefined ? '' : `：${file}`}。请用 --file 指明 f4-replies-dev.json 的位置。`,
    );
    return 1;
  }
  const messages = readMessages(file);
  const text = asText(messages);
  const fromWorkbook = await importInto('留言.xlsx', asWorkbook(messages), messages, (client) =>
    oneBadDate(client, messages),
  );
  const fromText = await importInto('留言.csv', text, messages, async () => undefined);
  let equal = 0;
  for (const message of messages) {
    const told: Told = {
      user: bare(message.user),
      subject: bare(message.subject),
      detail: bare(message.detail),
      at: new Date(message.time).toISOString(),
    };
    const both = [fromWorkbook.get(message.id), fromText.get(message.id)].map((one) => JSON.stringify(one));
    if (both.every((one) => one === JSON.stringify(told))) equal += 1;
    else expect(false, `留言 ${message.id}：${both.join(' / ')}`);
  }
  console.log(`留言 ${messages.length} 件，两种文件登记结果与原文一致的 ${equal} 件`);
  for (const fault of faults.slice(0, 20)) console.error(`✗ ${fault}`);
  hangUp();
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();
