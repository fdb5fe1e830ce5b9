import type { Founder } from '../platform/server/installation.ts';

/** What each room adds to a new company, in the transaction of set-up, the ground floor first. */
export const founders: readonly Founder[] = [];
