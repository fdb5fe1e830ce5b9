import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import type { ListFilter } from '../../../platform/web/list/FilterMenu.tsx';
import { RecordList } from '../../../platform/web/list/RecordList.tsx';
import type { UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { tellFact, tellSystem } from '../../../words/factLine.ts';
import { listPeople, readPerson } from '../../organization/contract.ts';
import { exportFacts, type FactRow, listFacts } from '../contract.ts';

const View = z.object({ aboutId: z.string().optional(), actId: z.string().optional() });

/** The audit trail: every change, who made it and when, the latest first. Nobody edits it. */
export function AuditTrail() {
  const { facts: words, organization } = useWords();
  const [view, setView] = useView(View);
  const input = { ...(view.aboutId ? { aboutId: view.aboutId } : {}), ...(view.actId ? { actId: view.actId } : {}) };
  const isNarrow = view.aboutId !== undefined || view.actId !== undefined;
  return (
    <>
      <TopBar title={words.title} crumb={{ name: organization.settings.title, to: '/settings' }} state={isNarrow && <Chip kind="outlined">{words.ofRecord}</Chip>}
        actions={isNarrow ? [{ name: words.all, run: () => setView({ aboutId: undefined, actId: undefined }) }] : []} />
      <RecordList list="oversight.facts" endpoint={listFacts} input={input} columns={useColumns()} filters={useFilters()} usualSort="-at" search={false} idOf={(f) => f.id} nameOf={(f: FactRow) => f.what}
        count={words.count} exportPath={exportFacts.path} empty={<EmptyState>{words.none}</EmptyState>} phone={(f: FactRow) => <PhoneRow fact={f} />} />
    </>
  );
}

const Who = ({ fact }: { fact: FactRow }) => {
  const words = useWords().facts;
  return <>{fact.person?.name || (fact.system ? tellSystem(fact.system, words) : '')}</>;
};

function useColumns() {
  const words = useWords().facts;
  const formats = useFormats();
  const told = (f: FactRow) => tellFact(f, words, formats);
  return [
    { name: 'at', title: words.when, cell: (f: FactRow) => <time dateTime={f.at} title={formats.exactMoment(f.at)}>{formats.moment(f.at)}</time>, width: '140px' },
    { name: 'person', title: words.who, cell: (f: FactRow) => <Who fact={f} />, width: 'minmax(130px, 180px)' },
    { name: 'what', title: words.did, cell: (f: FactRow) => { const { act, name } = told(f); return <span title={`${act} ${f.shut ? words.shut : name}`}>{act} {f.shut ? <span className="sub">{words.shut}</span> : <span className="m">{name}</span>}</span>; }, width: 'minmax(220px, 1.4fr)' },
    { name: 'kind', title: words.kind, cell: (f: FactRow) => told(f).kind, width: '130px', extra: true },
    { name: 'changes', title: words.change, cell: (f: FactRow) => { const text = told(f).changes.join('; '); return <span className="ink2" title={text}>{text}</span>; }, width: 'minmax(200px, 1.6fr)' },
    { name: 'via', title: words.via, cell: (f: FactRow) => <span className="sub">{told(f).via}</span>, width: '120px' },
  ];
}

const usePeople: UseOptions = (text) => {
  const asked = useAsk(listPeople, { limit: 20, ...(text ? { find: text } : {}) }, { keep: true });
  return { options: (asked.data?.rows ?? []).map((p) => ({ value: p.id, label: p.name })), isFinding: asked.isFetching };
};
const usePersonName = (personId: string) => useAsk(readPerson, { personId }, { freshFor: 600_000 }).data?.name;

function useFilters(): readonly ListFilter[] {
  const words = useWords().facts;
  return [
    { kind: 'record', name: 'personId', label: words.person, useOptions: usePeople, useName: usePersonName },
    { kind: 'choice', name: 'kind', label: words.kind, options: Object.entries(words.about).map(([value, label]) => ({ value, label })).toSorted((a, b) => a.label.localeCompare(b.label)) },
    { kind: 'days', name: 'at', label: words.when },
  ];
}

function PhoneRow({ fact }: { fact: FactRow }) {
  const words = useWords().facts;
  const formats = useFormats();
  const { act, name, changes } = tellFact(fact, words, formats);
  return (
    <div className="col">
      <span className="row"><b className="m el"><Who fact={fact} /></b><span className="sp" /><span className="sm sub nw">{formats.moment(fact.at)}</span></span>
      <span className="el">{act} {fact.shut ? <span className="sub">{words.shut}</span> : <span className="m">{name}</span>}</span>
      <span className="sm sub el">{changes.join('; ')}</span>
    </div>
  );
}
