import { calendarRoutes } from './calendar/routes.ts';
import { caseRoutes } from './cases/routes.ts';
import { catalogueRoutes } from './catalogue/routes.ts';
import type { FeatureRoutes } from './deps.ts';
import { documentRoutes } from './documents/routes.ts';
import { flowChartRoutes } from './flow-chart/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { organisationRoutes } from './organisation/routes.ts';

/** The features of the API, each mounted under `/api/v1`; one line each. */
export const features: readonly FeatureRoutes[] = [
  identityRoutes,
  calendarRoutes,
  organisationRoutes,
  catalogueRoutes,
  caseRoutes,
  importRoutes,
  documentRoutes,
  flowChartRoutes,
  notificationRoutes,
];
