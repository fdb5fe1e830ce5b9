import type { WorkingTime } from '../../focus/rules/index.ts';

/** What a recurring meeting or report takes of people's time (DOMAIN F1, generated load). Minutes of all of them together. */
export interface Recurring { what: 'meeting' | 'report'; minutes: number; readingMinutes: number; participants: number; frequency: string }

/** Times a week, on average over a year. */
export const weekly: Readonly<Record<string, number>> = { daily: 5, weekly: 1, fortnightly: 0.5, monthly: 12 / 52, quarterly: 4 / 52 };

/** A meeting takes its length of its owner and each participant; a report its writing once and its reading of each participant. */
export function weeklyMinutesOf({ what, minutes, readingMinutes, participants, frequency }: Recurring): number {
  const once = what === 'meeting' ? minutes * (participants + 1) : minutes + readingMinutes * participants;
  return once * (weekly[frequency] ?? 0);
}

/** The last day a meeting or report may be promised to: six months ahead. */
export const sunsetMonths = 6;

export const yearlyMinutes = ({ weeksAYear, hoursAWeek }: WorkingTime): number => weeksAYear * hoursAWeek * 60;
