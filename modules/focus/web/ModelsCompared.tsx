import { Select } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listModels } from '../../territories/contract.ts';
import { compareModels, type ModelsCompared as Compared } from '../contract.ts';

const shape = z.object({ left: z.string().optional(), right: z.string().optional() });

/** Two models of territories side by side: what each finds and leaves out, what each seat would lead, and whom they part over. */
export function ModelsCompared() {
  const words = useWords().focus.models;
  const { modelId } = useParams({ strict: false }) as { modelId: string };
  const [view, setView] = useView(shape);
  // The model one comes from stands at the right, what is in force at the left; from the one in force, another at the right.
  const rows = useAsk(listModels, {}).data?.rows, left = rows?.find((m) => m.id === view.left) ?? rows?.find((m) => m.state === 'active') ?? rows?.find((m) => m.id !== modelId), right = rows?.find((m) => m.id === (view.right ?? modelId) && m.id !== left?.id) ?? rows?.find((m) => m.id !== left?.id);
  const { data, said, refetch } = useAsk(compareModels, { modelId: left?.id ?? '', otherId: right?.id ?? '' }, { when: left !== undefined && right !== undefined, keep: true, live: ['territory', 'territory_model', 'account'] });
  const pick = (side: 'left' | 'right', id: string | undefined) => <Select aria-label={words[side]} label={words[side]} allowDeselect={false} value={id ?? null} data={(rows ?? []).map((m) => ({ value: m.id, label: m.name }))} onChange={(next) => setView({ [side]: next ?? undefined })} />;
  return (
    <>
      <TopBar title={words.title} crumb={{ name: words.crumb, to: '/territories' }} />
      <div className="main pad" style={{ overflow: 'auto' }}>
        {rows && rows.length < 2 && <EmptyState>{words.one}</EmptyState>}
        {rows && rows.length > 1 && <div className="row" data-wrap style={{ gap: 16, marginBottom: 16 }}>{pick('left', left?.id)}{pick('right', right?.id)}</div>}
        <ProblemNote said={said} retry={() => void refetch()} />
        {!data && !said && (rows === undefined || rows.length > 1) && <LoadingBars rows={8} />}
        {data && <><Figures compared={data} /><Seats compared={data} /><Parting compared={data} /></>}
      </div>
    </>
  );
}

function Figures({ compared: { left, right, total } }: { compared: Compared }) {
  const words = useWords().focus.models, states = useWords().territories.states, f = useFormats();
  const rows = (['territories', 'accounts', 'gaps', 'overlaps', 'frozen', 'excepted', 'differ'] as const).map((k) => [words.figures[k], left[k], right[k]] as const);
  const head = (m: Compared['left']) => <th className="num" style={{ whiteSpace: 'normal' }}>{m.model.name}<span className="sm sub" style={{ display: 'block', fontWeight: 400 }}>{states[m.state]}</span></th>;
  return (
    <section style={{ maxWidth: 640, marginBottom: 20, overflowX: 'auto' }}>
      <table className="t"><thead><tr><th>{words.what}</th>{head(left)}{head(right)}</tr></thead>
        <tbody>{rows.map(([name, l, r]) => <tr key={name}><td>{name}</td><td className="num">{f.number(l)}</td><td className="num b">{f.number(r)}</td></tr>)}<tr><td>{words.parting}</td><td className="num" colSpan={2}><span className="b">{f.number(total)}</span></td></tr></tbody></table>
    </section>
  );
}

function Seats({ compared: { seats, left, right } }: { compared: Compared }) {
  const words = useWords().focus.models, c = words.columns, f = useFormats();
  const pair = (l: string, r: string) => (l === r ? r : words.fromTo(l, r));
  return (
    <section style={{ marginBottom: 20 }}>
      <Section title={words.seats} n={f.number(seats.length)}><span className="sm sub">{words.fromTo(left.model.name, right.model.name)}</span></Section>
      <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.seats}><table className="t">
        <thead><tr><th>{c.seat}</th><th className="num">{c.accounts}</th><th className="num">{c.booked}</th><th className="num">{c.load}</th><th className="num">{c.capacity}</th></tr></thead>
        <tbody>{seats.map((s) => (
          <tr key={s.seat.id}><td><span className="m">{s.person?.name ?? s.seat.name}</span>{s.person && <span className="sm sub" style={{ display: 'block' }}>{s.seat.name}</span>}</td>
            <td className="num nw">{pair(f.number(s.left.accounts), f.number(s.right.accounts))}</td><td className="num nw">{pair(f.moneyWhole(s.left.booked), f.moneyWhole(s.right.booked))}</td>
            <td className={`num nw${s.capacity !== null && s.right.load > s.capacity ? ' late' : ''}`}>{pair(f.number(s.left.load), f.number(s.right.load))}</td><td className="num">{s.capacity === null ? '—' : f.number(s.capacity)}</td></tr>
        ))}</tbody>
      </table></div>
      <p className="sm sub">{words.loadNote}</p>
    </section>
  );
}

function Parting({ compared: { changing, accounts, total } }: { compared: Compared }) {
  const words = useWords().focus.models, classes = useWords().focus.classes, f = useFormats();
  if (total === 0) return <p className="sub">{words.same}</p>;
  return (
    <section>
      <Section title={words.parting} n={f.number(total)}><span className="sm sub">{changing.filter((c) => c.accounts > 0).map((c) => `${classes[c.class]}: ${f.number(c.accounts)}`).join(' · ')}</span></Section>
      <ul className="plain-list">{accounts.map((a) => <li key={a.account.id} className="row" data-wrap><GoLink className="u m" to={`/customers/${a.account.id}`}>{a.account.name}</GoLink><span className="sub">{words.fromTo(a.left?.name ?? words.nobody, a.right?.name ?? words.nobody)}</span></li>)}</ul>
      {total > accounts.length && <p className="sm sub">{words.shown(f.number(accounts.length), f.number(total))}</p>}
    </section>
  );
}
