import { Button, Modal, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useWords } from '../../../platform/web/words.tsx';
import { namedAt } from '../../organization/rules/index.ts';
import type { StructureThen } from '../contract.ts';
import { branchIn } from './drawnThen.ts';
import { type PositionColumn, type PositionRow, plain } from './positionRows.ts';
import { PersonField } from './recordFields.tsx';
import type { SeatEdit } from './seatEdits.ts';

export const editable: Partial<Record<PositionColumn, true>> = { title: true, person: true, unit: true, reportsTo: true };

interface EditProps { row: PositionRow; then: StructureThen; label: string; /** `names`: of people it names. */ onDraw: (edit: SeatEdit, names?: Record<string, string>) => void; onClose: () => void }

/** A cell while it is being written: it takes the focus, Enter or a choice draws the change, Esc or leaving it leaves it. */
export function CellEdit({ column, ...props }: EditProps & { column: PositionColumn }) {
  const box = useRef<HTMLDivElement>(null), w = useWords().restructuring;
  useEffect(() => { const input = box.current?.querySelector('input'); input?.focus(); input?.select(); if (input && column !== 'title') input.click(); }, [column]);
  const leave = (event: KeyboardEvent) => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); props.onClose(); } };
  const { row, then, label, onDraw, onClose } = props;
  const draw = (edit: SeatEdit, names?: Record<string, string>) => { onDraw(edit, names); onClose(); };
  return (
    <div ref={box} className="cell-edit" onKeyDownCapture={leave} onBlur={(e) => { if (column !== 'title' && e.relatedTarget instanceof Node && !e.currentTarget.contains(e.relatedTarget)) onClose(); }}>
      {column === 'title' && <TitleEdit {...props} />}
      {column === 'unit' && <Select aria-label={label} searchable limit={60} allowDeselect={false} value={row.unitId} data={unitOptions(then)} onChange={(to) => { if (to) draw({ what: 'unitId', to: String(to) }); }} filter={holding} nothingFoundMessage={w.whole.none} comboboxProps={wide} />}
      {column === 'reportsTo' && <SeatSelect label={label} then={then} but={branchIn(then, row.seat.id)} top={w.changes.fields.top} value={row.managerId ?? top} onChange={(to) => draw({ what: 'manager', to: to === top ? null : to })} />}
      {column === 'person' && <PersonEdit {...props} onDraw={draw} />}
    </div>
  );
}

function TitleEdit({ row, label, onDraw, onClose }: EditProps) {
  const [text, setText] = useState(row.title), isLeft = useRef(false);
  const done = () => { if (isLeft.current) return; isLeft.current = true; if (text.trim() !== '' && text.trim() !== row.title) onDraw({ what: 'title', to: text.trim() }); onClose(); };
  return <TextInput aria-label={label} maxLength={120} value={text} onChange={(e) => setText(e.currentTarget.value)} onBlur={done} onKeyDown={(e) => { if (e.key === 'Enter') { e.preventDefault(); done(); } }} />;
}

/** Whoever is chosen comes; the cross leaves the seat without anybody. */
function PersonEdit({ row, label, onDraw }: EditProps) {
  const holder = row.seat.holders.find((h) => h.kind === 'regular')?.person ?? null;
  return <PersonField label={label} error={undefined} value={holder?.id ?? null} chosen={holder && { value: holder.id, label: holder.name }} clearable width={wide.width} onChange={(to, name) => onDraw({ what: 'holder', to }, to && name ? { [to]: name } : {})} />;
}

const top = 'top';
/** A cell is narrower than what one chooses in it. */
const wide = { width: 300, position: 'bottom-start' as const, shadow: 'md' };
type Filter = NonNullable<Parameters<typeof Select>[0]['filter']>;
/** Whatever the accents, in any order of the words. */
const holding: Filter = ({ options, search, limit }) => {
  const words = plain(search).split(/\s+/).filter(Boolean), found: typeof options = [];
  for (const o of options) { if (found.length >= limit) break; if ('label' in o && words.every((w) => plain(o.label).includes(w))) found.push(o); }
  return found;
};

/** One of all the seats that stay, found by its title or its person. */
function SeatSelect({ label, then, but, top: none, value, onChange, withLabel = false }: { label: string; then: StructureThen; but: ReadonlySet<string>; top?: string; value: string | null; onChange: (id: string) => void; withLabel?: boolean }) {
  const w = useWords().restructuring.whole, options = seatOptions(then).filter((o) => !but.has(o.value));
  return <Select {...(withLabel ? { label } : { 'aria-label': label })} searchable limit={60} allowDeselect={false} value={value} data={none ? [{ value: top, label: none }, ...options] : options} onChange={(id) => { if (id) onChange(String(id)); }} filter={holding} nothingFoundMessage={w.none} comboboxProps={wide} />;
}

interface Option { value: string; label: string }
const inWords = new Intl.Collator('es', { numeric: true }), known = new WeakMap<StructureThen, Option[]>();
/** Sorted once, however often a cell is opened. */
const seatOptions = (then: StructureThen): Option[] => known.get(then) ?? known.set(then, then.seats.map((s) => ({ value: s.id, label: [s.title, namedAt(s)].filter(Boolean).join(' · ') })).sort((a, b) => inWords.compare(a.label, b.label))).get(then)!;
const unitOptions = ({ units }: StructureThen): Option[] => units.map((u) => ({ value: u.id, label: u.name })).sort((a, b) => inWords.compare(a.label, b.label));

export type ManyAct = 'manager' | 'portfolio' | 'close';

/** Several positions at once: who leads them, who gets their customers, or who takes over what they hold when they close. */
export function ManyForm({ act, seatIds, then, onDraw, onClose }: { act: ManyAct; seatIds: readonly string[]; then: StructureThen; onDraw: (edit: SeatEdit) => void; onClose: () => void }) {
  const words = useWords(), w = words.restructuring.table.many[act], [to, setTo] = useState<string | null>(null);
  const but = new Set(act === 'manager' ? seatIds.flatMap((id) => [...branchIn(then, id)]) : seatIds);
  return (
    <Modal opened onClose={onClose} title={<span className="b">{w.title(seatIds.length)}</span>} size={440} radius="lg" closeButtonProps={{ 'aria-label': words.common.close }}>
      <form className="col" style={{ gap: 12 }} onSubmit={(e) => { e.preventDefault(); if (to) onDraw({ what: act, to }); }}>
        <SeatSelect withLabel label={w.to} then={then} but={but} value={to} onChange={setTo} />
        <div className="row" style={{ gap: 8, justifyContent: 'flex-end' }}><Button onClick={onClose}>{words.common.cancel}</Button><Button type="submit" variant="filled" disabled={to === null}>{w.name}</Button></div>
      </form>
    </Modal>
  );
}
