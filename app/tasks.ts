import { sql } from 'kysely';
import { attributionTask } from '../modules/reporting/server/index.ts';
import { seeingTask } from '../modules/oversight/server/index.ts';
import { foldContactsTask } from '../modules/customers/server/index.ts';
import { foldTotalsTask } from '../modules/sales/server/index.ts';
import { carryOutTask, weighTask } from '../modules/restructuring/server/index.ts';
import { reviewTask, watchTask } from '../modules/transition/server/index.ts';
import type { Task } from '../platform/server/jobs.ts';
import { mailTask, type Post } from '../platform/server/mail.ts';

/** What time sweeps away: keys of acts, failed sign-ins, used links, closed sessions (migration 0011). */
const sweepTask: Task = {
  name: 'platform.sweep', actor: 'sweep', needs: 'platform.record.sweep', cron: '17 * * * *',
  perform: async (run) => { await run.transact((ctx) => sql`select platform.sweep(${ctx.now})`.execute(ctx.db)); },
};

/** Every task there is; a room's own are added here from its front door. */
export const tasksOf = (post: Post | null, more: readonly Task[] = []): readonly Task[] => [mailTask(post), sweepTask, attributionTask, foldTotalsTask, foldContactsTask, seeingTask, carryOutTask, weighTask, reviewTask, watchTask, ...more];
