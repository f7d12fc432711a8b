/** The published messages as a hotline's export would hold them, as a workbook and as text. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { gb18030 } from '../../test/builders/gb18030.ts';
import { type CellIn, workbook } from '../../test/builders/workbook.ts';

const messageSchema = z.object({
  id: z.string(),
  user: z.string(),
  subject: z.string(),
  time: z.iso.datetime({ offset: true }),
  detail: z.string(),
  reply: z.string(),
  replyTime: z.string(),
});
export type Message = z.output<typeof messageSchema>;

/** @throws Error when the file is no such list */
export function readMessages(file: string): readonly Message[] {
  return z.array(messageSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

const HEADINGS = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情', '答复意见', '答复时间'];
/** Rows above the first message: a title, an empty row, the headings. */
export const ROWS_ABOVE = 3;
/** Column of the time, as people call it. */
export const TIME_COLUMN = 'D';

/** Wall-clock parts in Shanghai. */
function parts({ time }: Message) {
  const local = new Date(Date.parse(time) + 8 * 3_600_000).toISOString();
  const [year, month, day, hour, minute, second] = local.match(/\d+/g) ?? [];
  return { year, month, day, hour, minute, second, local };
}

/** Excel counts days from 1899-12-30. */
function serialOf(message: Message): number {
  return (Date.parse(`${parts(message).local.slice(0, 19)}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** The same moment, written in as many ways as exports have; which one, depends on the row. */
const AS_TEXT: readonly ((message: Message) => string)[] = [
  (message) => message.time,
  (message) => parts(message).local.slice(0, 19).replace('T', ' '),
  (message) => {
    const { year, month, day, hour, minute, second } = parts(message);
    return `${year}/${Number(month)}/${Number(day)} ${Number(hour)}:${minute}:${second}`;
  },
  (message) => {
    const { year, month, day, hour, minute, second } = parts(message);
    return `${year}年${Number(month)}月${Number(day)}日 ${hour}时${minute}分${second}秒`;
  },
  (message) => parts(message).local.slice(0, 19).replace(/\D/g, ''),
  (message) => {
    const { year, month, day, hour, minute, second } = parts(message);
    const late = Number(hour) >= 12;
    return `\t${year}.${month}.${day} ${late ? '下午' : '上午'}${Number(hour) % 12 || 12}:${minute}:${second}\n`;
  },
];
const textOf = (message: Message, row: number) => (AS_TEXT[row % AS_TEXT.length] ?? String)(message);

/** Tabs and line ends where the data of such exports have them. */
const untidy = (text: string, row: number) =>
  [text, `\t${text}`, `${text}\n`, `\r\n\t${text} `, `${text}\t\t`][row % 5] ?? text;

/** `bad`: the row whose time is no date. */
export function asWorkbook(messages: readonly Message[], bad: number | null = null): Buffer {
  const rows = messages.map((message, row): CellIn[] => [
    row % 2 === 0 ? Number(message.id) : message.id,
    untidy(message.user, row),
    untidy(message.subject, row + 1),
    row === bad ? '2019年2月30日' : timeCell(message, row),
    untidy(message.detail, row + 2),
    message.reply,
    message.replyTime,
  ]);
  return workbook({ name: '留言', rows: [['某市网民留言导出表'], [], HEADINGS, ...rows], merges: ['A1:G1'] });
}

function timeCell(message: Message, row: number): CellIn {
  if (row % 8 === 0) return { serial: serialOf(message) };
  return row % 8 === 4 ? serialOf(message) : textOf(message, row);
}

/** In GB18030, as Excel saves it on a Chinese Windows. */
export function asText(messages: readonly Message[]): Buffer {
  const rows = messages.map((message, row) => [
    message.id,
    untidy(message.user, row + 3),
    untidy(message.subject, row + 4),
    textOf(message, row + 1),
    untidy(message.detail, row),
    message.reply,
    message.replyTime,
  ]);
  const lines = [['某市网民留言导出表', '', '', '', '', '', ''], [''], HEADINGS, ...rows];
  return gb18030(`${lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`);
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
