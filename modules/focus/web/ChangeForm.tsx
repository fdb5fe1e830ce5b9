import { ActionIcon, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listModels } from '../../territories/contract.ts';
import { readMove } from '../contract.ts';
import type { ChangeView } from './change.ts';
import { leftAlone } from './moveWords.ts';
import { AccountName, CustomerPick, SeatName, SeatPick } from './Pickers.tsx';

/** What is to change: a seat that closes, a portfolio that passes, or some customers. Nothing happens here yet. */
export function ChangeForm(props: { view: ChangeView; setView: (patch: Partial<ChangeView>) => void; on: string }) {
  return props.view.kind === 'back' && props.view.act ? <BackForm {...props} actId={props.view.act} /> : <PlainForm {...props} />;
}

/** Customers that an act moved, given back: whom and to whom is the act's; only the day is chosen. */
function BackForm({ setView, on, actId }: { setView: (patch: Partial<ChangeView>) => void; on: string; actId: string }) {
  const words = useWords().focus, w = words.moves, f = useFormats();
  const { company } = useMe();
  const { data: act, said } = useAsk(readMove, { actId });
  return (
    <form className="form change" onSubmit={(event) => event.preventDefault()}>
      <ProblemNote said={said} />
      {act && <p style={{ margin: 0 }}>{w.givingBack(f.number(act.states.stands), f.dayAt(act.at))} {leftAlone(act, w, f)} <GoLink className="u" to={`/account-moves?act=${actId}`}>{w.seeMove}</GoLink></p>}
      <DayField label={words.on} value={on} min={act && act.on > company.today ? act.on : company.today} onChange={(day) => setView({ on: day ?? undefined })} />
    </form>
  );
}

function PlainForm({ view, setView, on }: { view: ChangeView; setView: (patch: Partial<ChangeView>) => void; on: string }) {
  const words = useWords().focus;
  const may = useMay();
  const { company } = useMe();
  const kinds = (['close', 'pass', 'move', 'model'] as const).filter((k) => (k !== 'close' || may('focus.seat.close')) && (k !== 'model' || may('territories.model.read')));
  const kind = kinds.find((k) => k === view.kind) ?? kinds[0]!;
  return (
    <form className="form change" onSubmit={(event) => event.preventDefault()}>
      <fieldset><legend>{words.what}</legend>
        <SegmentedControl fullWidth orientation="vertical" value={kind} data={kinds.map((value) => ({ value, label: words.kinds[value] }))} onChange={(k) => setView({ kind: k as ChangeView['kind'], move: [] })} />
      </fieldset>
      {(kind === 'close' || kind === 'pass') && <SeatPick label={kind === 'close' ? words.closing : words.fromSeat} value={view.seat ?? null} onChange={(seat) => setView({ seat: seat ?? undefined })} />}
      {kind === 'move' && <Accounts view={view} setView={setView} />}
      {kind === 'model' && <ModelPick value={view.model ?? null} onChange={(model) => setView({ model })} />}
      {kind !== 'model' && <SeatPick label={words.toSeat} value={view.to ?? null} onChange={(to) => setView({ to: to ?? undefined })} clearable />}
      {kind === 'close' && <Exceptions view={view} setView={setView} />}
      <DayField label={words.on} value={on} min={company.today} onChange={(day) => setView({ on: day ?? undefined })} />
    </form>
  );
}

function ModelPick({ value, onChange }: { value: string | null; onChange: (model: string) => void }) {
  const words = useWords().focus;
  const rows = useAsk(listModels, {}).data?.rows.filter((m) => m.state !== 'archived') ?? [];
  return <Select label={words.model} description={words.modelHelp} allowDeselect={false} value={value} onChange={(m) => m && onChange(m)} data={rows.map((m) => ({ value: m.id, label: m.name }))} />;
}

function Accounts({ view, setView }: { view: ChangeView; setView: (patch: Partial<ChangeView>) => void }) {
  const words = useWords().focus;
  return (
    <div className="col" style={{ gap: 6 }}>
      <CustomerPick key={view.account.length} label={words.addAccount} value={null} onChange={(id) => id && !view.account.includes(id) && setView({ account: [...view.account, id] })} />
      {view.account.map((id) => <Picked key={id} remove={words.remove} onRemove={() => setView({ account: view.account.filter((a) => a !== id) })}><AccountName accountId={id} /></Picked>)}
    </div>
  );
}

/** Customers of the closing seat that go elsewhere. */
function Exceptions({ view, setView }: { view: ChangeView; setView: (patch: Partial<ChangeView>) => void }) {
  const words = useWords().focus;
  const [account, setAccount] = useState<string | null>(null);
  const add = (seat: string | null) => {
    if (!account || !seat) return;
    setView({ move: [...view.move.filter((m) => !m.startsWith(`${account}:`)), `${account}:${seat}`] });
    setAccount(null);
  };
  return (
    <fieldset className="col" style={{ gap: 6 }}>
      <CustomerPick key={`a${view.move.length}`} label={words.exceptions} value={account} onChange={setAccount} clearable />
      {account && <SeatPick label={words.exceptionTo} value={null} onChange={add} />}
      {view.move.map((m) => {
        const [id = '', seat = ''] = m.split(':');
        return <Picked key={m} remove={words.remove} onRemove={() => setView({ move: view.move.filter((x) => x !== m) })}><AccountName accountId={id} /> → <SeatName seatId={seat} /></Picked>;
      })}
    </fieldset>
  );
}

const Picked = ({ children, remove, onRemove }: { children: React.ReactNode; remove: string; onRemove: () => void }) =>
  <div className="row picked"><span className="el">{children}</span><span className="sp" /><ActionIcon aria-label={remove} size={24} onClick={onRemove}><IconX size={14} stroke={1.7} /></ActionIcon></div>;
