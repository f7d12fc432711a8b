import { type Allowed, type Refused, refuse } from '../refusal.ts';

/**
 * The three administrators: 系统管理员 runs the system, 安全管理员 decides who may do what, 审计管理员 watches
 * both. None can do another's work, and nobody is two of them.
 */
export const ADMIN_ROLES = ['system-admin', 'security-admin', 'audit-admin'] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];

export const ADMIN_ROLE_LABELS = {
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
} as const satisfies Record<AdminRole, string>;

/** Every right has exactly one administrator; work on cases is no administrator's right at all. */
export const ADMIN_RIGHTS = {
  'system-admin': [
    'account.open',
    'account.disable',
    'account.reset-password',
    'setting.change',
    'backup.run',
    'job.run',
  ],
  'security-admin': ['role.grant', 'role.revoke', 'security-policy.change', 'account.unlock', 'session.end'],
  'audit-admin': ['audit.read', 'audit.export', 'audit.verify'],
} as const satisfies Record<AdminRole, readonly string[]>;

export type AdminRight = (typeof ADMIN_RIGHTS)[AdminRole][number];

export function isAdminRole(text: string): text is AdminRole {
  return ADMIN_ROLES.some((role) => role === text);
}

/** The rights of an account; empty for everybody who is no administrator. */
export function rightsOf(roles: readonly string[]): readonly AdminRight[] {
  return roles.filter(isAdminRole).flatMap((role) => [...ADMIN_RIGHTS[role]]);
}

export function hasRight(roles: readonly string[], right: AdminRight): boolean {
  return rightsOf(roles).includes(right);
}

export interface RoleGrant {
  readonly granterAccountId: string;
  readonly accountId: string;
  /** Roles the account has already. */
  readonly roles: readonly string[];
  readonly role: AdminRole;
}

/**
 * Whether an account may become an administrator.
 *
 * Refusals: `role.second` the account is another administrator already; `role.self` nobody grants to themselves.
 */
export function decideGrant(grant: RoleGrant): Allowed | Refused<'role.second' | 'role.self'> {
  if (grant.granterAccountId === grant.accountId) return refuse('role.self', null);
  const other = grant.roles.filter(isAdminRole).find((role) => role !== grant.role);
  if (other !== undefined) return refuse('role.second', null, { has: other });
  return { ok: true };
}
