import { ActionIcon, Button } from '@mantine/core';
import { IconArrowsHorizontal, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { MiniLine } from '../../../platform/web/lines/MiniLine.tsx';
import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { MenuPop } from '../../../platform/web/parts/Pop.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { BoardCard, BoardColumn } from '../contract.ts';
import { NextStep, Sums } from './dealParts.tsx';
import type { CardLine } from './PipelineBoard.tsx';

interface Lines { hold: number; of: ReadonlyMap<string, CardLine> }
interface StageProps {
  column: BoardColumn; columns: readonly BoardColumn[]; lines: Lines; held: BoardCard | undefined; hold: (card: BoardCard | undefined) => void; mayMove: boolean;
  move: (card: BoardCard, stageId: string) => void; add: (() => void) | undefined;
}

/** A stage with its first cards. A card held over it falls here. */
export function BoardStage({ column, columns, lines, held, hold, mayMove, move, add }: StageProps) {
  const words = useWords().sales;
  const [isOver, setOver] = useState(false);
  const { stage, cards } = column;
  const isForeign = held !== undefined && !cards.some((c) => c.id === held.id);
  const drop = () => { setOver(false); if (held && isForeign) move(held, stage.id); hold(undefined); };
  return (
    <section className="board-column" aria-label={words.card(words.count(column.deals, false), stage.name)} data-over={(isOver && isForeign) || undefined}
      onDragOver={(event) => { if (held) { event.preventDefault(); setOver(true); } }} onDragLeave={() => setOver(false)} onDrop={(event) => { event.preventDefault(); drop(); }}>
      <header className="board-head">
        <h2 data-two={column.sums.length > 1 || undefined}><span className="el">{stage.name}</span><span className="n">{column.deals}</span><span className="sp" /><span className="el r"><Sums sums={column.sums} /></span></h2>
        <div className="board-bar-of" aria-hidden><i style={{ width: `${stage.probabilityBp / 100}%` }} /></div>
      </header>
      <ul className="board-cards">
        {cards.map((card) => (
          <li key={card.id}>
            <Card card={card} line={lines.of.get(card.account.id)} holdDays={lines.hold} isHeld={held?.id === card.id} hold={hold} mayMove={mayMove}
              stages={columns.map((c) => c.stage).filter((s) => s.id !== stage.id)} move={(stageId) => move(card, stageId)} />
          </li>
        ))}
        {column.deals > cards.length && <li><GoLink className="u sm sub" to={`/sales/opportunities?state=open&stage=${stage.id}`}>{words.moreCards(column.deals - cards.length)}</GoLink></li>}
        {column.deals === 0 && <li className="sm sub">{words.noneInStage}</li>}
        {add && <li><Button className="board-add" variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.7} />} aria-label={`${words.add}: ${stage.name}`} onClick={add}>{words.add}</Button></li>}
      </ul>
    </section>
  );
}

interface CardProps {
  card: BoardCard; line: CardLine | undefined; holdDays: number; isHeld: boolean; hold: (card: BoardCard | undefined) => void; mayMove: boolean;
  stages: readonly BoardColumn['stage'][]; move: (stageId: string) => void;
}

function Card({ card, line, holdDays, isHeld, hold, mayMove, stages, move }: CardProps) {
  const words = useWords().sales;
  const formats = useFormats();
  return (
    <article className="deal-card" draggable={mayMove} data-held={isHeld || undefined}
      onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', card.name); hold(card); }} onDragEnd={() => hold(undefined)}>
      <GoLink className="over m el" draggable={false} to={`/sales/opportunities/${card.id}`} style={{ display: 'block', paddingRight: mayMove ? 24 : 0 }}>{card.name}</GoLink>
      <div className="sub el">{card.account.name}</div>
      <div className="row"><b className="b">{card.amount.minor === '0' ? <span className="sub">{words.noAmount}</span> : formats.moneyWhole(card.amount)}</b><span className="sp" /><span className="sm ink2">{card.closeOn ? formats.plainDay(card.closeOn) : words.noDate}</span></div>
      <div className="row" style={{ minHeight: 24 }}>
        {line && <MiniLine marketing={line.marketing} sales={line.sales} hold={holdDays} width={130} />}
        <span className="sp" /><Avatar name={card.owner.person ?? card.owner.seat} division="sales" /><span className="visually-hidden">{card.owner.person ?? card.owner.seat}</span>
      </div>
      <div className="sm el"><NextStep step={card.nextStep} on={card.nextStepOn} /></div>
      {mayMove && <MoveMenu name={card.name} stages={stages} move={move} />}
    </article>
  );
}

/** The other way to move a card: by keyboard (`m`), by touch, by whoever does not drag. */
function MoveMenu({ name, stages, move }: { name: string; stages: readonly BoardColumn['stage'][]; move: (stageId: string) => void }) {
  const words = useWords().sales;
  const [opened, setOpened] = useState(false);
  return (
    <MenuPop className="card-move" opened={opened} onClose={() => setOpened(false)} name={words.moveTo} position="bottom-end" groups={[{ label: words.moveTo, entries: stages.map((s) => ({ name: s.name, run: () => move(s.id) })) }]}>
      <ActionIcon data-move size={24} tabIndex={-1} aria-label={words.moveCard(name)} aria-haspopup="menu" aria-expanded={opened} title={`${words.changeStage} (m)`} onClick={() => setOpened(!opened)}><IconArrowsHorizontal size={16} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}
