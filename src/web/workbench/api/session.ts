import { queryOptions } from '@tanstack/react-query';
import type { ChangePasswordInput, LoginInput, SessionDto } from '../../../contract/identity.ts';
import { ask } from './http.ts';
import { ProblemError } from './problems.ts';

/** Who is logged in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SessionDto | null> => {
    try {
      return await ask<SessionDto>('/sessions/current');
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const logIn = (input: LoginInput): Promise<SessionDto> =>
  ask('/sessions', { method: 'POST', body: input });

export const logOut = (): Promise<void> => ask('/sessions/current', { method: 'DELETE' });

export const changePassword = (input: ChangePasswordInput): Promise<void> =>
  ask('/account/password', { method: 'POST', body: input });
