/** The first responder's daily work: inform once, take supplements, record, do it, close it. */
import { addWorkingDays } from '../../calendar/working-days.ts';
import { localDateOf } from '../../time.ts';
import { isBrushOff } from '../brush-off.ts';
import { endClimb } from '../climbing.ts';
import { restEnd } from '../clocks.ts';
import { refuse } from '../context.ts';
import { deliveredAt, deliveryRefusal } from '../delivery.ts';
import { currentRound, given, patchRound } from '../rounds.ts';
import type { CaseState } from '../state.ts';
import { decided, type Handlers, personOf } from './handler.ts';

export const handling: Handlers<
  | 'inform-once'
  | 'supplement'
  | 'record-progress'
  | 'record-attempt'
  | 'tell-applicant'
  | 'complete'
  | 'interim-answer'
  | 'lapse'
  | 'close'
> = {
  /** 一次性告知: everything that is missing, once; the clocks rest until it comes, up to the cap. @clause 2.1b */
  'inform-once': (act) => {
    const { state, input, context } = act;
    const round = currentRound(state);
    const cap = addWorkingDays(context.calendar, localDateOf(context.now), round.policy.pauseMaxWorkingDays);
    const informed = patchRound(
      { ...state, status: 'awaiting-applicant' },
      {
        firstContactAt: round.firstContactAt ?? context.now,
        informedOnce: {
          at: context.now,
          by: personOf(act).personId,
          materials: input.materials,
          note: input.note,
        },
        pauses: [...round.pauses, { from: context.now, to: null, capOn: cap.dueOn }],
      },
    );
    return decided(act, informed, 'informed-once', { capOn: cap.dueOn }, { ...input });
  },

  /** Material from the applicant: ends a pause, revives a lapsed case, or reopens the question after an approval. */
  supplement: (act) => {
    const { state, input, context } = act;
    const round = currentRound(state);
    // A lapsed case goes on with the time that was left when it began to wait.
    const restUntil = (capOn: string) =>
      state.status === 'withdrawn' ? context.now : restEnd(context.now, capOn);
    const resumed = patchRound(
      { ...state, status: 'open', withdrawnBecause: null },
      {
        pauses: round.pauses.map((pause) =>
          pause.to === null ? { ...pause, to: restUntil(pause.capOn) } : pause,
        ),
        approval: null,
        explanation: null,
        proposedAt: state.status === 'refusal-approved' ? null : round.proposedAt,
      },
    );
    return decided(act, resumed, 'supplemented', { during: state.status }, { ...input });
  },

  'record-progress': (act) => {
    const { state, input, context } = act;
    const first = input.contactedApplicant && currentRound(state).firstContactAt === null;
    const after = first ? patchRound(state, { firstContactAt: context.now }) : state;
    return decided(
      act,
      after,
      'progress-recorded',
      { contactedApplicant: input.contactedApplicant },
      { ...input },
    );
  },

  /** A call that nobody took. Three of them over two half-days open the other ways of replying. @clause 2.1d */
  'record-attempt': (act) => {
    const { state, input, context } = act;
    if (input.attemptedAt > context.now) return refuse('in-the-future', '2.1d', { field: 'attemptedAt' });
    if (input.attemptedAt < currentRound(state).startedAt) {
      return refuse('before-the-round', '2.1d', { field: 'attemptedAt' });
    }
    const attempt = {
      at: input.attemptedAt,
      by: personOf(act).personId,
      number: input.number,
      note: input.note,
    };
    const after = patchRound(state, { attempts: [...currentRound(state).attempts, attempt] });
    return decided(act, after, 'attempt-recorded', { attemptedAt: input.attemptedAt }, { ...input });
  },

  /** The applicant hears within a working day that it can be done, and how. @clause 3.2 */
  'tell-applicant': (act) => {
    const { state, input, context } = act;
    const order = given(currentRound(state).order, 'order');
    const refusal = deliveryRefusal(input.delivery, state, context.now, order.at);
    if (refusal) return refusal;
    const toldAt = deliveredAt(input.delivery, context.now);
    const firstContactAt = currentRound(state).firstContactAt ?? toldAt;
    const after = patchRound(state, { order: { ...order, toldAt }, firstContactAt });
    return decided(act, after, 'applicant-told', { method: input.delivery.method, toldAt }, { ...input });
  },

  /**
   * Done, or (consultations only) informed. Outside the general track what was done is closed by its document.
   *
   * @clause 2.1b
   */
  complete: (act) => {
    const { state, input, context } = act;
    const { outcome, delivery, document } = input;
    if (isBrushOff(input.text)) return refuse('brush-off', '2.0', { field: 'text' });
    if (outcome === 'informed' && state.intake.kind !== 'consultation') {
      return refuse('informed-only-consultations', '2.0');
    }
    if (outcome === 'done' && state.track !== 'general' && !document) {
      return refuse('document-needed', '2.1d', { track: state.track });
    }
    const refusal = deliveryRefusal(delivery, state, context.now, currentRound(state).startedAt);
    if (refusal) return refusal;
    const answer = {
      outcome,
      text: input.text,
      reason: null,
      wayForward: null,
      delivery,
      deliveredAt: deliveredAt(delivery, context.now),
      by: personOf(act),
      climbNo: null,
      document,
    };
    const ended = endClimb(state, 'case-ended', context);
    const after: CaseState = { ...patchRound(ended, { answer }), status: 'answered' };
    return decided(
      act,
      after,
      'answered',
      { outcome, method: delivery.method, deliveredAt: answer.deliveredAt },
      {
        ...input,
      },
    );
  },

  /** 阶段性答复: where it stands and until when, when the two days end before the decision. @clause 2.1d */
  'interim-answer': (act) => {
    const { state, input, context } = act;
    if (input.untilOn <= localDateOf(context.now))
      return refuse('not-in-the-future', '2.1d', { field: 'untilOn' });
    const given = { at: context.now, text: input.text, untilOn: input.untilOn };
    const { interimAnswers, firstContactAt } = currentRound(state);
    const after = patchRound(state, {
      interimAnswers: [...interimAnswers, given],
      firstContactAt: firstContactAt ?? context.now,
    });
    return decided(act, after, 'interim-answered', { untilOn: input.untilOn }, { text: input.text });
  },

  /** Nothing came before the cap, and the section head confirms it. A later supplement revives the case. */
  lapse: (act) => {
    const after: CaseState = { ...act.state, status: 'withdrawn', withdrawnBecause: 'lapsed' };
    return decided(act, after, 'lapsed', {}, { ...act.input });
  },

  close: (act) => {
    const after: CaseState = { ...act.state, status: 'closed', closedAt: act.context.now };
    return decided(act, after, 'closed');
  },
};
