import { type WorkCalendar, workingMinutesBetween } from '../../organization/rules/index.ts';
import { permissionAt, type PermissionDates } from './permissions.ts';

export interface Calling { may: boolean; because: 'permitted' | 'no_permission' | 'expired' | 'revoked' | 'closed' }

/**
 * Whether somebody may be called at an instant: with a commercial permission for the telephone that holds then, within the
 * working hours of the customer's market. Without one, the reason is that of the latest permission there was.
 */
export function mayCall(permissions: readonly PermissionDates[], calendar: WorkCalendar, at: Date): Calling {
  const past = permissions.filter((p) => p.obtainedAt <= at).sort((a, b) => b.obtainedAt.getTime() - a.obtainedAt.getTime());
  const states = past.map((p) => permissionAt(p, at));
  if (!states.includes('valid')) return { may: false, because: states[0] === 'expired' || states[0] === 'revoked' ? states[0] : 'no_permission' };
  const open = (workingMinutesBetween(at, new Date(at.getTime() + 60_000), calendar) ?? 0) > 0;
  return open ? { may: true, because: 'permitted' } : { may: false, because: 'closed' };
}
