import type { Task } from '../../../platform/server/jobs.ts';
import { attributeWaiting } from './attributing.ts';

/** Divides what was booked since the last time: enqueued with every booking, and every hour for what might have been missed. */
export const attributionTask: Task = {
  name: 'attribution', actor: 'attribution', needs: 'reporting.attribution.freeze', cron: '7 * * * *',
  perform: async (run) => { await run.transact(attributeWaiting); },
};
