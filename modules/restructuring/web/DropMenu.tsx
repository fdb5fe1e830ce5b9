import { Button, Modal } from '@mantine/core';
import { useWords } from '../../../platform/web/words.tsx';
import type { Change, StructureThen } from '../contract.ts';

type Seat = StructureThen['seats'][number];

/** One seat was dragged onto another: which change is meant. */
export function DropMenu({ from, to, onDraw, onClose }: { from: Seat; to: Seat; onDraw: (change: Change) => void; onClose: () => void }) {
  const words = useWords(), w = words.restructuring.drop;
  const choices: [string, Change][] = [
    [w.manager(to.title), { kind: 'set_manager', positionId: from.id, reportsToId: to.id }],
    [w.portfolio(to.title), { kind: 'move_portfolio', fromPositionId: from.id, toPositionId: to.id }],
    [w.close(to.title), { kind: 'close_position', positionId: from.id, successorId: to.id }],
  ];
  return (
    <Modal opened onClose={onClose} title={<span className="b">{w.title(from.title, to.title)}</span>} size={440} radius="lg" closeButtonProps={{ 'aria-label': words.common.close }}>
      <div className="col" style={{ gap: 8 }}>{choices.map(([name, change]) => <Button key={change.kind} justify="flex-start" fullWidth onClick={() => onDraw(change)}>{name}</Button>)}</div>
    </Modal>
  );
}
