import type { Ctx } from '../../../platform/server/request.ts';

/** Whether a report leaves out what the caller may not read: whose right reaches less than the company sees a part. */
export const isPartial = (ctx: Ctx): boolean => !ctx.person.scopeOf('reporting.report.read').company;
