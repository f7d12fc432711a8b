import { useQuery } from '@tanstack/react-query';
import type { CaseDto, CaseEventDto } from '../../../contract/cases.ts';
import { EVENT_LABELS } from '../../../domain/cases/labels.ts';
import { sayExactly, sayMoment } from '../../ui/say-time.ts';
import { eventsQuery } from '../api/cases.ts';
import { sentenceOfError } from '../api/problems.ts';
import { textsOf } from './event-texts.ts';
import { sayActor } from './flight-of.ts';

/** Everything that happened, the latest first: who, in what capacity, when, and their words. */
export function Timeline({ one }: { readonly one: CaseDto }) {
  const { data, error } = useQuery(eventsQuery(one.id, one.version));
  const events = [...(data?.items ?? [])].reverse();
  return (
    <section className="timeline" aria-labelledby="part-timeline">
      <h2 id="part-timeline">经过</h2>
      {error && <p role="alert">{sentenceOfError(error)}</p>}
      <ol>
        {events.map((event) => (
          <EventLine key={event.seq} event={event} />
        ))}
      </ol>
      {data && (
        <p className={data.verified ? 'chain-word' : 'chain-word chain-broken'}>
          {data.verified ? '经过已核验，前后衔接、没有改动。' : '经过与校验不符，请联系系统管理员核查。'}
        </p>
      )}
    </section>
  );
}

function EventLine({ event }: { readonly event: CaseEventDto }) {
  return (
    <li>
      <p>
        <strong>{EVENT_LABELS[event.type] ?? '办理记录'}</strong>
      </p>
      {event.erased && <p className="quiet">内容已按规定清除。</p>}
      {textsOf(event).map(({ label, text }) => (
        <p key={label + text} className="event-text">
          {label && <span className="quiet">{label}：</span>}
          {text}
        </p>
      ))}
      <p className="quiet event-who">
        {whoDid(event)}
        <time dateTime={event.at} title={sayExactly(event.at)}>
          {sayMoment(event.at)}
        </time>
      </p>
    </li>
  );
}

function whoDid({ who, byName, onBehalfOfName, byPostTitle }: CaseEventDto): string {
  if (who === 'applicant') return '申请人';
  if (who === 'system') return '系统';
  const name = sayActor(byName, onBehalfOfName) ?? '';
  return byPostTitle && byPostTitle !== byName && !onBehalfOfName ? `${name}（${byPostTitle}）` : name;
}
