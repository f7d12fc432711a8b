/** One of the 88: proposed as a refusal, climbing to the level that settles it, told to the applicant, verified. */
import { randomUUID } from 'node:crypto';
import type { CaseDto } from '../../src/contract/cases.ts';
import { addDays, localDateOf } from '../../src/domain/time.ts';
import type { Client, CommandBody } from '../lib/client.ts';
import type { Stopwatch } from '../lib/statistics.ts';
import { byPhone, documentOf, inWriting } from './answers.ts';
import type { AssignedOutcome } from './assigned-outcome.ts';
import type { Message } from './messages.ts';
import type { Staff } from './staff.ts';

interface Scene {
  readonly staff: Staff;
  readonly watch: Stopwatch;
  readonly message: Message;
  readonly assigned: AssignedOutcome;
}

/** A climb has at most: law reading, a mark, three levels; more steps than this are a loop. */
const MOST_STEPS = 8;

/** Drives a registered case to its assigned outcome. @returns the case as it ends */
export async function driveRefusal(scene: Scene, registered: CaseDto): Promise<CaseDto> {
  const { staff, watch, assigned } = scene;
  const desk = staff.desk(registered.unitId);
  if (assigned.outside !== undefined) await askOutside(desk, registered.id, assigned);
  let state = await watch.time('拟说“不”', () =>
    desk.command(registered.id, 'propose-refusal', proposalOf(assigned)),
  );
  for (let step = 0; state.status === 'escalated'; step++) {
    if (step === MOST_STEPS) throw new Error(`message ${assigned.id}: the climb does not end`);
    state = await decide(scene, state);
  }
  return state.status === 'refusal-approved' ? replyTo(scene, state) : carryOut(scene, state);
}

async function askOutside(desk: Client, caseId: string, { outside, note }: AssignedOutcome): Promise<void> {
  const id = randomUUID();
  await desk.command(caseId, 'coordinate', { id, askedOutside: outside ?? null, question: note });
  await desk.command(caseId, 'answer-coordination', {
    id,
    resolved: false,
    text: '已电话联系，对方称需按其程序处理。',
  });
}

function proposalOf({ reasonKind, note, way, articles }: AssignedOutcome): CommandBody<'propose-refusal'> {
  return {
    reasonKind,
    reason: note,
    articles: [...articles],
    tried: '已核对材料和现场情况，并与相关科室逐一商量过其他办法。',
    wayForward: way,
    applicantView: { kind: 'stated', text: '申请人希望尽量办成，已如实记录。' },
  };
}

async function decide({ staff, watch, assigned }: Scene, state: CaseDto): Promise<CaseDto> {
  const { next, level, id } = state;
  if (next === null || level === null) throw new Error(`message ${assigned.id}: nobody acts next`);
  const holder = staff.person(next.personId);
  if (next.duty === 'review-law') {
    return watch.time('法规审核', () => holder.command(id, 'review-law', { opinion: assigned.note }));
  }
  const seen = await watch.time('打开办件', () => holder.read(id));
  if (seen.can.includes('mark-specific') && !seen.can.includes('pass-up')) {
    await holder.command(id, 'mark-specific', {});
  }
  if (level < assigned.level) {
    return watch.time('提级', () =>
      holder.command(id, 'pass-up', { judgement: 'infeasible', opinion: `${assigned.note}，请上级研究。` }),
    );
  }
  if (assigned.outcome === 'refused') {
    return watch.time('最后审定', () =>
      holder.command(id, 'approve-refusal', { opinion: `情况属实。${assigned.way}。` }),
    );
  }
  const dueOn = addDays(localDateOf(new Date().toISOString()), 1);
  if (assigned.outcome === 'answered-directly') {
    const delivery = byPhone(assigned.id, assigned.way);
    return watch.time('直接答复', () =>
      holder.command(id, 'answer-directly', { text: assigned.way, dueOn, delivery }),
    );
  }
  return watch.time('能办', () =>
    holder.command(id, 'feasible', {
      opinion: `可以办：${assigned.way}。`,
      instructions: assigned.way,
      dueOn,
    }),
  );
}

async function carryOut({ staff, watch, message, assigned }: Scene, state: CaseDto): Promise<CaseDto> {
  const desk = staff.desk(state.unitId);
  if (assigned.outcome === 'feasible') {
    await watch.time('告知能办', () =>
      desk.command(state.id, 'tell-applicant', {
        text: assigned.way,
        delivery: byPhone(assigned.id, assigned.way),
      }),
    );
  }
  return watch.time('办结', () =>
    desk.command(state.id, 'complete', {
      outcome: 'done',
      text: message.reply.slice(0, 4000),
      delivery: assigned.id % 2 === 0 ? byPhone(assigned.id, assigned.way) : inWriting(assigned.id),
      document: state.track === 'general' ? null : documentOf(assigned),
    }),
  );
}

async function replyTo({ staff, watch, message, assigned }: Scene, approved: CaseDto): Promise<CaseDto> {
  const desk = staff.desk(approved.unitId);
  const text = message.reply.slice(0, 4000);
  const delivery = assigned.id % 2 === 0 ? byPhone(assigned.id, assigned.note) : inWriting(assigned.id);
  const replied = await watch.time('答复申请人', () =>
    desk.command(approved.id, 'reply', {
      text,
      reason: assigned.note,
      wayForward: assigned.way,
      delivery,
    }),
  );
  if (replied.status === 'answered') return replied;
  return watch.time('送达文书', () =>
    desk.command(approved.id, 'issue-document', {
      text,
      wayForward: assigned.way,
      delivery: inWriting(assigned.id),
      document: documentOf(assigned),
    }),
  );
}
