import type { StaffCommandName } from '../../../contract/case-commands.ts';
import type { CaseDto } from '../../../contract/cases.ts';
import { labelOf } from './forms.ts';

/** What has happened, said once: where the case went and until when. */
export function saidAfter(command: StaffCommandName, before: CaseDto, after: CaseDto): string {
  const done = `${labelOf(command, before)}，已完成。`;
  const { next } = after;
  if (!next) return `${done}这件已经办结。`;
  if (next.personId === before.next?.personId) return done;
  return `${done}现在由 ${next.personName} 处理${next.remaining ? `，${next.remaining}` : ''}。`;
}
