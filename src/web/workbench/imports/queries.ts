/** Imports over the wire. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  ImportDto,
  ImportLineDto,
  ImportListDto,
  ImportWithReportDto,
  RemapBody,
} from '../../../contract/imports.ts';
import type { Page } from '../../../contract/pagination.ts';
import type { ImportKind, ImportState } from '../../../domain/imports/vocabulary.ts';
import { ask } from '../api/http.ts';

const LOOK_AGAIN_MS = 1_000;
const LINES = 50;

export const isUnderWay = (state: ImportState) => state === 'queued' || state === 'running';

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => ask<ImportListDto>('/imports?limit=20', { signal }),
});

/** Looked at every second while it is under way. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => ask<ImportWithReportDto>(`/imports/${id}?limit=1`, { signal }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.state) ? LOOK_AGAIN_MS : false),
  });

export const reportQuery = (id: string, endedAt: string | null) =>
  infiniteQueryOptions({
    queryKey: ['import', id, 'report', endedAt],
    queryFn: async ({ pageParam, signal }): Promise<Page<ImportLineDto>> => {
      const cursor = pageParam && `&cursor=${pageParam}`;
      const { report } = await ask<ImportWithReportDto>(`/imports/${id}?limit=${LINES}${cursor}`, { signal });
      return report;
    },
    initialPageParam: '',
    getNextPageParam: (last: Page<ImportLineDto>) => last.nextCursor ?? undefined,
  });

export const sendFile = (kind: ImportKind, file: File): Promise<ImportDto> =>
  ask(`/imports?kind=${kind}`, { method: 'POST', file });

export const remapImport = (id: string, body: RemapBody): Promise<ImportDto> =>
  ask(`/imports/${id}/mapping`, { method: 'PUT', body });

export const runImport = (id: string): Promise<ImportDto> => ask(`/imports/${id}/run`, { method: 'POST' });
export const stopImport = (id: string): Promise<ImportDto> => ask(`/imports/${id}/stop`, { method: 'POST' });

export const reportAddress = (id: string): string => `/api/v1/imports/${id}/report.xlsx`;
export const templateAddress = (kind: ImportKind): string => `/api/v1/import-templates/${kind}.xlsx`;
