import type { Change } from '../contract/changes.ts';
import { type GateCode, gateOrder } from '../contract/gates.ts';

/*
  The gates of a proposal (DOMAIN E3): six, in one order, each open only once the one before it is signed. An edit makes void
  what was signed on what it touches: that gate and all after it, because each stands on the ones before.
*/

/** The state of each gate, given which are signed. One signed after an unsigned one does not count: it waits again. */
export function gateStates(signed: ReadonlySet<GateCode>): Map<GateCode, 'signed' | 'open' | 'waits'> {
  const first = gateOrder.find((g) => !signed.has(g));
  const until = first === undefined ? gateOrder.length : gateOrder.indexOf(first);
  return new Map(gateOrder.map((g, i) => [g, i < until ? 'signed' : i === until ? 'open' : 'waits']));
}

export const allSigned = (signed: ReadonlySet<GateCode>): boolean => gateOrder.every((g) => signed.has(g));

/** The first gate that a change touches: whoever serves customers comes before who reports to whom, and that before meetings. */
export function gateTouched({ kind }: Change): GateCode {
  if (kind === 'open_forum' || kind === 'change_forum' || kind === 'end_forum') return 'information';
  if (kind === 'join_team' || kind === 'leave_team') return 'decisions';
  if (kind === 'open_unit' || kind === 'rename_unit' || kind === 'move_unit' || kind === 'close_unit' || kind === 'open_position' || kind === 'change_position' || kind === 'set_manager' || kind === 'add_line' || kind === 'end_line') return 'structure';
  return 'customers';
}

/** The earliest gate of several; null when there is none. */
export const earliest = (gates: readonly GateCode[]): GateCode | null => gateOrder.find((g) => gates.includes(g)) ?? null;
/** A gate and all after it. */
export const fromGate = (gate: GateCode): GateCode[] => gateOrder.slice(gateOrder.indexOf(gate));
