import { lazy } from 'react';

/** What territories bring to a customer's page: why this seat leads it. */
export const accountExtras = { Side: lazy(() => import('./WhyLed.tsx').then((m) => ({ default: m.WhyLed }))) };
