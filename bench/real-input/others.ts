/** A message whose reply does not say no: answered with its reply, or done. */
import type { CaseDto } from '../../src/contract/cases.ts';
import type { Stopwatch } from '../lib/statistics.ts';
import { byPhone, documentOf, inWriting } from './answers.ts';
import type { Message } from './messages.ts';
import type { Staff } from './staff.ts';

export async function complete(
  staff: Staff,
  watch: Stopwatch,
  message: Message,
  registered: CaseDto,
): Promise<CaseDto> {
  const { id, kind, track, unitId } = registered;
  const outcome = kind === 'consultation' ? 'informed' : 'done';
  return watch.time('办结', () =>
    staff.desk(unitId).command(id, 'complete', {
      outcome,
      text: message.reply.slice(0, 4000),
      delivery: message.id % 3 === 0 ? byPhone(message.id, '答复内容已逐条说明。') : inWriting(message.id),
      document:
        outcome === 'done' && track !== 'general' ? documentOf({ id: message.id, note: '已办结' }) : null,
    }),
  );
}
