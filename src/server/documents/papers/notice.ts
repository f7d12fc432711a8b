/** 一次性告知单: everything that is missing, once. @clause 2.1b */
import { localDateOf } from '../../../domain/time.ts';
import type { Executed } from '../../cases/execute.ts';
import { progressView } from '../../cases/progress.ts';
import type { Deps } from '../../deps.ts';
import { DomainError } from '../../errors.ts';
import { applicantText } from './people.ts';
import { dateText } from './text.ts';
import type { NoticePaper } from './types.ts';

/**
 * The notice last given in the case; a reopened case keeps that of its earlier round.
 *
 * @throws DomainError `document.no-notice` when none was given
 */
export function noticePaper(deps: Deps, executed: Executed): NoticePaper {
  const { row, world } = executed;
  const round = row.state.rounds.findLast((one) => one.informedOnce !== null);
  if (!round?.informedOnce) throw new DomainError({ code: 'document.no-notice', clause: '2.1b' });
  const { informedOnce } = round;
  const pause = round.pauses.find((one) => one.from === informedOnce.at) ?? round.pauses[0];
  const progress = progressView(deps, executed);
  return {
    bureau: world.organisation.bureau.name,
    number: row.number,
    applicant: applicantText(row.state.applicant),
    title: row.state.intake.title,
    materials: informedOnce.materials,
    note: informedOnce.note,
    capOn: pause ? dateText(pause.capOn) : '',
    unit: progress.unitName,
    responder: progress.responderPostTitle,
    phone: progress.responderPhone,
    complaintPhone: world.organisation.bureau.complaintPhone,
    date: dateText(localDateOf(informedOnce.at)),
  };
}
