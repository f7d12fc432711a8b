import { queryOptions } from '@tanstack/react-query';
import { ask } from './http.ts';
import { ProblemError } from './problems.ts';

export interface DraftMark {
  readonly key: string;
  readonly updatedAt: string;
}

/** Which drafts lie on the server for me. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: ({ signal }) => ask<{ items: DraftMark[] }>('/drafts', { signal }),
  staleTime: 10_000,
});

/** What was typed last time; null when there is nothing. */
export async function readDraft(key: string): Promise<unknown> {
  try {
    const draft = await ask<{ body: unknown } | undefined>(`/drafts/${encodeURIComponent(key)}`);
    return draft?.body ?? null;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return null;
    throw error;
  }
}

export const saveDraft = (key: string, body: unknown, keepalive = false): Promise<void> =>
  ask(`/drafts/${encodeURIComponent(key)}`, { method: 'PUT', body: { body }, keepalive });

export const dropDraft = (key: string): Promise<void> =>
  ask(`/drafts/${encodeURIComponent(key)}`, { method: 'DELETE' });

export const caseDraftKey = (caseId: string, command: string): string => `case.${caseId}.${command}`;
export const REGISTER_DRAFT_KEY = 'register';
