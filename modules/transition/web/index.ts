import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import type { Screen } from '../../../platform/web/screens.ts';
import type { AccountExtras } from '../../customers/web/index.ts';
import type { StudioExtras } from '../../restructuring/web/index.ts';

/* No screen of its own: it speaks on the day, on the record of a customer, and in the studio of a proposal that is published. */
export const screens: readonly Screen[] = [];

export const accountExtras: AccountExtras = { DayFirst: lazyPart(() => import('./DayFirst.tsx'), 'DayFirst'), Side: lazyPart(() => import('./HandOver.tsx'), 'HandOver') };

export const studioExtras: StudioExtras = {
  FollowUp: lazyPart(() => import('./FollowUp.tsx'), 'FollowUp'),
  Standing: lazyPart(() => import('./Standing.tsx'), 'Standing'),
  Due: lazyPart(() => import('./FollowUp.tsx'), 'ReviewsDue'),
};
