import type { Division } from '../../../contract/shapes.ts';
import type { Finding } from '../contract/interdependence.ts';
import { type InterdependenceParts, type PartCode, partCodes, reciprocity } from './interdependence.ts';

/*
  Where each part of the index comes from: every record of a quarter is read as one finding, and here it is told which findings
  count, which only count against, and which stand apart (nothing is owed yet, or nobody has confirmed it). A part with no finding
  that counts either way has no value, never zero.
*/

const counting: ReadonlySet<Finding> = new Set(['owned_by_both', 'contributed', 'confirmed', 'kept']);
const apart: ReadonlySet<Finding> = new Set(['unconfirmed', 'reopened', 'pending']);

/** Records of a part read alike: how many, and what they weigh. `side`: the division that owns, gives or sends. */
export interface Tally { part: PartCode; finding: Finding; side: Division | null; records: number; weight: number }
/** `counted` of `of`, in the weight of the part (goals, campaigns, effort, hand-offs). */
export interface PartRead { value: number | null; counted: number; of: number; gives: Record<Division, number> | null; tallies: readonly Tally[] }

/** The parts as the tallies of one quarter prove them. In a company of one division there is nothing to count. */
export function partsRead(tallies: readonly Tally[], there: Readonly<Record<Division, boolean>>): Record<PartCode, PartRead> {
  const both = there.sales && there.marketing;
  return Object.fromEntries(partCodes.map((part) => [part, partRead(part, both ? tallies.filter((t) => t.part === part) : [])])) as Record<PartCode, PartRead>;
}

function partRead(part: PartCode, tallies: readonly Tally[]): PartRead {
  const weightOf = (own: readonly Tally[]) => own.reduce((sum, t) => sum + t.weight, 0);
  const good = tallies.filter((t) => counting.has(t.finding)), counted = weightOf(good), of = weightOf(tallies.filter((t) => !apart.has(t.finding)));
  if (part !== 'R') return { value: of === 0 ? null : counted / of, counted, of, gives: null, tallies };
  const gives = { sales: weightOf(good.filter((t) => t.side === 'sales')), marketing: weightOf(good.filter((t) => t.side === 'marketing')) };
  return { value: reciprocity(gives.sales, gives.marketing), counted: 2 * Math.min(gives.sales, gives.marketing), of, gives, tallies };
}

export const valuesOf = (parts: Readonly<Record<PartCode, PartRead>>): InterdependenceParts =>
  ({ JG: parts.JG.value, JW: parts.JW.value, R: parts.R.value, IR: parts.IR.value, HQ: parts.HQ.value });
