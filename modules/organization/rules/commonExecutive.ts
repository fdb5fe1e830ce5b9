import { chainOf, type Tree } from './lines.ts';
import { reason, type Reason } from './reasons.ts';

export type ExecutiveReason = 'one_executive' | 'no_common_executive' | 'one_division_only';
/**
 * `position`: the lowest seat above all of them, null when none is. `distance`: managers between that executive and the
 * furthest of the seats; 0 means that they share one manager. The further up, the later a conflict is settled.
 */
export interface CommonExecutive {
  position: string | null;
  distance: number | null;
  reasons: Reason<ExecutiveReason>[];
}

/**
 * The one executive over sales and marketing (DOMAIN B1): the lowest common ancestor by solid lines of both divisions'
 * seats. A company with one division only has no such question: `one_division_only`.
 */
export function commonExecutive(tree: Tree, sales: readonly string[], marketing: readonly string[]): CommonExecutive {
  if (sales.length === 0 || marketing.length === 0) {
    return { position: null, distance: null, reasons: [reason('one_division_only', { sales: sales.length, marketing: marketing.length })] };
  }
  const chains = [...sales, ...marketing].map((p) => chainOf(tree, p));
  const [first = [], ...others] = chains;
  const position = first.find((seat) => others.every((chain) => chain.includes(seat))) ?? null;
  if (position === null) {
    const tops = [...new Set(chains.map((chain) => chain.at(-1)!))].sort();
    return { position, distance: null, reasons: [reason('no_common_executive', { tops })] };
  }
  const distance = Math.max(...chains.map((chain) => Math.max(0, chain.indexOf(position) - 1)));
  return { position, distance, reasons: [reason('one_executive', { position, distance, seats: chains.length })] };
}
