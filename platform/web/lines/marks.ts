import type { Division } from '../../../contract/shapes.ts';

/** What hangs on the double line. Days are `YYYY-MM-DD`; labels arrive in the reader's language. */
export interface ContactMark { id: string; on: string; side: Division; label: string; mass?: boolean; planned?: boolean }
export interface HandOffMark { id: string; from: Division; offered: string; accepted: string; label?: string; returned?: boolean }
export interface PromiseMark { id: string; given: string; due: string; label: string; state: 'open' | 'kept' | 'late' }
export interface NeedMark { id: string; on: string; label: string; open: boolean }

/** The height of each lane: marketing above, the customer between, sales below. */
export const laneAt = { marketing: 98, customer: 170, sales: 238 } as const;
