import { IconPlus } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import { expecting, useAsk, useTell } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { Why } from '../../../platform/web/parts/Why.tsx';
import { useKeys } from '../../../platform/web/keys.ts';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { miniLines } from '../../customers/contract.ts';
import { board, type BoardCard, type BoardColumn, listOpportunities, moveOpportunity, opportunityTotals } from '../contract.ts';
import { BoardStage } from './BoardStage.tsx';
import { Sums } from './dealParts.tsx';
import './sales.css';
import { SalesTabs } from './SalesTabs.tsx';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';

const OpportunityForm = lazyPart(() => import('./OpportunityForm.tsx'), 'OpportunityForm');

const viewShape = z.object({ mine: z.literal('true').optional(), closeTo: z.iso.date().optional(), new: z.string().optional() });

/** The open deals by stage: moved by dragging, or by `m` on a card. */
export function PipelineBoard() {
  const words = useWords().sales;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const filter = { ...(view.mine ? { mine: true } : {}), ...(view.closeTo ? { closeTo: view.closeTo } : {}) };
  const { data, said, refetch } = useAsk(board, filter, { keep: true, live: ['opportunity'] });
  const lines = useLines(data?.columns);
  const { move, said: saidMoving } = useMove(data?.columns ?? []);
  const [held, setHeld] = useState<BoardCard>();
  const begin = (stageId = '1') => setView({ new: stageId }, { push: true });
  useBoardKeys(() => begin(), may('sales.opportunity.write'));
  return (
    <>
      <TopBar title={words.title} actions={may('sales.opportunity.write') ? [{ name: words.opportunity, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => begin() }] : []} />
      <SalesTabs />
      <div className="split">
        <div className="main">
          <BoardBar mine={view.mine !== undefined} closeTo={view.closeTo ?? null} setView={setView} filter={filter} />
          {(said ?? saidMoving) && <div className="pad"><ProblemNote said={said ?? saidMoving} retry={() => void refetch()} /></div>}
          {!data && !said && <LoadingBars />}
          {data && (
            <div className="board" role="group" aria-label={words.places.board}>
              {data.columns.map((column) => (
                <BoardStage key={column.stage.id} column={column} columns={data.columns} lines={lines} held={held} hold={setHeld} mayMove={may('sales.opportunity.move')}
                  move={move} add={may('sales.opportunity.write') ? () => begin(column.stage.id) : undefined} />
              ))}
            </div>
          )}
        </div>
        {view.new && may('sales.opportunity.write') && <OpportunityForm {...(view.new === '1' ? {} : { stageId: view.new })} onClose={() => setView({ new: undefined })} />}
      </div>
    </>
  );
}

type Filter = { mine?: boolean; closeTo?: string };

function BoardBar({ mine, closeTo, setView, filter }: { mine: boolean; closeTo: string | null; setView: (patch: Partial<z.output<typeof viewShape>>) => void; filter: Filter }) {
  const words = useWords().sales;
  const formats = useFormats(), may = useMay();
  /* A seller's deals are all their own, and who reports on them has none: only who leads sellers chooses. */
  const leads = may('customers.account.move') && may('sales.opportunity.write');
  const totals = useAsk(opportunityTotals, { ...filter, state: ['open'] }, { keep: true, live: ['opportunity'] }).data;
  return (
    <div className="board-bar">
      {leads && <div className="list-views" role="group" aria-label={words.whose}>
        <button type="button" aria-pressed={!mine} onClick={() => setView({ mine: undefined })}>{words.team}</button>
        <button type="button" aria-pressed={mine} onClick={() => setView({ mine: 'true' })}>{words.myself}</button>
      </div>}
      <div className="board-until"><DayField label={words.closesBefore} value={closeTo} onChange={(day) => setView({ closeTo: day ?? undefined })} /></div>
      <span className="sp" />
      {totals && (
        <>
          <span className="sub">{words.open} <b className="b"><Sums sums={totals.sums.map((s) => s.sum)} /></b></span>
          <span className="sub">{words.weighted}{' '}
            <Why title={words.weighted} note={words.weightedWhy} parts={totals.sums.map((s) => ({ name: words.count(s.deals, false), value: formats.money(s.weighted) }))}
              records={{ name: words.count(totals.deals, false), to: '/sales/opportunities?state=open' }}><b className="b"><Sums sums={totals.sums.map((s) => s.weighted)} /></b></Why>
          </span>
        </>
      )}
    </div>
  );
}

