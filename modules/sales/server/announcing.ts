import { enqueue } from '../../../platform/server/jobs.ts';
import type { Ctx } from '../../../platform/server/request.ts';

/** Tells attribution that the ledger has grown; it takes up every booking that waits, so one call in a queue is enough. */
export const announceBookings = (ctx: Ctx): Promise<void> => enqueue(ctx, 'attribution', {}, 'attribution');
