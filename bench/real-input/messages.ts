/** The published messages, read at run time; nothing of them is kept here. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const messageSchema = z.object({
  id: z.coerce.number(),
  user: z.string(),
  subject: z.string(),
  detail: z.string(),
  reply: z.string(),
  /** The words of the reply that say no; null when none do. */
  saysNo: z
    .string()
    .nullable()
    .transform((words) => words !== null),
});

export type Message = z.output<typeof messageSchema>;

/** @throws Error when the file is no such list */
export function readMessages(file: string): readonly Message[] {
  return z.array(messageSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}
