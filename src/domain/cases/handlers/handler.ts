/** The common shape of all handlers: one command on a case that the table, the roles and the guard let through. */
import type { Actor } from '../../organisation/types.ts';
import type { CommandInputs, CommandName } from '../command-inputs.ts';
import type { CaseEvent, Decision, DecisionContext } from '../context.ts';
import { currentRound } from '../rounds.ts';
import type { CaseState } from '../state.ts';

/** A case, the moment, and who acts. */
export interface Scene {
  readonly state: CaseState;
  readonly context: DecisionContext;
  /** The post and capacity acted in; null for the applicant and the system. */
  readonly actor: Actor | null;
}

/** A command in its scene. */
export interface Act<N extends CommandName> extends Scene {
  readonly input: CommandInputs[N];
}

export type Handler<N extends CommandName> = (act: Act<N>) => Decision;
export type Handlers<N extends CommandName> = { readonly [K in N]: Handler<K> };

type Facts = Readonly<Record<string, unknown>>;

/** An event of this act. What names people or is typed by them goes into `sealed`. */
export function eventOf(
  act: Scene,
  type: string,
  shared: Facts = {},
  sealed: Facts | null = null,
): CaseEvent {
  return {
    type,
    by: act.actor,
    who: act.context.who.kind,
    at: act.context.now,
    round: currentRound(act.state).no,
    shared,
    sealed,
  };
}

/** The new state with one event. */
export function decided(
  act: Scene,
  state: CaseState,
  type: string,
  shared: Facts = {},
  sealed: Facts | null = null,
): Decision {
  return { ok: true, state, events: [eventOf(act, type, shared, sealed)] };
}

/** The acting person; handlers whose table row admits no applicant or system may rely on it. */
export function personOf(act: Scene): Actor {
  if (!act.actor) throw new Error(`case ${act.state.id}: this command needs a person`);
  return act.actor;
}
