import { calendarRoutes } from './calendar/routes.ts';
import type { FeatureRoutes } from './deps.ts';
import { identityRoutes } from './identity/routes.ts';

/** The features of the API, each mounted under `/api/v1`; one line each. */
export const features: readonly FeatureRoutes[] = [identityRoutes, calendarRoutes];
