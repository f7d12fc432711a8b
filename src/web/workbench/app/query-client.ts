import { QueryClient } from '@tanstack/react-query';
import { OfflineError } from '../api/problems.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      networkMode: 'always',
      retry: (count, error) => error instanceof OfflineError && count < 1,
    },
    mutations: { networkMode: 'always' },
  },
});
