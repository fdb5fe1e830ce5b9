import type { MergeKind } from '../contract.ts';

/** Where two records are compared before they are merged. */
export const mergeAddress = (kind: MergeKind, keep: string, absorb: string): string => `/customers/merge?kind=${kind}&keep=${keep}&absorb=${absorb}`;
