import { Button, SegmentedControl } from '@mantine/core';
import { z } from 'zod';
import { useAskPages, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type DuplicatePair, MergeKind } from '../contract.ts';
import './customers.css';
import { mergeAddress } from './mergeAddress.ts';
import { mergingOf } from './mergingOf.ts';

const viewShape = z.object({ kind: MergeKind.optional() });

/** Who may be the same one, the likeliest first: each pair is compared, or told apart for good. */
export function Duplicates() {
  const words = useWords().merging;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const kinds = MergeKind.options.filter((k) => may(`customers.${k}.merge`)), kind = view.kind && kinds.includes(view.kind) ? view.kind : kinds[0];
  return (
    <>
      <TopBar title={words.title} />
      <PlaceTabs place="customers" />
      <div className="main duplicates" style={{ overflow: 'auto' }}>
        {kinds.length > 1 && kind && <SegmentedControl aria-label={words.which} value={kind} onChange={(k) => setView({ kind: k as MergeKind })} data={kinds.map((k) => ({ value: k, label: words.kinds[k] }))} />}
        {kind && <Pairs key={kind} kind={kind} />}
      </div>
    </>
  );
}

function Pairs({ kind }: { kind: MergeKind }) {
  const words = useWords().merging, { list, apart, stale } = mergingOf[kind];
  const pages = useAskPages(list, { limit: 40 }, { live: [kind] });
  const tell = useTell(apart, { makesStale: stale, done: () => words.toldApart, undo: (_, input) => reach(apart, { ...input, distinct: false }) });
  if (pages.said) return <ProblemNote said={pages.said} retry={() => void pages.refetch()} />;
  if (pages.isPending) return <LoadingBars />;
  if (pages.rows.length === 0) return <EmptyState>{words.none[kind]}</EmptyState>;
  return (
    <>
      <p className="ink2" style={{ margin: 0 }}>{words.about[kind]}</p>
      <ProblemNote said={tell.said} />
      <ul className="plain-list" style={{ gap: 0 }}>
        {pages.rows.map((pair) => <Pair key={pair.id} kind={kind} pair={pair} isTelling={tell.isTelling} apart={() => tell.tell({ oneId: pair.one.id, otherId: pair.other.id, distinct: true })} />)}
      </ul>
      {pages.hasMore && <button type="button" className="link-button u" onClick={pages.more}>{words.more}</button>}
    </>
  );
}

function Pair({ kind, pair, apart, isTelling }: { kind: MergeKind; pair: DuplicatePair; apart: () => void; isTelling: boolean }) {
  const words = useWords().merging;
  const go = useGo();
  const { one, other } = pair;
  return (
    <li className="pair">
      <Alike kind={kind} record={one} /><Alike kind={kind} record={other} />
      <span className="row pair-why" data-wrap>{pair.because.map((b) => <Chip key={b}>{words.because[b]}</Chip>)}</span>
      <span className="row pair-acts">
        <Button variant="subtle" disabled={isTelling} onClick={apart} aria-label={words.apartOf(one.name, other.name)}>{words.apart}</Button>
        <Button onClick={() => go(mergeAddress(kind, one.id, other.id))} aria-label={words.compareOf(one.name, other.name)}>{words.compare}</Button>
      </span>
    </li>
  );
}

function Alike({ kind, record: r }: { kind: MergeKind; record: DuplicatePair['one'] }) {
  const words = useWords().merging, lead = r.lead?.person?.name ?? r.lead?.seat.name;
  const notes = kind === 'account' ? [r.city, r.taxId, r.phone, r.website, lead && words.leads(lead)] : [r.account?.name, r.jobTitle, r.email, r.phone];
  return (
    <span className="col pair-one">
      <GoLink className="u m el" to={mergingOf[kind].record(r.id)}>{r.name || r.email || '…'}</GoLink>
      <span className="sm sub">{notes.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
