import type { CaseDto } from '../../../contract/cases.ts';
import {
  JUDGEMENT_LABELS,
  LEVEL_LABELS,
  LEVEL_RESULT_LABELS,
  SKIP_CAUSE_LABELS,
} from '../../../domain/cases/labels.ts';
import type { Climb, LevelEntry } from '../../../domain/cases/state.ts';
import type { Actor } from '../../../domain/organisation/types.ts';
import { sayMoment } from '../../ui/say-time.ts';
import { sayActor } from './flight-of.ts';

interface Said {
  readonly key: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly text: string | null;
}

/** What each level said, in the order in which they said it. */
export function Opinions({ one, climb }: { readonly one: CaseDto; readonly climb: Climb }) {
  const said = saidIn(one, climb);
  if (said.length === 0) return null;
  return (
    <ol className="opinions" aria-label="各级意见">
      {said.map(({ key, at, who, what, text }) => (
        <li key={key}>
          <p>
            <strong>{who}</strong> <span className="opinion-what">{what}</span>{' '}
            <span className="quiet">{sayMoment(at)}</span>
          </p>
          {text && <p className="opinion-text">{text}</p>}
        </li>
      ))}
    </ol>
  );
}

export const nameOf = (one: CaseDto, actor: Actor | null): string | null =>
  actor &&
  sayActor(
    one.names.people[actor.personId] ?? null,
    actor.onBehalfOf ? (one.names.people[actor.onBehalfOf] ?? null) : null,
  );

function saidIn(one: CaseDto, climb: Climb): Said[] {
  const who = (level: 2 | 3 | 4, actor: Actor | null) =>
    [LEVEL_LABELS[level], nameOf(one, actor)].filter(Boolean).join(' ');
  const said: Said[] = climb.entries.flatMap((entry) => [
    {
      key: `entry-${entry.level}`,
      at: entry.at,
      who: who(entry.level, entry.actor),
      what: resultOf(entry),
      text: entry.opinion,
    },
    ...(entry.lateOpinion
      ? [
          {
            key: `late-${entry.level}`,
            at: entry.lateOpinion.at,
            who: who(entry.level, entry.lateOpinion.actor),
            what: '补签意见',
            text: entry.lateOpinion.opinion,
          },
        ]
      : []),
  ]);
  for (const { level, actor, at, missing } of climb.sentBack) {
    said.push({ key: `back-${level}`, at, who: who(level, actor), what: '退回补充', text: missing });
  }
  if (climb.changeStated) {
    const { actor, at, text } = climb.changeStated;
    said.push({ key: 'change', at, who: nameOf(one, actor) ?? '', what: '说明变化', text });
  }
  if (climb.lawReview) {
    const { actor, at, opinion } = climb.lawReview;
    said.push({ key: 'law', at, who: nameOf(one, actor) ?? '', what: '法规审查', text: opinion });
  }
  return said.sort((a, b) => a.at.localeCompare(b.at));
}

export function resultOf({ result, judgement, skipCause, fromPaper }: LevelEntry): string {
  const more = [
    judgement && JUDGEMENT_LABELS[judgement],
    skipCause && SKIP_CAUSE_LABELS[skipCause],
    fromPaper && '书面或口头批示',
  ];
  const words = more.filter(Boolean).join('，');
  return words ? `${LEVEL_RESULT_LABELS[result]}（${words}）` : LEVEL_RESULT_LABELS[result];
}
