import { Button, Checkbox, MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useAsk } from '../../../platform/web/ask.ts';
import type { useFields } from '../../../platform/web/fields.ts';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listProducts } from '../../sales/contract.ts';
import { type AssignmentWishes, askAssignment, type StructureThen } from '../contract.ts';
import type { DrawnThen } from './drawnThen.ts';
import { AccountsField } from './recordFields.tsx';

export type SeatDrawn = StructureThen['seats'][number];
/** What the form holds: `left` are seats of the chosen teams that take no part; `capacity` what was written beside a seat. */
export interface AskedFor extends Omit<AssignmentWishes, 'seats' | 'products'>, Record<string, unknown> { units: string[]; left: string[]; capacity: Record<string, number | null>; products: { productId: string | null; seatIds: string[] }[] }
export type AssignmentFields = ReturnType<typeof useFields<AskedFor>>;

export const firstAsked = (wishes: AssignmentWishes | null, seats: readonly SeatDrawn[], units: string[]): AskedFor => {
  if (!wishes) return { units, left: [], capacity: {}, scope: { classes: [] }, serves: 'market', products: [], together: [], apart: [], frozen: [], keepExceptions: true, mostMoved: null, mostPoints: null, nearness: 'none', seconds: 30, seed: 1 };
  const { seats: asked, ...rest } = wishes, inside = new Set(asked.map((s) => s.seatId)), teams = [...new Set(seats.filter((s) => inside.has(s.id)).map((s) => s.unitId))];
  return { ...rest, units: teams, left: facing(seats, teams).filter((s) => !inside.has(s.id)).map((s) => s.id), capacity: Object.fromEntries(asked.map((s) => [s.seatId, s.capacity])) };
};
/** The seats of these teams that deal with customers. */
export const facing = (seats: readonly SeatDrawn[], units: readonly string[]): SeatDrawn[] => seats.filter((s) => s.customerFacing && units.includes(s.unitId)).sort((a, b) => a.title.localeCompare(b.title, 'es', { numeric: true }));
export const wishesOf = (v: AskedFor, seats: readonly SeatDrawn[]) => ({
  ...v, seats: facing(seats, v.units).filter((s) => !v.left.includes(s.id)).map((s) => ({ seatId: s.id, capacity: v.capacity[s.id] ?? null })), products: v.products.filter((p) => p.productId !== null && p.seatIds.length > 0),
  together: v.together.filter((g) => g.length > 1), apart: v.apart.filter((g) => g.length === 2), scope: { classes: v.scope.classes, ...(v.scope.segment ? { segment: v.scope.segment } : {}), ...(v.scope.postcode ? { postcode: v.scope.postcode } : {}) },
});

/** Between whom, which customers, within what limits, for how long. */
export function AssignmentForm({ form, drawn, onFind }: { form: AssignmentFields; drawn: DrawnThen; onFind: () => void }) {
  const words = useWords().restructuring.assignment, w = words.form;
  const v = form.values, { scope } = v;
  const setScope = (patch: Partial<AskedFor['scope']>) => form.set('scope', { ...scope, ...patch });
  return (
    <form id="assignment" className="form" noValidate onSubmit={(e) => { e.preventDefault(); onFind(); }}>
      <p className="ink2" style={{ margin: 0 }}>{words.lead}</p>
      <Teams form={form} drawn={drawn} />
      <Section title={w.who} />
      <Checkbox.Group label={w.classes} description={w.classesHelp} value={scope.classes} onChange={(classes) => setScope({ classes: classes as AskedFor['scope']['classes'] })}>
        <span className="row" data-wrap style={{ gap: 14, marginTop: 6 }}>{(['A', 'B', 'C', 'unclassed'] as const).map((k) => <Checkbox key={k} value={k} label={k === 'unclassed' ? w.unclassed : k} />)}</span>
      </Checkbox.Group>
      <div className="two"><TextInput label={w.segment} value={scope.segment ?? ''} onChange={(e) => setScope({ segment: e.currentTarget.value })} /><TextInput label={w.postcode} value={scope.postcode ?? ''} onChange={(e) => setScope({ postcode: e.currentTarget.value })} /></div>
      <Section title={w.limits} />
      <Select label={w.serves} allowDeselect={false} value={v.serves} onChange={(x) => form.set('serves', (x ?? 'market') as AskedFor['serves'])} data={(['market', 'language', 'any'] as const).map((value) => ({ value, label: w.servesAs[value] }))} />
      <div className="two">
        <NumberInput label={w.mostMoved} min={0} allowDecimal={false} value={v.mostMoved ?? ''} onChange={(n) => form.set('mostMoved', n === '' ? null : Number(n))} error={form.errors['mostMoved']} />
        <NumberInput label={w.mostPoints} min={0} max={100} value={v.mostPoints ?? ''} onChange={(n) => form.set('mostPoints', n === '' ? null : Number(n))} error={form.errors['mostPoints']} />
      </div>
      <p className="sm sub" style={{ margin: 0 }}>{w.budgetHelp}</p>
      <Select label={w.nearness} description={w.nearnessHelp} allowDeselect={false} value={v.nearness} onChange={(x) => form.set('nearness', (x ?? 'none') as AskedFor['nearness'])} data={(['none', 'some', 'much'] as const).map((value) => ({ value, label: w.nearnessAs[value] }))} />
      <details className="more"><summary className="m">{w.more}</summary><MoreLimits form={form} drawn={drawn} /></details>
      <div className="two">
        <Select label={w.time} allowDeselect={false} value={String(v.seconds)} onChange={(x) => form.set('seconds', Number(x ?? 30))} data={[...new Set([10, 30, 60, 300, v.seconds])].sort((a, b) => a - b).map((n) => ({ value: String(n), label: w.seconds(String(n)) }))} />
        <NumberInput label={w.seed} description={w.seedHelp} min={1} allowDecimal={false} value={v.seed} onChange={(n) => form.set('seed', Number(n) || 1)} />
      </div>
    </form>
  );
}

