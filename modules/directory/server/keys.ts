import { createHash } from 'node:crypto';
import type { OrganogramMapping } from '../contract/organograms.ts';

/** The external keys by which the structure knows again what an organogram speaks of. */

export interface Market { id: string; code: string }

export const keyed = (mapping: OrganogramMapping, ref: string): string => `${mapping.prefix}${ref}`;
export const unitKey = (mapping: OrganogramMapping, key: string): string => `${mapping.prefix}unit:${key}`;
/** A person's key without the name in it: it outlives an erasure in copies. */
export const personKey = (mapping: OrganogramMapping, key: string): string => `${mapping.prefix}person:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
