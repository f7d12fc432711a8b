import { describe, expect, it } from 'vitest';
import { checkPassword, passwordExpired } from './passwords.ts';

describe('password rules', () => {
  it.each([
    ['Abcdefgh1', 'password.too-short'],
    ['Abcdefghi1', null],
    ['abcdefghij1', 'password.too-simple'],
    ['abcdefghi1!', null],
    ['ABCDEFGHI1!', null],
    ['ABCDEFGHIJ12', 'password.too-simple'],
    ['abcDEFghi!', null],
    ['1234567890', 'password.too-simple'],
    ['水利局大楼一二三四五六', 'password.too-simple'],
    ['水利局Abc12345', null],
    ['My-SZY-fzr-2026', 'password.contains-username'],
    [`Aa1${'x'.repeat(125)}`, null],
    [`Aa1${'x'.repeat(126)}`, 'password.too-long'],
  ])('%s → %s', (password, code) => {
    const decision = checkPassword(password, 'szy-fzr');
    expect(decision.ok ? null : decision.refusal.code).toBe(code);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(checkPassword('😀😀😀😀😀Aa1', 'x')).toMatchObject({ refusal: { code: 'password.too-short' } });
  });
});

describe('ageing', () => {
  // Changed on 2026-01-05 at 23:30 in Shanghai; day 90 is 2026-04-05.
  const changedAt = '2026-01-05T15:30:00.000Z';

  it.each([
    ['2026-04-05T15:59:59.999Z', false],
    ['2026-04-05T16:00:00.000Z', true],
  ])('at %s → %s', (now, expected) => {
    expect(passwordExpired(changedAt, 90, now)).toBe(expected);
  });

  it('never expires when switched off', () => {
    expect(passwordExpired(changedAt, 0, '2036-01-01T00:00:00.000Z')).toBe(false);
  });
});
