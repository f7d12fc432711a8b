/** What an applicant reads about their case: plain words, no internal names, no opinions. */

import { APPLICANT_COMMANDS } from '../../contract/case-commands.ts';
import type { ProgressDto } from '../../contract/public.ts';
import { earliestClock, runningClocks } from '../../domain/cases/clocks.ts';
import { can } from '../../domain/cases/decide.ts';
import { currentRound, openClimb } from '../../domain/cases/rounds.ts';
import type { Answer, CaseState, Round } from '../../domain/cases/state.ts';
import type { Deps } from '../deps.ts';
import type { Executed } from './execute.ts';
import { contextOf } from './world.ts';

/** Clocks that are a promise to the applicant; how long a level may think is not. */
const PROMISES = ['reply', 'handling', 'order', 'statutory', 'supplement-cap', 'first-contact'] as const;

const OUTCOME_STEPS: Readonly<Record<Answer['outcome'], string>> = {
  done: '已办成，并答复您。',
  informed: '已解答您的咨询。',
  referred: '已转有关单位办理，并告知您。',
  refused: '已答复您：目前办不成，原因和可以怎么办见下。',
};

/** The case as its applicant sees it. */
export function progressView(deps: Deps, { row, world }: Executed): ProgressDto {
  const { state } = row;
  const now = deps.now();
  const context = contextOf(world, { kind: 'applicant' }, now);
  const { directory, bureau } = world.organisation;
  const round = currentRound(state);
  const clocks = runningClocks(state, world.calendar, now);
  const unit = directory.units.get(state.unitId);
  const allowed = can(state, context);
  const { answer } = round;
  return {
    number: row.number,
    title: state.intake.title,
    registeredAt: state.intake.registeredAt,
    standing: standingOf(state),
    status: state.status,
    unitName: unit?.name ?? '',
    responderPostTitle: directory.posts.get(round.responderPostId)?.title ?? '',
    responderPhone: unit?.phone || bureau.phone,
    dueAt: state.status === 'answered' ? null : (earliestClock(clocks, PROMISES)?.dueAt ?? null),
    steps: state.rounds.flatMap(stepsOf).sort((a, b) => (a.at < b.at ? -1 : 1)),
    answer: answer && {
      outcome: answer.outcome,
      text: answer.text,
      reason: answer.reason,
      wayForward: answer.wayForward,
      deliveredAt: answer.deliveredAt,
    },
    can: APPLICANT_COMMANDS.filter((name) => allowed.includes(name)),
  };
}

function standingOf(state: CaseState): string {
  const round = currentRound(state);
  switch (state.status) {
    case 'open':
      if (openClimb(state)) return '正在补充情况，随后由上级继续研究。';
      return round.order?.kind === 'feasible' ? '上级认为能办，正在办理。' : '正在办理。';
    case 'awaiting-applicant':
      return '请您补充材料，收到后继续办理。';
    case 'escalated':
      return '经办人员一时办不了，已报上级研究，办法和结果会及时告诉您。';
    case 'refusal-approved':
      return '上级已研究完毕，正在答复您。';
    case 'answered':
      return round.answer ? OUTCOME_STEPS[round.answer.outcome] : '已答复。';
    case 'closed':
      return '已办结。没有办成的，您可以要求重新办理。';
    case 'withdrawn':
      return state.withdrawnBecause === 'lapsed'
        ? '逾期未收到补充材料，已暂停；补齐后继续办理。'
        : '您已撤回。';
  }
}

function stepsOf(round: Round): ProgressDto['steps'] {
  const steps: { at: string; text: string }[] = [
    { at: round.startedAt, text: round.no === 1 ? '收到您的诉求，已登记。' : '重新办理。' },
  ];
  if (round.informedOnce) {
    steps.push({ at: round.informedOnce.at, text: `请您补充：${round.informedOnce.materials.join('、')}。` });
  }
  for (const { to } of round.pauses) if (to) steps.push({ at: to, text: '收到您补充的材料，继续办理。' });
  for (const climb of round.climbs) steps.push({ at: climb.startedAt, text: '已报上级研究。' });
  if (round.order?.kind === 'feasible' && round.order.toldAt) {
    steps.push({ at: round.order.toldAt, text: '上级认为能办，已告知您怎么办。' });
  }
  for (const { at, text } of round.interimAnswers) steps.push({ at, text });
  if (round.extension) {
    steps.push({
      at: round.extension.at,
      text: `答复时限延长 ${round.extension.workingDays} 个工作日：${round.extension.reason}`,
    });
  }
  if (round.answer) steps.push({ at: round.answer.deliveredAt, text: OUTCOME_STEPS[round.answer.outcome] });
  return steps;
}
