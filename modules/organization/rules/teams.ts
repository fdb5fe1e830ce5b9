import { reason, type Verdict, verdict } from './reasons.ts';

export type TeamReason = 'division_missing' | 'quorum_too_large' | 'quorum_without_both';

/**
 * A joint management team recognises both divisions (DOMAIN P3): at least one member of each, and a quorum of two or
 * more that the team can reach; that both are among those present is for `hasQuorum` to say. `divisions` has one entry a
 * member: null for the executive and others who belong to neither.
 */
export function checkTeam(divisions: readonly (string | null)[], quorum: number): Verdict<TeamReason> {
  const missing = (['marketing', 'sales'] as const).filter((d) => !divisions.includes(d));
  return verdict([
    ...missing.map((division) => reason('division_missing', { division })),
    ...(quorum > divisions.length ? [reason('quorum_too_large', { quorum, members: divisions.length })] : []),
    ...(quorum < 2 ? [reason('quorum_without_both', { quorum })] : []),
  ]);
}

/** Whether those present may decide: as many as the quorum, with both divisions among them. */
export const hasQuorum = (present: readonly (string | null)[], quorum: number): boolean =>
  present.length >= quorum && present.includes('marketing') && present.includes('sales');
