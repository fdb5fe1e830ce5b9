import { IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { Glyph } from '../../../../platform/web/parts/Glyph.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import type { Structure } from '../../contract.ts';
import { isShutIn, type Laying, type SeatInTree, treeOrder } from '../../rules/chartLayout.ts';
import type { OverlayFigures } from './extras.ts';
import { drawnWhole } from './StructureTable.tsx';
import { useWhoSits } from './whoSits.ts';

interface TreeProps {
  structure: Structure; overlay: OverlayFigures | undefined; found: ReadonlySet<string> | undefined; chosen: string | undefined; laying: Laying;
  onChoose: (id: string) => void; onFold: (id: string, isOpen: boolean) => void; onOpenAll: (ids: readonly string[]) => void;
}

/**
 * The same structure as a tree, for the keyboard and for who listens to the screen: arrows go up and down, open, fold and climb;
 * Enter opens the seat, a letter goes to the next that begins with it, the asterisk opens all beside. Folded as the chart is; only the rows in view are drawn.
 */
export function StructureTree({ structure, overlay, found, chosen, laying, onChoose, onFold, onOpenAll }: TreeProps) {
  const words = useWords().organization.structure;
  const box = useRef<HTMLDivElement>(null), id = useId();
  const [here, setHere] = useState(chosen);
  const isShut = useMemo(() => isShutIn(structure, laying), [structure, laying]);
  const units = useMemo(() => new Map(structure.units.map((u) => [u.id, u])), [structure]);
  const rows = useMemo(() => withThoseAbove(treeOrder(structure, isShut), found), [structure, isShut, found]);
  const at = Math.max(0, rows.findIndex((r) => r.seat.id === here));
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => 36, overscan: rows.length <= drawnWhole ? rows.length : 16 });
  const go = (index: number) => { const row = rows[Math.max(0, Math.min(rows.length - 1, index))]; if (!row) return; setHere(row.seat.id); virtual.scrollToIndex(rows.indexOf(row)); };
  if (rows.length === 0) return <EmptyState>{words.nobodyFound}</EmptyState>;
  const shut = (row: SeatInTree) => isShut(row.seat.id, row.depth);
  const keys: Record<string, (row: SeatInTree) => void> = {
    ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1), Home: () => go(0), End: () => go(rows.length - 1), Enter: (row) => onChoose(row.seat.id), ' ': (row) => onChoose(row.seat.id),
    '*': (row) => onOpenAll(besides(rows, row).filter((r) => r.below > 0 && shut(r)).map((r) => r.seat.id)),
    ArrowRight: (row) => (row.below === 0 ? undefined : shut(row) ? onFold(row.seat.id, false) : go(at + 1)),
    ArrowLeft: (row) => (row.below > 0 && !shut(row) && row.depth > 0 ? onFold(row.seat.id, true) : go(rows.findLastIndex((r, i) => i < at && r.depth < row.depth))),
  };
  const press = (event: KeyboardEvent) => {
    const letter = /^[\p{L}\p{N}]$/u.test(event.key) ? event.key : undefined;
    const run = event.altKey || event.ctrlKey || event.metaKey ? undefined : letter ? () => goTo(letter) : keys[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run(rows[at]!);
  };
  /** The next from here on, round to the beginning. */
  const goTo = (letter: string) => {
    const begins = (r: SeatInTree) => isSame.compare(r.seat.title.slice(0, 1), letter) === 0, next = rows.findIndex((r, i) => i > at && begins(r));
    go(next >= 0 ? next : Math.max(at, rows.findIndex(begins)));
  };
  return (
    <div ref={box} className="structure-rows structure-tree" role="tree" aria-label={words.tree} tabIndex={0} aria-activedescendant={`${id}-${rows[at]!.seat.id}`} onKeyDown={press}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!;
          return (
            <Twig key={row.seat.id} id={`${id}-${row.seat.id}`} row={row} start={start} isHere={index === at} isOn={row.seat.id === chosen} isFaint={found !== undefined && !found.has(row.seat.id)} isOpen={row.below > 0 ? !shut(row) : undefined}
              unit={units.get(row.seat.unitId)} figure={overlay?.figures?.get(row.seat.id)} onChoose={() => { setHere(row.seat.id); onChoose(row.seat.id); }} onFold={(isOpen) => { setHere(row.seat.id); onFold(row.seat.id, isOpen); }} />
          );
        })}
      </div>
    </div>
  );
}

/** Whatever the accents and capitals. */
const isSame = new Intl.Collator('es', { sensitivity: 'base' });

/** Those with the same manager, itself among them. */
function besides(rows: readonly SeatInTree[], row: SeatInTree): SeatInTree[] {
  const at = rows.indexOf(row), ends = rows.findIndex((r, i) => i > at && r.depth < row.depth), begins = rows.findLastIndex((r, i) => i < at && r.depth < row.depth);
  return rows.slice(begins + 1, ends < 0 ? undefined : ends).filter((r) => r.depth === row.depth);
}

/** What was found, and whoever is above it. */
function withThoseAbove(rows: readonly SeatInTree[], found: ReadonlySet<string> | undefined): readonly SeatInTree[] {
  if (!found) return rows;
  let depth = 0;
  return rows.toReversed().filter((r) => { const keep = found.has(r.seat.id) || r.depth < depth; if (keep) depth = r.depth; return keep; }).toReversed();
}

interface TwigProps {
  id: string; row: SeatInTree; start: number; isHere: boolean; isOn: boolean; isFaint: boolean; isOpen: boolean | undefined; unit: Structure['units'][number] | undefined;
  figure: { text: string; tone?: 'late' | 'faint' } | undefined; onChoose: () => void; onFold: (isOpen: boolean) => void;
}

function Twig({ id, row: { seat, depth, below, place, siblings }, start, isHere, isOn, isFaint, isOpen, unit, figure, onChoose, onFold }: TwigProps) {
  const words = useWords().organization.structure, { number } = useFormats();
  const sits = useWhoSits()(seat);
  return (
    <div id={id} role="treeitem" aria-level={depth + 1} aria-posinset={place} aria-setsize={siblings} aria-selected={isOn} {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })} className="twig"
      data-here={isHere || undefined} data-on={isOn || undefined} data-faint={isFaint || undefined} style={{ '--depth': depth, transform: `translateY(${start}px)` } as CSSProperties} onClick={onChoose}>
      {isOpen === undefined ? <span className="twig-fold" /> : (
        <span className="twig-fold" role="presentation" data-open={isOpen || undefined} title={isOpen ? words.fold(seat.title) : words.unfold(number(below), seat.title)} onClick={(e) => { e.stopPropagation(); onFold(isOpen); }}><IconChevronRight size={14} stroke={1.7} /></span>
      )}
      {unit?.division ? <Glyph side={unit.division} size={7} hollow={sits.isEmpty} /> : null}
      <span className="m el">{seat.title}</span><span className={sits.isVacant ? 'el late' : 'el ink2'}>{sits.text}</span>
      {below > 0 && <span className="sm sub nw only-wide">{words.belowIt(number(below))}</span>}
      <span className="sp" />
      {figure && <span className={figure.tone === 'late' ? 'sm nw late' : 'sm nw'}>{figure.text}</span>}
    </div>
  );
}
