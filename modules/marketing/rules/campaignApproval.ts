import { reason, verdict, type Reason, type Verdict } from '../../organization/rules/index.ts';

/** What a territory expects of a campaign in a week, and what its sellers can follow up: responses, both. */
export interface WeeklyFollowUp {
  territory: string;
  week: string;
  expected: number;
  capacity: number;
}
/** What approval looks at. `budgetMinor` 0 is a budget: not everything costs money. */
export interface CampaignPlan {
  coOwnerPositionId: string | null;
  budgetMinor: bigint | null;
  permissionPlan: string | null;
  outcomeMeasure: string | null;
  followUp: readonly WeeklyFollowUp[];
}
export type ApprovalReason =
  | 'no_sales_co_owner'
  | 'no_budget'
  | 'no_permission_plan'
  | 'no_outcome_measure'
  | 'no_territory'
  | 'capacity_short'
  | 'capacity_enough';

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * A campaign is approved with a co-owner in sales, a budget, a plan for permissions, an outcome measure, and in every week
 * of every territory as much follow-up capacity as it expects responses (DOMAIN E3). A surplus elsewhere makes up for nothing.
 */
export function checkApproval(plan: CampaignPlan): Verdict<ApprovalReason> {
  const against: Reason<ApprovalReason>[] = [];
  if (isBlank(plan.coOwnerPositionId)) against.push(reason('no_sales_co_owner'));
  if (plan.budgetMinor === null) against.push(reason('no_budget'));
  if (isBlank(plan.permissionPlan)) against.push(reason('no_permission_plan'));
  if (isBlank(plan.outcomeMeasure)) against.push(reason('no_outcome_measure'));
  if (plan.followUp.length === 0) against.push(reason('no_territory'));
  for (const { territory, week, expected, capacity } of plan.followUp) {
    if (expected > capacity) against.push(reason('capacity_short', { territory, week, expected, capacity, short: expected - capacity }));
  }
  const inFavour = plan.followUp.map(({ territory, week, expected, capacity }) =>
    reason('capacity_enough' as const, { territory, week, expected, capacity }),
  );
  return verdict<ApprovalReason>(against, inFavour);
}

/** The places a territory lacks, all weeks together: `week` the first of the `weeks` that fall short. Biggest gap first. */
export interface ShortTerritory {
  territory: string;
  week: string;
  weeks: number;
  short: number;
}
export function shortByTerritory(reasons: readonly { code: string; figures: Record<string, unknown> }[]): ShortTerritory[] {
  const found = new Map<string, ShortTerritory>();
  for (const { code, figures } of reasons) {
    if (code !== 'capacity_short') continue;
    const territory = String(figures['territory']), week = String(figures['week']), short = Number(figures['short']);
    const before = found.get(territory);
    found.set(territory, before ? { territory, week: week < before.week ? week : before.week, weeks: before.weeks + 1, short: before.short + short } : { territory, week, weeks: 1, short });
  }
  return [...found.values()].toSorted((a, b) => b.short - a.short || (a.territory < b.territory ? -1 : 1));
}

/** Responses spread evenly over the weeks of a campaign, the first weeks taking what does not divide: parts sum to the whole. */
export function spreadResponses(expected: number, weeks: readonly string[]): { week: string; expected: number }[] {
  const [each, over] = [Math.floor(expected / weeks.length), expected % weeks.length];
  return weeks.map((week, n) => ({ week, expected: each + (n < over ? 1 : 0) }));
}
