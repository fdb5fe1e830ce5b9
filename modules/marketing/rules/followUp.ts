import { addDays, type Day } from '../../organization/rules/index.ts';
import { spreadResponses, type WeeklyFollowUp } from './campaignApproval.ts';

/** The sellers of one unit: how many, the customers and deals they can carry, and those they carry already. */
export interface Territory { id: string; seats: number; places: number; taken: number }

/** The Mondays of the weeks that a campaign touches, both ends included. */
export function weeksOf(startsOn: Day, endsOn: Day): Day[] {
  const monday = addDays(startsOn, -((new Date(`${startsOn}T00:00:00Z`).getUTCDay() + 6) % 7));
  const weeks: Day[] = [];
  for (let week = monday; week <= endsOn; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/**
 * What a campaign asks of each unit in each week, and what is left there by then. Responses come evenly over the weeks and
 * over the sellers; every one takes a place for the rest of the campaign. So a unit can follow up exactly when what it is
 * sent in all fits into its free places; what other approved campaigns will bring (`promised`, by unit) is taken already.
 * Of one under way, only the weeks `from` today's on are asked: what the weeks before brought is in the places taken.
 */
export function planFollowUp(expected: number, weeks: readonly Day[], territories: readonly Territory[], promised: ReadonlyMap<string, number>, from: Day = ''): WeeklyFollowUp[] {
  const sellers = territories.flatMap((t) => Array.from({ length: t.seats }, () => t.id));
  if (weeks.length === 0 || sellers.length === 0) return [];
  const bySeller = spreadResponses(expected, sellers.map((_, n) => String(n)));
  return territories.filter((t) => t.seats > 0).flatMap((t) => {
    const share = bySeller.reduce((sum, s, n) => (sellers[n] === t.id ? sum + s.expected : sum), 0);
    let left = Math.max(0, t.places - t.taken - (promised.get(t.id) ?? 0));
    return spreadResponses(share, weeks).filter(({ week }, n) => week >= from || n === weeks.length - 1).map(({ week, expected: asked }) => {
      const row = { territory: t.id, week, expected: asked, capacity: left };
      left = Math.max(0, left - asked);
      return row;
    });
  });
}
