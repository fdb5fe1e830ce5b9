import { type Role, roleMay, rights } from '../../organization/rules/index.ts';
import type { ExplainedRight } from '../contract/access.ts';

/** A grant as it is held: of which seat, and which seats it reaches. */
export interface Held { seat: string; role: Role; scope: ExplainedRight['because'][number]['scope']; company: boolean; seats: readonly string[] }

/**
 * Every right of the matrix with why it is held: the grants, of the seats held, whose role includes it, and how many seats they reach
 * together. A right without a reason is one they do not have.
 */
export function explainRights(held: readonly Held[]): ExplainedRight[] {
  return Object.entries(rights).map(([right, cell]) => {
    const because = held.filter((g) => roleMay(g.role, right));
    return {
      right, room: right.split('.')[0]!, because: because.map(({ role, scope, seat }) => ({ role, scope, seat })), company: because.some((g) => g.company),
      seats: new Set(because.flatMap((g) => g.seats)).size, roles: [...cell.roles],
    };
  });
}

/** What no right lets anybody do, administrators included. */
export const nobodyMay = ['edit_touches', 'edit_bookings', 'edit_attribution', 'measure_oneself', 'marketing_moves_deals', 'sales_moves_touches', 'erase_trail'] as const;
