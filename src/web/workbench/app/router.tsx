import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { caseQuery, casesQuery, inboxQuery } from '../api/cases.ts';
import { organisationQuery } from '../api/house.ts';
import { sessionQuery } from '../api/session.ts';
import { FaultPage, NothingHere, Waiting } from './fault-page.tsx';
import { queryClient } from './query-client.ts';
import { Shell } from './shell.tsx';

const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Outlet,
  errorComponent: FaultPage,
  notFoundComponent: NothingHere,
});

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: z.object({ back: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../login/login-page.tsx'), 'LoginPage'),
});

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  validateSearch: z.object({ back: z.string().optional().catch(undefined) }),
  beforeLoad: ({ location }) => requireSession(location.href, true),
  component: lazyRouteComponent(() => import('../login/password-page.tsx'), 'PasswordPage'),
});

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ location }) => requireSession(location.href, false),
  component: Shell,
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox', replace: true });
  },
});

const inboxRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/inbox',
  loader: () => queryClient.prefetchInfiniteQuery(inboxQuery),
  component: lazyRouteComponent(() => import('../inbox/inbox-page.tsx'), 'InboxPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/register',
  loader: () => queryClient.prefetchQuery(organisationQuery),
  component: lazyRouteComponent(() => import('../register/register-page.tsx'), 'RegisterPage'),
});

const word = z.string().optional().catch(undefined);
const listSearch = z.object({
  q: z.coerce.string().optional().catch(undefined),
  status: word,
  level: z.coerce.string().optional().catch(undefined),
  unitId: word,
  outcome: word,
  colour: word,
  registeredFrom: word,
  registeredTo: word,
  mine: z.coerce.string().optional().catch(undefined),
});
export type ListSearch = z.output<typeof listSearch>;

const casesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases',
  validateSearch: listSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ deps }) => {
    void queryClient.prefetchInfiniteQuery(casesQuery(deps));
  },
  component: lazyRouteComponent(() => import('../cases/cases-page.tsx'), 'CasesPage'),
});

const caseRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/cases/$caseId',
  validateSearch: z.object({ from: z.enum(['inbox']).optional().catch(undefined) }),
  loader: ({ params }) => queryClient.ensureQueryData(caseQuery(params.caseId)),
  component: lazyRouteComponent(() => import('../case/case-page.tsx'), 'CasePage'),
});

const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('../account/account-page.tsx'), 'AccountPage'),
});

const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  component: lazyRouteComponent(() => import('../calendar/calendar-page.tsx'), 'CalendarPage'),
});

const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  validateSearch: z.object({ id: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
});

/** Sends away who is not logged in, and who must choose a new password first; both come back to where they were. */
async function requireSession(href: string, forPassword: boolean): Promise<void> {
  const session = await queryClient.ensureQueryData(sessionQuery);
  const back = href === '/' ? undefined : href;
  if (session === null) throw redirect({ to: '/login', search: { back }, replace: true });
  if (session.account.mustChangePassword && !forPassword) {
    throw redirect({ to: '/password', search: { back }, replace: true });
  }
}

const routeTree = rootRoute.addChildren([
  loginRoute,
  passwordRoute,
  shellRoute.addChildren([
    homeRoute,
    inboxRoute,
    registerRoute,
    casesRoute,
    caseRoute,
    accountRoute,
    calendarRoute,
    importsRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 150,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: FaultPage,
  defaultNotFoundComponent: NothingHere,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
