/** What a proposal must carry (invariant 5), and when an applicant counts as told or unreachable. */
import { describe, expect, test } from 'vitest';
import { aCase, anApprovedCase, type Story, time } from '../../../test/builders/case.ts';

const refused = (parts: object, story: Story = aCase()) =>
  story.refused('szy-desk', 'propose-refusal', parts);
const allowed = (parts: object, story: Story = aCase()) =>
  story.refusal('szy-desk', 'propose-refusal', parts) === null;

/** Calls at these times of 2026-03-02 and later, none of them taken. */
function called(story: Story, ...times: readonly string[]): Story {
  for (const at of times) story.at(at).does('szy-desk', 'record-attempt', { attemptedAt: time(at) });
  return story;
}

test('is kept as it was written', () => {
  const story = aCase().does('szy-desk', 'propose-refusal');
  expect(story.climb.proposal).toEqual({
    reasonKind: 'law-forbids',
    reason: '该地块位于水源一级保护区内，《水污染防治法》第六十五条禁止新建与供水无关的项目。',
    articles: ['《水污染防治法》第六十五条'],
    tried: '已到现场踏勘两次，并同生态环境局核对了保护区边界。',
    wayForward: '可改选保护区外的地块，附近有两处符合条件，资料已备好，可随时来取。',
    applicantView: { kind: 'stated', text: '希望再想想办法。' },
    whatIsNew: null,
    resemblesBrushOff: false,
    edition: 1,
  });
  expect(story.climb).toMatchObject({
    no: 1,
    kind: 'refusal',
    question: null,
    startedBy: 'person:szy-desk',
    startedAt: story.now,
    earlierProposers: [],
    chain: story.round.chain,
    changeStated: null,
    reasonSpecific: null,
    lawReview: null,
    standIn: null,
    paper: null,
    outcome: null,
    endedAt: null,
  });
  expect(story.events.at(-1)).toMatchObject({
    type: 'refusal-proposed',
    shared: { reasonKind: 'law-forbids', edition: 1, flagged: false, climb: 1, level: 2 },
  });
});

describe('texts', () => {
  test('a brush-off is refused wherever it stands', () => {
    for (const field of ['reason', 'wayForward', 'tried'] as const) {
      const clause = field === 'reason' ? '2.0' : '3.2';
      expect(refused({ [field]: '领导不在，改天再来。' })).toEqual({
        code: 'brush-off',
        clause,
        meta: { field },
      });
      expect(refused({ [field]: '  ' }).code).toBe('brush-off');
    }
  });

  test('one that resembles a brush-off is let through, and level 2 answers for it', () => {
    for (const parts of [{ reason: '不符合规定，材料差两份' }, { wayForward: '等通知，会打您电话' }]) {
      const story = aCase().does('szy-desk', 'propose-refusal', parts);
      expect(story.climb.proposal?.resemblesBrushOff).toBe(true);
      expect(story.events.at(-1)?.shared).toMatchObject({ flagged: true });
    }
    const tried = aCase().does('szy-desk', 'propose-refusal', { tried: '等通知，会打他电话' });
    expect(tried.climb.proposal?.resemblesBrushOff).toBe(false);
  });
});

describe('articles', () => {
  test('for what law or policy forbids', () => {
    for (const reasonKind of ['law-forbids', 'policy-forbids'] as const) {
      for (const articles of [[], ['  ']]) {
        expect(refused({ reasonKind, articles })).toEqual({
          code: 'article-missing',
          clause: '2.1d',
          meta: { reasonKind },
        });
      }
      expect(allowed({ reasonKind, articles: ['', '《水法》第四十八条'] })).toBe(true);
    }
  });

  test('not for the others', () => {
    for (const reasonKind of ['conditions-absent', 'no-basis-yet'] as const) {
      expect(allowed({ reasonKind, articles: [] })).toBe(true);
    }
  });
});

