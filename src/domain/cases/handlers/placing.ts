/** Where a case lies and who its first responder is: named, moved, taken over when nobody is left. @clause 2.2 */
import { chainOf } from '../../organisation/chain.ts';
import type { Post, PostId, UnitId } from '../../organisation/types.ts';
import { isHandlingUnit } from '../../organisation/units.ts';
import { type DecisionContext, refuse } from '../context.ts';
import { currentRound, patchRound } from '../rounds.ts';
import { respondersAt } from '../seats.ts';
import type { CaseState } from '../state.ts';
import { decided, type Handlers } from './handler.ts';

export const placing: Handlers<'assign-responder' | 'move-to-successor'> = {
  /**
   * The section head names who answers for the case now: the post is empty, or another fits better. Where no first
   * responder of the section can act, another post of it takes over, the head's own included; where nobody there
   * can, a first responder of another section, so that the case is never without one (invariant 6).
   *
   * Reading of the text: docs/decisions/0012-nobody-left-in-the-section.md
   *
   * @clause 2.2
   */
  'assign-responder': (act) => {
    const { state, input, context } = act;
    const post = context.directory.posts.get(input.postId);
    if (!post || !mayTakeOver(state, post, context)) return refuse('not-a-responder', '2.2');
    if (respondersAt(state, post.id, context).length === 0) return refuse('nobody-at-post', '2.2');
    const after =
      post.unitId === state.unitId
        ? patchRound(state, { responderPostId: post.id })
        : placed(state, post.unitId, post.id, context);
    const facts = { postId: post.id, unitId: post.unitId };
    return decided(act, after, 'responder-assigned', facts, { reason: input.reason });
  },

  'move-to-successor': (act) => {
    const { state, input, context } = act;
    const moved = reassigned(state, input.unitId, input.responderPostId, context);
    if (!moved.ok) return moved;
    return decided(act, moved.state, 'moved-to-successor', {
      fromUnitId: state.unitId,
      unitId: input.unitId,
    });
  },
};

type Moved = { readonly ok: true; readonly state: CaseState } | ReturnType<typeof refuse>;

/**
 * The case in another unit or with another first responder. A new unit brings its own chain; a climb under way
 * keeps the chain it began with.
 */
export function reassigned(
  state: CaseState,
  unitId: UnitId,
  responderPostId: PostId,
  { directory }: Pick<DecisionContext, 'directory'>,
): Moved {
  const unit = directory.units.get(unitId);
  if (!unit || !isHandlingUnit(directory, unit)) return refuse('unit-not-handling', '3.3');
  const post = directory.posts.get(responderPostId);
  if (!post || post.unitId !== unitId || post.kind !== 'first-responder')
    return refuse('not-a-responder', '2.2');
  return { ok: true, state: placed(state, unitId, responderPostId, { directory }) };
}

function placed(
  state: CaseState,
  unitId: UnitId,
  responderPostId: PostId,
  { directory }: Pick<DecisionContext, 'directory'>,
): CaseState {
  const { policy, chain } = currentRound(state);
  const ownChain = unitId === state.unitId ? chain : chainOf(directory, unitId, policy);
  return patchRound({ ...state, unitId }, { responderPostId, chain: ownChain });
}

/** Whether a post may answer for the case: the section's first responders, else its others, else other sections'. */
function mayTakeOver(state: CaseState, post: Post, context: DecisionContext): boolean {
  const { directory } = context;
  const own = directory.units.get(state.unitId);
  const staffed = [...directory.posts.values()].filter(
    (one) => one.unitId === state.unitId && respondersAt(state, one.id, context).length > 0,
  );
  if (own?.closedAt === null && post.unitId === own.id) {
    return post.kind === 'first-responder' || !staffed.some((one) => one.kind === 'first-responder');
  }
  const unit = directory.units.get(post.unitId);
  const deserted = own?.closedAt !== null || staffed.length === 0;
  return deserted && unit !== undefined && isHandlingUnit(directory, unit) && post.kind === 'first-responder';
}
