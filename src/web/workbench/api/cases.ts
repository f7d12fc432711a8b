/** Cases over the wire: reading, listing, registering, commanding. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { StaffCommandName } from '../../../contract/case-commands.ts';
import type {
  AttachmentDto,
  CaseDto,
  CaseEventDto,
  CaseListItemDto,
  RegisterBody,
  RegisteredDto,
} from '../../../contract/cases.ts';
import type { Page } from '../../../contract/pagination.ts';
import { ask } from './http.ts';

export interface InboxPage extends Page<CaseListItemDto> {
  readonly total: number;
}

const PAGE = 20;

export const inboxQuery = infiniteQueryOptions({
  queryKey: ['inbox'],
  queryFn: ({ pageParam, signal }) =>
    ask<InboxPage>(`/inbox?${queryText({ cursor: pageParam, limit: PAGE })}`, { signal }),
  initialPageParam: '',
  getNextPageParam: (last: InboxPage) => last.nextCursor ?? undefined,
  refetchInterval: 60_000,
});

/** Filters of the list as they stand in the address bar. */
export type CaseFilters = Readonly<Record<string, string | undefined>>;

export const casesQuery = (filters: CaseFilters) =>
  infiniteQueryOptions({
    queryKey: ['cases', filters],
    queryFn: ({ pageParam, signal }) =>
      ask<Page<CaseListItemDto>>(`/cases?${queryText({ ...filters, cursor: pageParam, limit: PAGE })}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (last: Page<CaseListItemDto>) => last.nextCursor ?? undefined,
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => ask<CaseDto>(`/cases/${id}`, { signal }),
    refetchInterval: 60_000,
  });

export const eventsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['case', id, 'events', version],
    queryFn: ({ signal }) =>
      ask<{ items: CaseEventDto[]; verified: boolean }>(`/cases/${id}/events`, { signal }),
  });

export const registerCase = (body: RegisterBody, idempotencyKey: string): Promise<RegisteredDto> =>
  ask('/cases', { method: 'POST', body, idempotencyKey });

interface CommandWish {
  readonly id: string;
  readonly command: StaffCommandName;
  readonly body: unknown;
  readonly version: number;
  readonly idempotencyKey: string;
}

export const giveCommand = ({ id, command, body, version, idempotencyKey }: CommandWish): Promise<CaseDto> =>
  ask(`/cases/${id}/${command}`, { method: 'POST', body, ifMatch: version, idempotencyKey });

export const addAttachment = (id: string, file: File): Promise<AttachmentDto> =>
  ask(`/cases/${id}/attachments`, { method: 'POST', file });

export const attachmentAddress = (id: string, attachmentId: string): string =>
  `/api/v1/cases/${id}/attachments/${attachmentId}`;

export const unmask = (id: string, reason: string): Promise<{ phone: string | null }> =>
  ask(`/cases/${id}/unmask`, { method: 'POST', body: { reason } });

function queryText(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
}
