import { z } from 'zod';
import { ADMIN_ROLES } from '../domain/identity/administrators.ts';
import { PASSWORD_MAX_LENGTH } from '../domain/identity/passwords.ts';

/** Longer than any password may be: the rule itself answers, not the form. */
const passwordText = z
  .string()
  .min(1)
  .max(PASSWORD_MAX_LENGTH * 4);

export const loginInputSchema = z.strictObject({
  username: z.string().trim().min(1, '请填写用户名。').max(80),
  password: passwordText,
});

export const changePasswordInputSchema = z.strictObject({
  currentPassword: passwordText,
  newPassword: passwordText,
});

export const accountPostSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.string(),
  unit: z.object({ id: z.uuid(), name: z.string() }),
});

export const PASSWORD_CHANGE_REASONS = ['first-login', 'expired'] as const;

/** Who is logged in, as the workbench shows it. */
export const accountSchema = z
  .object({
    id: z.uuid(),
    username: z.string(),
    person: z.object({ id: z.uuid(), displayName: z.string() }),
    bureau: z.object({ id: z.uuid(), name: z.string() }),
    /** Posts held now; what one may do on behalf of others is asked per case. */
    posts: z.array(accountPostSchema),
    roles: z.array(z.enum(ADMIN_ROLES)),
    rights: z.array(z.string()),
    /** The workbench shows the page for a new password first. */
    mustChangePassword: z.boolean(),
    passwordChangeReason: z.enum(PASSWORD_CHANGE_REASONS).nullable(),
  })
  .meta({ id: 'Account' });

export const sessionSchema = z
  .object({
    expiresAt: z.iso.datetime(),
    /** Minutes without a request after which the session ends. */
    idleMinutes: z.number().int(),
    account: accountSchema,
  })
  .meta({ id: 'Session' });

/** The token is told once, here; programs send it as `Authorization: Bearer`, browsers use the cookie. */
export const newSessionSchema = sessionSchema.extend({ token: z.string() }).meta({ id: 'NewSession' });

export type LoginInput = z.output<typeof loginInputSchema>;
export type ChangePasswordInput = z.output<typeof changePasswordInputSchema>;
export type AccountPostDto = z.output<typeof accountPostSchema>;
export type AccountDto = z.output<typeof accountSchema>;
export type SessionDto = z.output<typeof sessionSchema>;
export type NewSessionDto = z.output<typeof newSessionSchema>;