function Teams({ form, drawn: { after } }: { form: AssignmentFields; drawn: DrawnThen }) {
  const w = useWords().restructuring.assignment.form, f = useFormats();
  const v = form.values, seats = facing(after.seats, v.units), withSeats = new Set(after.seats.filter((s) => s.customerFacing).map((s) => s.unitId));
  const toggle = (id: string) => form.set('left', v.left.includes(id) ? v.left.filter((x) => x !== id) : [...v.left, id]);
  return (
    <>
      <MultiSelect label={w.teams} description={w.teamsHelp} searchable value={v.units} error={form.errors['seats'] ?? (seats.length === 0 ? w.noSeats : undefined)} onChange={(units) => form.set('units', units)} data={after.units.filter((u) => withSeats.has(u.id)).map((u) => ({ value: u.id, label: u.name })).sort((a, b) => a.label.localeCompare(b.label, 'es'))} />
      {seats.length > 0 && (
        <div className="col" style={{ gap: 4 }}>
          <p className="row sm sub" style={{ margin: 0 }}><span style={{ flex: 1 }}>{w.capacityHelp}</span></p>
          {seats.map((s) => (
            <div key={s.id} className="row assign-seat">
              <Checkbox aria-label={w.takesPart(s.title)} checked={!v.left.includes(s.id)} onChange={() => toggle(s.id)} />
              <span className="el" style={{ flex: 1 }} title={s.title}><span className="m">{s.holders[0]?.person.name ?? s.title}</span>{s.holders[0] && <span className="sub sm"> {s.title}</span>}</span>
              <NumberInput aria-label={w.capacity(s.title)} w={92} hideControls min={0} allowDecimal={false} placeholder={s.capacity === null ? w.byShare : f.number(s.capacity)} value={v.capacity[s.id] ?? ''} disabled={v.left.includes(s.id)} onChange={(n) => form.set('capacity', { ...v.capacity, [s.id]: n === '' ? null : Number(n) })} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function MoreLimits({ form, drawn: { after } }: { form: AssignmentFields; drawn: DrawnThen }) {
  const w = useWords().restructuring.assignment.form, f = useFormats();
  const v = form.values, products = useAsk(listProducts, {}, { freshFor: 600_000 }).data?.rows ?? [], seats = facing(after.seats, v.units);
  const group = (field: 'together' | 'apart', n: number, ids: string[]) => form.set(field, v[field].map((g, i) => (i === n ? (field === 'apart' ? ids.slice(0, 2) : ids) : g)));
  const product = (n: number, patch: Partial<AskedFor['products'][number]>) => form.set('products', v.products.map((p, i) => (i === n ? { ...p, ...patch } : p)));
  const drop = (field: 'together' | 'apart' | 'products', n: number) => <Button size="compact-xs" onClick={() => form.set(field, (v[field] as unknown[]).filter((_, i) => i !== n) as never)}>{w.remove}</Button>;
  return (
    <div className="form" style={{ marginTop: 8 }}>
      <Checkbox label={w.keepExceptions} checked={v.keepExceptions} onChange={(e) => form.set('keepExceptions', e.currentTarget.checked)} />
      <AccountsField label={w.frozen} add={w.addFrozen} error={undefined} value={v.frozen} names={{}} onChange={(ids) => form.set('frozen', ids)} />
      {(['together', 'apart'] as const).map((field) => v[field].map((ids, n) => <div key={`${field}${n}`}><AccountsField label={w[field](f.number(n + 1))} add={w.addCustomer} error={undefined} value={ids} names={{}} onChange={(next) => group(field, n, next)} />{drop(field, n)}</div>))}
      {v.products.map((p, n) => (
        <div key={n} className="col" style={{ gap: 6 }}>
          <Select label={w.product} searchable value={p.productId} onChange={(productId) => product(n, { productId })} data={products.map((x) => ({ value: x.id, label: x.name }))} />
          <MultiSelect label={w.productSeats} searchable value={p.seatIds} onChange={(seatIds) => product(n, { seatIds })} data={seats.map((s) => ({ value: s.id, label: [s.title, s.holders[0]?.person.name].filter(Boolean).join(' · ') }))} />{drop('products', n)}
        </div>
      ))}
      <span className="row" data-wrap>
        <Button size="compact-sm" onClick={() => form.set('together', [...v.together, []])}>{w.addTogether}</Button><Button size="compact-sm" onClick={() => form.set('apart', [...v.apart, []])}>{w.addApart}</Button>
        <Button size="compact-sm" onClick={() => form.set('products', [...v.products, { productId: null, seatIds: [] }])}>{w.addProduct}</Button>
      </span>
    </div>
  );
}

/** What is sent, or undefined after each problem stands beside its field. */
export const checkedWishes = (form: AssignmentFields, proposalId: string, seats: readonly SeatDrawn[]) => form.check(askAssignment.input, { proposalId, ...wishesOf(form.values, seats) });
