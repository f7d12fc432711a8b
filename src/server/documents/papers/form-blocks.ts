/** What each of the three levels left on the form: opinion, result, name and moment; or why there is none. */
import { JUDGEMENT_LABELS, LEVEL_LABELS, SKIP_CAUSE_LABELS } from '../../../domain/cases/labels.ts';
import type { Climb, LevelEntry, Round } from '../../../domain/cases/state.ts';
import type { Actor, ChainLevel } from '../../../domain/organisation/types.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Organisation } from '../../organisation/directory.ts';
import { actorName } from './people.ts';
import { dateText, lines, momentText, sentence } from './text.ts';
import type { Signed } from './types.ts';

/** One thing that a level said, with who said it and when. */
interface Saying {
  readonly text: string;
  readonly actor: Actor | null;
  readonly at: Instant;
}

/**
 * The cell of one level. The last saying is signed below; earlier ones (a send-back, then the decision) carry their
 * names in the text. A level that was skipped or stayed silent says so in words; one that was not reached says that
 * the case had been settled below, or waits to be signed.
 *
 * @clause A1
 */
export function levelCell(climb: Climb, level: ChainLevel, round: Round, organisation: Organisation): Signed {
  const sayings = sayingsOf(climb, level, round);
  const signer = ({ actor }: Saying) => (actor ? actorName(organisation, actor) : '');
  const inline = (one: Saying) =>
    `${one.text}（${[signer(one), momentText(one.at)].filter(Boolean).join('　')}）`;
  const decided = climb.entries.some((one) => one.level === level);
  if (!decided && climb.outcome === null) {
    return { text: lines(...sayings.map(inline)), signer: '', at: '', awaiting: true };
  }
  const last = sayings.at(-1);
  if (!last) return { text: climb.outcome ? ENDED[climb.outcome] : '', signer: '', at: '', awaiting: false };
  return {
    text: lines(...sayings.slice(0, -1).map(inline), last.text),
    signer: signer(last),
    at: momentText(last.at),
    awaiting: false,
  };
}

function sayingsOf(climb: Climb, level: ChainLevel, round: Round): readonly Saying[] {
  const sentBack = climb.sentBack
    .filter((one) => one.level === level)
    .map(({ actor, at, missing }) => ({ text: `退回补充：${sentence(missing)}`, actor, at }));
  const stated = climb.changeStated?.level === level ? [changeSaying(climb.changeStated)] : [];
  const entry = climb.entries.find((one) => one.level === level);
  const sayings = [...stated, ...sentBack, ...(entry ? entrySayings(entry, climb, round) : [])];
  return sayings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function changeSaying({ actor, at, text }: NonNullable<Climb['changeStated']>): Saying {
  return { text: `原定“能办”，现情况有变化：${sentence(text)}`, actor, at };
}

function entrySayings(entry: LevelEntry, climb: Climb, round: Round): readonly Saying[] {
  const { actor, at, lateOpinion: late } = entry;
  const own = { text: entryText(entry, climb, round), actor, at };
  return late
    ? [own, { text: `补签意见：${sentence(late.opinion)}`, actor: late.actor, at: late.at }]
    : [own];
}

function entryText(entry: LevelEntry, climb: Climb, round: Round): string {
  const opinion = entry.opinion === null ? '' : sentence(entry.opinion);
  const onPaper = entry.fromPaper ? '（办公室据书面或口头批示录入，本人已确认。）' : '';
  switch (entry.result) {
    case 'skipped':
      return `越过本级：${entry.skipCause ? SKIP_CAUSE_LABELS[entry.skipCause] : '岗位空缺'}。`;
    case 'overdue':
      return '逾期未作决定，自动报上一级。';
    case 'carried-over':
      return lines(carriedOver(entry, round), '（局属单位主要领导原审定意见，已提请局领导审定。）');
    case 'passed-up':
      return `${entry.judgement ? `${JUDGEMENT_LABELS[entry.judgement]}，` : ''}报上一级。${opinion}${onPaper}`;
    case 'approved':
      return `审定：不能办。${opinion}${onPaper}`;
    case 'feasible':
      return lines(`能办。${opinion}${onPaper}`, orderText(climb, entry.level, round));
    case 'answered-directly':
      return `能办，已直接答复申请人。${opinion}${onPaper}`;
    default:
      return `${opinion}${onPaper}`;
  }
}

/** What the leader ordered with a 能办, while that order is still the round's. */
function orderText(climb: Climb, level: ChainLevel, { order }: Round): string {
  if (order?.climbNo !== climb.no || order.level !== level) return '';
  return `交办：${sentence(order.instructions)}${dateText(order.dueOn)}前办结。`;
}

/** The approval that was called in, in its own words. */
function carriedOver(entry: LevelEntry, round: Round): string {
  const approved = round.climbs
    .flatMap((climb) => climb.entries)
    .find((one) => one.level === 4 && one.result === 'approved' && one.at === entry.at);
  return approved?.opinion ? sentence(approved.opinion) : '不能办。';
}

const ENDED: Readonly<Record<NonNullable<Climb['outcome']>, string>> = {
  feasible: '下级已认定能办，未提请本级。',
  'answered-directly': '下级已认定能办，未提请本级。',
  approved: '未提请本级。',
  instructed: '上级已作指示，未提请本级。',
  assigned: '上级已指定承办，未提请本级。',
  'refusal-demanded': '未提请本级。',
  withdrawn: `${LEVEL_LABELS[1]}已撤回，继续办理，未提请本级。`,
  'called-in': '未提请本级。',
  'case-ended': '事项已办结，未提请本级。',
};
