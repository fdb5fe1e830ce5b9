import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';

/** What territories bring to a customer's page: why this seat leads it. */
export const accountExtras = { Side: lazyPart(() => import('./WhyLed.tsx'), 'WhyLed') };
