/** @clause 2.1c */
import { describe, expect, it } from 'vitest';
import { aDirectory } from '../../../test/builders/organisation.ts';
import { standardCalendar } from '../calendar/build-calendar.ts';
import { DEFAULT_POLICY } from '../policy.ts';
import type { DecisionContext } from './context.ts';
import { decide } from './decide.ts';
import { register } from './intake.ts';
import type { CaseState } from './state.ts';

const calendar = standardCalendar();
const directory = aDirectory();
const contextAt = (shanghai: string, personId: string): DecisionContext => ({
  now: new Date(`2026-03-02T${shanghai}:00+08:00`).toISOString(),
  who: { kind: 'person', personId },
  directory,
  calendar,
  policy: DEFAULT_POLICY,
});

function aCase(): CaseState {
  const registered = register(
    {
      id: 'case:1',
      bureauId: 'bureau:demo',
      track: 'general',
      unitId: 'unit:szy',
      responderPostId: 'post:szy-desk',
      matter: null,
      applicant: { kind: 'person', name: '申请人甲', organisation: null, phone: null, address: null },
      intake: {
        channel: 'window',
        kind: 'request',
        receivedAt: '2026-03-02T00:30:00.000Z',
        title: '清淤',
        detail: '请清淤。',
        source: null,
        instantAnswer: null,
      },
    },
    contextAt('08:30', 'person:szy-desk'),
  );
  if (!registered.ok) throw new Error(registered.refusal.code);
  return registered.state;
}

const urge = (state: CaseState, at: string, by = 'person:szy-head') =>
  decide(state, { name: 'urge', input: { note: '请抓紧。' } }, contextAt(at, by));

function urged(at: string): CaseState {
  const decision = urge(aCase(), at);
  if (!decision.ok) throw new Error(decision.refusal.code);
  return decision.state;
}

describe('urging by hand', () => {
  it('is possible again after one business hour, not before', () => {
    const once = urged('09:00');
    expect(urge(once, '09:59')).toMatchObject({
      ok: false,
      refusal: { code: 'nudged-recently', clause: '2.1c' },
    });
    expect(urge(once, '10:00')).toMatchObject({ ok: true });
  });

  it('lunch does not count: 11:30 to 15:00 are one business hour', () => {
    const once = urged('11:30');
    expect(urge(once, '14:59').ok).toBe(false);
    expect(urge(once, '15:00').ok).toBe(true);
  });

  it('holds one back, not the others', () => {
    expect(urge(urged('09:00'), '09:01', 'person:leader4').ok).toBe(true);
  });
});