describe('“not this unit’s duty”', () => {
  const parts = { reasonKind: 'not-our-duty' };

  test('only after somebody was asked', () => {
    expect(refused(parts)).toMatchObject({ code: 'coordination-first', clause: '3.3' });
    const asked = aCase().does('szy-desk', 'coordinate');
    expect(refused(parts, asked).code).toBe('coordination-first');
    expect(allowed(parts, asked.does('hhk-head', 'answer-coordination', { resolved: false }))).toBe(true);
  });

  test('or after a referral that came back, from the other authority or from the section head', () => {
    const referred = aCase().does('szy-desk', 'request-referral');
    const declined = aCase().does('szy-desk', 'request-referral');
    expect(allowed(parts, declined.does('szy-head', 'decide-referral', { approve: false }))).toBe(true);
    referred
      .does('szy-head', 'decide-referral')
      .does('szy-desk', 'record-referral-result', { accepted: false });
    expect(allowed(parts, referred)).toBe(true);
  });
});

describe('the applicant’s view', () => {
  test('stated or declined', () => {
    expect(allowed({ applicantView: { kind: 'declined' } })).toBe(true);
  });

  test('anonymous only where the applicant is', () => {
    const parts = { applicantView: { kind: 'anonymous' } };
    expect(refused(parts)).toMatchObject({ code: 'not-anonymous', clause: '3.2' });
    expect(allowed(parts, aCase({ applicant: { kind: 'anonymous', name: null } }))).toBe(true);
  });

  test('unreachable only after three attempts over two half-days', () => {
    const parts = { applicantView: { kind: 'unreachable' } };
    expect(refused(parts)).toEqual({
      code: 'not-unreachable',
      clause: '3.2',
      meta: { attempts: 0, needed: 3 },
    });
    const morning = called(aCase(), '2026-03-02 09:10', '2026-03-02 10:00', '2026-03-02 12:29');
    expect(refused(parts, morning).meta).toEqual({ attempts: 3, needed: 3 });
    expect(allowed(parts, called(morning, '2026-03-02 12:30'))).toBe(true);
    const twice = called(aCase(), '2026-03-02 09:10', '2026-03-02 15:00');
    expect(refused(parts, twice).meta).toEqual({ attempts: 2, needed: 3 });
    expect(allowed(parts, called(twice, '2026-03-03 09:00'))).toBe(true);
    const days = called(aCase(), '2026-03-02 09:10', '2026-03-03 09:10', '2026-03-04 09:10');
    expect(allowed(parts, days)).toBe(true);
  });

  test('as many attempts as the policy asks for', () => {
    const story = called(aCase({ policy: { replyAttempts: 2 } }), '2026-03-02 09:10', '2026-03-02 15:00');
    expect(allowed({ applicantView: { kind: 'unreachable' } }, story)).toBe(true);
  });
});

describe('a deposited answer', () => {
  const deposit = { delivery: { method: 'deposit' } } as const;

  test('only after calls in vain since there was something to tell', () => {
    const story = called(anApprovedCase(), '2026-03-02 10:00', '2026-03-02 10:30');
    expect(story.refused('szy-desk', 'reply', deposit)).toEqual({
      code: 'deposit-not-yet',
      clause: '2.1d',
      meta: { attempts: 2, needed: 3 },
    });
    called(story, '2026-03-02 15:00').does('szy-desk', 'reply', deposit);
    expect(story.round.answer).toMatchObject({ delivery: { method: 'deposit' }, deliveredAt: story.now });
  });

  test('calls before the approval were about something else', () => {
    const early = called(aCase(), '2026-03-02 09:10', '2026-03-02 15:00', '2026-03-02 15:10')
      .does('szy-desk', 'propose-refusal')
      .does('szy-head', 'pass-up')
      .does('leader4', 'pass-up')
      .does('leader1', 'approve-refusal');
    expect(early.refused('szy-desk', 'reply', deposit).meta).toEqual({ attempts: 0, needed: 3 });
  });

  test('at once where no way of contact was left at all', () => {
    const nothing = { kind: 'anonymous', name: null, phone: null, address: null } as const;
    const approved = (applicant: object) => anApprovedCase({ applicant: { ...nothing, ...applicant } });
    expect(approved({}).refusal('szy-desk', 'reply', deposit)).toBeNull();
    expect(approved({ phone: '0377-00000001' }).refusal('szy-desk', 'reply', deposit)).toBe(
      'deposit-not-yet',
    );
    expect(approved({ address: '某街 1 号' }).refusal('szy-desk', 'reply', deposit)).toBe('deposit-not-yet');
  });
});
