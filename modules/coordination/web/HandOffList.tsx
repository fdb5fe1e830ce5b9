import { z } from 'zod';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { exportHandOffs, type HandOffRow, HandOffState, listHandOffs } from '../contract.ts';
import './coordination.css';
import { CoordinationTabs } from './CoordinationTabs.tsx';
import { HandOffClock } from './HandOffClock.tsx';
import { HandOffDrawer } from './HandOffDrawer.tsx';
import { Parties } from './Parties.tsx';
import { PausedChip } from './Pauses.tsx';
import { StateChip } from './StateChip.tsx';

const viewShape = z.object({ handOff: z.string().optional() });

/** Every hand-off one may see, also those that are over. */
export function HandOffList() {
  const words = useWords().coordination;
  const formats = useFormats();
  const f = words.fields;
  const [view, setView] = useView(viewShape);
  const columns = [
    { name: 'lead', title: f.customer, cell: (h: HandOffRow) => h.account?.name ?? h.lead.name },
    { name: 'parties', title: f.parties, cell: (h: HandOffRow) => <Parties from={h.from} to={h.to} />, width: 'minmax(190px, 1fr)' },
    { name: 'state', title: f.state, cell: (h: HandOffRow) => <span className="row"><StateChip state={h.state} /><PausedChip clock={h.clock} /></span>, width: '260px' },
    { name: 'market', title: f.market, cell: (h: HandOffRow) => h.market.name, width: '110px', extra: true },
    { name: 'origin', title: f.origin, cell: (h: HandOffRow) => h.origin.name, width: '150px' },
    { name: 'offeredAt', title: f.offeredAt, cell: (h: HandOffRow) => (h.offeredAt ? formats.moment(h.offeredAt) : ''), width: '150px', sorts: true },
    { name: 'returnReason', title: f.returnReason, cell: (h: HandOffRow) => h.returnReason?.name ?? '', width: '190px', extra: true },
  ];
  const phone = (h: HandOffRow) => (
    <div className="col"><span className="row"><b className="m el">{h.account?.name ?? h.lead.name}</b><span className="sp" /><StateChip state={h.state} /><PausedChip clock={h.clock} /></span><Parties from={h.from} to={h.to} />{h.clock && <HandOffClock clock={h.clock} />}</div>
  );
  return (
    <>
      <TopBar title={words.handOffs} />
      <CoordinationTabs />
      <div className="split">
        <RecordList list="coordination.hand_offs" endpoint={listHandOffs} columns={columns} phone={phone} idOf={(h) => h.id} nameOf={(h) => h.lead.name} open={(h) => `/coordination/hand-offs?handOff=${h.id}`}
          usualSort="-offeredAt" count={words.count} exportPath={exportHandOffs.path} live={['hand_off']} empty={<EmptyState>{words.noHandOffs}</EmptyState>}
          filters={[
            { kind: 'choice', name: 'state', label: f.state, options: HandOffState.options.map((s) => ({ value: s, label: words.states[s] })) },
            { kind: 'choice', name: 'paused', label: words.pauses.chip, one: true, options: [{ value: 'true', label: words.pauses.chip }] },
            { kind: 'choice', name: 'mine', label: words.own, one: true, options: [{ value: 'true', label: words.own }] },
          ]} />
        {view.handOff && <HandOffDrawer key={view.handOff} handOffId={view.handOff} onClose={() => setView({ handOff: undefined })} open={(handOff) => setView({ handOff })} />}
      </div>
    </>
  );
}
