import type { Ctx } from '../../../platform/server/request.ts';
import { enqueue } from '../../../platform/server/jobs.ts';

/** Tells attribution that the ledger has grown; it takes up every booking that waits, so one call in a queue is enough. */
export const announceBookings = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  ids.length === 0 ? Promise.resolve() : enqueue(ctx, 'attribution', {}, 'attribution');
