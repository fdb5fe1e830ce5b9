import { Button, Modal } from '@mantine/core';
import { MenuPop } from '../../../platform/web/parts/Pop.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { ChangeKind, Proposal, StructureThen } from '../contract.ts';
import { useChangeWords } from './changeWords.ts';
import { branchIn } from './drawnThen.ts';
import { isToCome } from './editing.ts';
import { managerIn, type SeatEdit } from './seatEdits.ts';

type Seat = StructureThen['seats'][number];

/** One seat was dragged onto another: which change is meant. What cannot be is not offered: nobody reports to somebody below, nor twice to the same. */
export function DropMenu({ from, to, then, onDraw, onClose }: { from: Seat; to: Seat; then: StructureThen; onDraw: (edit: SeatEdit, seatId: string) => void; onClose: () => void }) {
  const words = useWords(), w = words.restructuring.drop, held = from.holders.find((h) => h.kind === 'regular');
  const isBelow = branchIn(then, from.id).has(to.id), isAlready = managerIn(then, from.id) === to.id;
  const choices: [name: string, edit: SeatEdit, seatId: string, off?: string | false][] = [
    [w.manager(to.title), { what: 'manager', to: to.id }, from.id, isBelow ? w.isBelow : isAlready && w.isAlready],
    [w.portfolio(to.title), { what: 'portfolio', to: to.id }, from.id],
    ...(held ? [[w.holder(held.person.name, to.title), { what: 'holder', to: held.person.id }, to.id]] as [string, SeatEdit, string][] : []),
    [w.close(to.title), { what: 'close', to: to.id }, from.id],
  ];
  const first = choices.findIndex(([, , , off]) => !off);
  return (
    <Modal opened onClose={onClose} title={<span className="b">{w.title(from.title, to.title)}</span>} size={440} radius="lg" closeButtonProps={{ 'aria-label': words.common.close }}>
      <div className="col drop-choices">{choices.map(([name, edit, seatId, off], i) => <Button key={edit.what} justify="flex-start" fullWidth h="auto" mih={36} py={6} data-autofocus={i === first || undefined} disabled={Boolean(off)} onClick={() => onDraw(edit, seatId)}>{off ? `${name} (${off})` : name}</Button>)}</div>
    </Modal>
  );
}

/** What may be drawn of a seat one sees: the kinds whose form begins with it. */
export const seatActs = ['set_manager', 'open_position', 'change_position', 'appoint', 'move_portfolio', 'move_matching', 'close_position'] as const satisfies readonly ChangeKind[];
export type SeatAct = (typeof seatActs)[number];

export const useActName = (): ((act: SeatAct) => string) => {
  const words = useWords().restructuring;
  return (act) => (act === 'open_position' ? words.drop.below : words.changes.kinds[act]);
};

export interface SeatMenuProps { seat: Seat; isGone: boolean; proposal: Proposal; /** Where the seat is on the screen. */ at: DOMRect; onAct: (act: SeatAct, seatId: string) => void; /** Opens a change that was drawn. */ onEdit: (changeId: string) => void; onRemove: (changeId: string) => void; onClose: () => void }

/** Everything that dragging does and more, from the seat itself: what may be drawn of it, and what was drawn of it already. */
export function SeatMenu({ seat, isGone, proposal, at, onAct, onEdit, onRemove, onClose }: SeatMenuProps) {
  const words = useWords().restructuring, says = useChangeWords(), nameOf = useActName();
  const own = proposal.changes.filter((c) => isToCome(proposal, c) && Object.values(c.change).includes(seat.id)), opened = own.find((c) => c.change.kind === 'open_position' && c.change.positionId === seat.id);
  const acts = isGone ? [] : seatActs.filter((act) => !opened || act !== 'close_position').map((act) => ({ name: nameOf(act), run: () => { onClose(); if (act === 'change_position' && opened) onEdit(opened.id); else onAct(act, seat.id); } }));
  const groups = [{ label: seat.title, entries: acts }, ...(own.length > 0 ? [{ label: words.drop.drawn, entries: own.map((c) => ({ name: `${words.changes.remove}: ${says(c)}`, run: () => { onClose(); onRemove(c.id); } })) }] : [])];
  return (
    <div className="seat-menu" style={{ left: at.left, top: at.top, width: at.width, height: at.height }}>
      <MenuPop opened onClose={onClose} name={words.whole.acts(seat.title)} groups={groups.filter((g) => g.entries.length > 0)}><span /></MenuPop>
    </div>
  );
}
