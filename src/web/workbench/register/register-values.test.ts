import { describe, expect, it } from 'vitest';
import { registerSchema } from '../../../contract/cases.ts';
import { bodyOf, emptyValues } from './register-values.ts';

const unitId = '0197a000-0000-7000-8000-000000000001';
const typed = {
  ...emptyValues(unitId),
  applicant: { kind: 'person', name: ' 某某 ', organisation: '没用到', phone: '0377-00000001', address: '' },
  title: '申请打一口灌溉井',
} as const;

describe('what is typed at registration, on its way to the server', () => {
  it('fits the contract, the title standing in for a detail left out', () => {
    expect(registerSchema.parse(bodyOf(typed))).toMatchObject({
      unitId,
      detail: '申请打一口灌溉井',
      applicant: { kind: 'person', name: '某某', organisation: null, address: null },
      source: null,
      instantAnswer: null,
      pin: null,
    });
  });

  it('sends no name of somebody who chose to stay anonymous after all', () => {
    const body = bodyOf({ ...typed, applicant: { ...typed.applicant, kind: 'anonymous' } });
    expect(body.applicant.name).toBeNull();
  });

  it('sends an answer on the spot for consultations only', () => {
    const answered = { ...typed, onTheSpot: true, instantAnswer: '每周三下午可以办理。' };
    expect(bodyOf({ ...answered, kind: 'consultation' }).instantAnswer).toBe('每周三下午可以办理。');
    expect(bodyOf(answered).instantAnswer).toBeNull();
  });

  it('names the order that came with the request, where there is one', () => {
    const source = { number: '宛热线〔2026〕15号', dueOn: '2026-03-06' };
    expect(bodyOf({ ...typed, channel: 'hotline', source }).source).toEqual(source);
    expect(bodyOf({ ...typed, channel: 'window', source }).source).toBeNull();
  });
});
