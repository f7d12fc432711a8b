import { useQuery } from '@tanstack/react-query';
import type { ChainDto } from '../../../contract/organisation.ts';
import { LEVEL_LABELS } from '../../../domain/cases/labels.ts';
import type { Chamber } from '../../ui/flight-chambers.ts';
import { FlightOfLocks } from '../../ui/flight-of-locks.tsx';
import { chainQuery, organisationQuery } from '../api/house.ts';

/** Who will answer for the request, level by level, before it is even registered. */
export function ChainPreview({ unitId }: { readonly unitId: string | null }) {
  const { data: chain } = useQuery(chainQuery(unitId ?? ''));
  const { data: organisation } = useQuery(organisationQuery);
  if (!chain || !unitId) return <aside className="chain-preview" />;
  const responder = organisation?.posts.find(
    (post) => post.unitId === unitId && post.kind === 'first-responder',
  );
  const name = responder?.holder?.name ?? responder?.title ?? '本科室首问岗位';
  return (
    <aside className="chain-preview" aria-label="责任链条">
      <h2>{chain.unit.name}承办</h2>
      <FlightOfLocks chambers={chambersOf(chain)} size="phone" />
      <dl className="chain-people">
        <div>
          <dt>首问责任人</dt>
          <dd>{name}</dd>
        </div>
        {chain.levels.map(({ level, label, acting, post }) => (
          <div key={level}>
            <dt>{label}</dt>
            <dd>{acting[0]?.name ?? post?.title ?? '不设这一级'}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">办得成的在科室就办；办不成的，须逐级报到{LEVEL_LABELS[4]}审定后才能答复。</p>
    </aside>
  );
}

function chambersOf({ levels }: ChainDto): Chamber[] {
  const first: Chamber = {
    level: 1,
    state: 'waiting',
    word: '从这里开始',
    time: null,
    post: null,
    who: null,
    colour: 'none',
  };
  const upper = levels.map(
    ({ level, post, acting }): Chamber => ({
      level,
      state: post ? 'ahead' : 'skipped',
      word: post ? '' : '不设',
      time: null,
      post: post?.title ?? null,
      who: acting[0]?.name ?? null,
      colour: 'none',
    }),
  );
  return [first, ...upper];
}
