/** A case for its applicant's page: plain words, no names of leaders, no opinions. */

import type { ChamberDto } from '../../contract/cases.ts';
import { progressAddress } from '../../contract/documents.ts';
import { RATING_LABELS } from '../../contract/portal.ts';
import { remainingText } from '../../domain/calendar/remaining-text.ts';
import { currentRound } from '../../domain/cases/rounds.ts';
import type { CaseState } from '../../domain/cases/state.ts';
import type { ProgressData, ReceiptData } from '../../web/portal/types.ts';
import { chambersOf } from '../cases/chambers.ts';
import type { Executed } from '../cases/execute.ts';
import { progressView } from '../cases/progress.ts';
import { sealerOf } from '../cases/sealer.ts';
import { contextOf } from '../cases/world.ts';
import type { Deps } from '../deps.ts';
import { qrDrawing } from '../documents/qr.ts';
import { drawCaseChart } from '../flow-chart/case-chart.ts';

/** What stands in the chambers; what a level thought is its own. */
const WORDS: Readonly<Record<ChamberDto['state'], string>> = {
  ahead: '还没到',
  waiting: '正在研究',
  decided: '已看过',
  skipped: '不参加',
  overdue: '超时上报',
  'sent-back': '请补情况',
  review: '正在研究',
};
const RESULT_WORDS: Readonly<Record<string, string>> = {
  feasible: '能办',
  'answered-directly': '能办',
  instructed: '定了办法',
  assigned: '定了谁办',
  'passed-up': '已上报',
  approved: '已研究',
};

export async function progressData(deps: Deps, executed: Executed): Promise<ProgressData> {
  const { row, world } = executed;
  const progress = progressView(deps, executed);
  const round = currentRound(row.state);
  return {
    progress,
    chambers: plainChambers(deps, executed),
    chart: await drawCaseChart(deps, row, 'plan', 'narrow'),
    remaining: progress.dueAt
      ? remaining(
          remainingText(world.calendar, progress.dueAt, deps.now()),
          world.organisation.bureau.complaintPhone,
        )
      : null,
    missing: row.state.status === 'awaiting-applicant' ? (round.informedOnce?.materials ?? []) : [],
    files: filesOf(executed),
    rated: round.rating ? RATING_LABELS[round.rating.score] : null,
  };
}

export async function receiptData(deps: Deps, { row, world }: Executed, base: string): Promise<ReceiptData> {
  const code = sealerOf(deps).open(row.code_sealed);
  const progress = progressView(deps, { row, world });
  const { intake, applicant } = row.state;
  return {
    number: row.number,
    title: intake.title,
    registeredAt: intake.registeredAt,
    code,
    hasPhone: applicant.phone !== null,
    qr: await qrDrawing(progressAddress(base, code)),
    unitName: progress.unitName,
    responderPostTitle: progress.responderPostTitle,
    responderPhone: progress.responderPhone,
    dueAt: progress.dueAt,
    files: filesOf({ row, world }),
  };
}

/** Files that the applicant sent; those of the house are not theirs. */
function filesOf({ row }: Executed): ReceiptData['files'] {
  return row.attachments
    .filter(({ addedBy }) => addedBy === null)
    .map(({ id, name, size }) => ({ id, name, size }));
}

function plainChambers(deps: Deps, { row, world }: Executed): ProgressData['chambers'] {
  const context = contextOf(world, { kind: 'applicant' }, deps.now());
  const chambers = chambersOf(row.state, context, world.organisation);
  const exit = exitOf(row.state, chambers);
  return chambers.map(({ level, state, result }) => ({
    level,
    state,
    word: level === 1 ? deskWord(row.state) : ((result && RESULT_WORDS[result]) ?? WORDS[state]),
    time: null,
    post: null,
    who: null,
    colour: 'none',
    exit: exit?.level === level ? exit.how : undefined,
  }));
}

function deskWord(state: CaseState): string {
  if (state.status === 'answered' || state.status === 'closed') return '已答复';
  if (state.status === 'escalated') return '已上报';
  if (state.status === 'awaiting-applicant') return '等您补充';
  if (state.status === 'withdrawn') return '已停办';
  return state.status === 'refusal-approved' ? '正在答复' : '正在办';
}

/** The level on which the case left the flight. */
function exitOf(state: CaseState, chambers: readonly ChamberDto[]) {
  const { answer } = currentRound(state);
  if (!answer) return null;
  if (answer.outcome === 'refused') return { level: 4, how: 'refused' as const };
  const decided = chambers.findLast(({ result }) => result === 'feasible' || result === 'answered-directly');
  return { level: decided?.level ?? 1, how: 'done' as const };
}

/** 还剩 3 个工作日; what is over says whom to call. */
function remaining(text: string, complaintPhone: string): string {
  return text.startsWith('已超期')
    ? `${text}，请打 ${complaintPhone} 催办`
    : (text.split('，').at(-1) ?? text);
}
