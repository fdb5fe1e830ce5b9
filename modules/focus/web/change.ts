import { z } from 'zod';
import type { Change } from '../contract.ts';

const many = z.union([z.array(z.string()), z.string().transform((v) => [v])]);

/** What is being weighed, all of it in the address: `move` is `account:seat`, one for each exception or moved customer. */
export const changeShape = z.object({
  kind: z.enum(['close', 'pass', 'move', 'model', 'back']).default('close'), seat: z.string().optional(), to: z.string().optional(), on: z.string().optional(), account: many.default([]), move: many.default([]), model: z.string().optional(), act: z.string().optional(),
});
type Moves = readonly { accountId: string; toPositionId: string }[];
export type ChangeView = z.output<typeof changeShape>;

const movesOf = (view: ChangeView) => view.move.flatMap((m) => { const [accountId, toPositionId] = m.split(':'); return accountId && toPositionId ? [{ accountId, toPositionId }] : []; });

/** The change to ask about; null while something is missing. `fitting`: the moves that fit customers to the chosen model of territories. */
export function changeOf(view: ChangeView, fitting: Moves = []): Change | null {
  if (view.kind === 'model') return fitting.length > 0 ? { moves: [...fitting] } : null;
  if (view.kind === 'back') return view.act ? { takingBack: view.act } : null;
  if (view.kind === 'close') return view.seat ? { closing: view.seat, toSeat: view.to ?? null, moves: movesOf(view) } : null;
  if (view.kind === 'pass') return view.seat && view.to ? { fromSeat: view.seat, toSeat: view.to } : null;
  return view.to && view.account.length > 0 ? { moves: view.account.map((accountId) => ({ accountId, toPositionId: view.to! })) } : null;
}