/** The card is in its new place at once; the server may still say no, and then it goes back, as it does when the move is undone. */
function useMove(columns: readonly BoardColumn[]) {
  const words = useWords().sales;
  const cameFrom = useRef(new Map<string, string>());
  const told = useTell(moveOpportunity, {
    makesStale: [board, listOpportunities, opportunityTotals], done: (o) => words.moved(o.stage.name),
    undo: (o) => reach(moveOpportunity, { opportunityId: o.id, version: o.version, stageId: cameFrom.current.get(o.id)! }),
    expects: [expecting(board, (answer, { opportunityId, stageId }: { opportunityId: string; stageId: string }) => ({ ...answer, columns: moved(answer.columns, opportunityId, stageId) }))],
  });
  return {
    said: told.said,
    move: (card: BoardCard, stageId: string) => {
      const from = columns.find((column) => column.cards.some((c) => c.id === card.id));
      if (from) cameFrom.current.set(card.id, from.stage.id);
      told.tell({ opportunityId: card.id, version: card.version, stageId });
    },
  };
}

function moved(columns: readonly BoardColumn[], id: string, stageId: string): BoardColumn[] {
  const card = columns.flatMap((c) => c.cards).find((c) => c.id === id);
  if (!card) return [...columns];
  return columns.map((column) => {
    const without = column.cards.filter((c) => c.id !== id), was = without.length < column.cards.length, is = column.stage.id === stageId;
    if (was === is) return column;
    return { ...column, deals: column.deals + (is ? 1 : -1), cards: is ? [card, ...without] : without };
  });
}

export type CardLine = { marketing: number[]; sales: number[] };

/** The double lines of the cards shown, where the reader may see contacts. */
function useLines(columns: readonly BoardColumn[] | undefined) {
  const may = useMay();
  const accounts = useMemo(() => [...new Set((columns ?? []).flatMap((c) => c.cards.map((card) => card.account.id)))].slice(0, 200), [columns]);
  const { data } = useAsk(miniLines, { account: accounts }, { when: accounts.length > 0 && may('customers.interaction.read'), keep: true, freshFor: 60_000 });
  return { hold: data?.hold ?? 30, of: new Map((data?.rows ?? []).map((r) => [r.accountId, r.line])) };
}

/** Arrows go from card to card and from stage to stage; `n` begins a deal. */
function useBoardKeys(begin: () => void, mayBegin: boolean) {
  const words = useWords().sales.keys;
  const step = (right: number, down: number) => () => {
    const columns = [...document.querySelectorAll('.board-column')].map((c) => [...c.querySelectorAll<HTMLElement>('a.over')]);
    const at = columns.findIndex((c) => c.includes(document.activeElement as HTMLElement));
    const row = at < 0 ? 0 : columns[at]!.indexOf(document.activeElement as HTMLElement);
    if (at < 0) { columns.find((c) => c.length > 0)?.[0]?.focus(); return; }
    if (down !== 0) { columns[at]![row + down]?.focus(); return; }
    for (let c = at + right; c >= 0 && c < columns.length; c += right) {
      const there = columns[c]!;
      if (there.length > 0) { there[Math.min(row, there.length - 1)]!.focus(); return; }
    }
  };
  useKeys([
    { keys: 'j', says: words.next, run: step(0, 1) }, { keys: 'k', says: words.previous, run: step(0, -1) }, { keys: 'ArrowDown', run: step(0, 1) }, { keys: 'ArrowUp', run: step(0, -1) },
    { keys: 'ArrowRight', says: words.right, run: step(1, 0) }, { keys: 'ArrowLeft', says: words.left, run: step(-1, 0) }, ...(mayBegin ? [{ keys: 'n', says: words.create, run: begin }] : []),
    { keys: 'm', says: words.move, run: () => (document.activeElement?.closest('.deal-card')?.querySelector<HTMLElement>('[data-move]'))?.click() },
  ]);
}
