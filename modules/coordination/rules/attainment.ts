import type { MilestoneReading } from './handOffMilestones.ts';

/** `value` null when nothing in the window has been met or missed yet. Ages of the pending in minutes since the offer. */
export interface Attainment {
  met: number;
  missed: number;
  expired: number;
  pending: number;
  value: number | null;
  pendingAgeP50: number | null;
  pendingAgeP90: number | null;
}
/** Half-open. */
export interface Window {
  from: Date;
  to: Date;
}

/** The value below which the share `p` of them lies (nearest rank); null for none. */
export function percentile(values: readonly number[], p: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? null;
}

/**
 * Attainment of one milestone (DOMAIN F4): met / (met + missed) over what is due in the window. The cohort is by due date,
 * so what was never answered counts as missed and nothing survives by being late; the pending stand apart with their age.
 */
export function attainment(readings: readonly (MilestoneReading & { offeredAt: Date | null })[], window: Window, at: Date): Attainment {
  const cohort = readings.filter((r) => r.dueAt !== null && r.dueAt >= window.from && r.dueAt < window.to);
  const count = (status: MilestoneReading['status']) => cohort.filter((r) => r.status === status).length;
  const [met, missed] = [count('met'), count('missed')];
  const ages = cohort.filter((r) => r.status === 'pending' && r.offeredAt !== null).map((r) => (at.getTime() - r.offeredAt!.getTime()) / 60_000);
  return {
    met,
    missed,
    expired: cohort.filter((r) => r.status === 'missed' && r.expired).length,
    pending: count('pending'),
    value: met + missed === 0 ? null : met / (met + missed),
    pendingAgeP50: percentile(ages, 0.5),
    pendingAgeP90: percentile(ages, 0.9),
  };
}
