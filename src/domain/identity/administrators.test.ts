import { describe, expect, it } from 'vitest';
import { ADMIN_RIGHTS, ADMIN_ROLES, decideGrant, hasRight, rightsOf } from './administrators.ts';

describe('三员分立', () => {
  it('gives every right to exactly one administrator', () => {
    const all = ADMIN_ROLES.flatMap((role) => [...ADMIN_RIGHTS[role]]);
    expect(all.length).toBeGreaterThanOrEqual(14);
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([
    ['system-admin', 'account.open', true],
    ['system-admin', 'role.grant', false],
    ['system-admin', 'audit.read', false],
    ['security-admin', 'role.grant', true],
    ['security-admin', 'account.open', false],
    ['security-admin', 'audit.read', false],
    ['audit-admin', 'audit.read', true],
    ['audit-admin', 'account.open', false],
    ['audit-admin', 'role.grant', false],
  ] as const)('%s · %s → %s', (role, right, expected) => {
    expect(hasRight([role], right)).toBe(expected);
  });

  it('gives nobody else any right', () => {
    expect(rightsOf([])).toEqual([]);
    expect(rightsOf(['section-head', 'admin', ''])).toEqual([]);
  });

  it('makes nobody a second administrator, whatever the pair', () => {
    for (const has of ADMIN_ROLES)
      for (const role of ADMIN_ROLES) {
        const decision = decideGrant({ granterAccountId: 'a', accountId: 'b', roles: [has], role });
        expect(decision.ok).toBe(has === role);
        if (!decision.ok) expect(decision.refusal).toMatchObject({ code: 'role.second', meta: { has } });
      }
  });

  it('lets nobody grant to themselves', () => {
    const decision = decideGrant({
      granterAccountId: 'a',
      accountId: 'a',
      roles: [],
      role: 'audit-admin',
    });
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'role.self' } });
  });
});
