import { Checkbox } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { Id } from '../../../contract/shapes.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { handOffQueue } from '../contract.ts';
import { AgreementBand, Keeping } from './AgreementBand.tsx';
import './coordination.css';
import { CoordinationTabs } from './CoordinationTabs.tsx';
import { HandOffDrawer } from './HandOffDrawer.tsx';
import { HandOffTable } from './HandOffTable.tsx';
import { AskForm, RequestBoards, RequestDrawer, useOpenRequests, useRequest } from './Requests.tsx';

/** The queue answers as many of each side at most. */
const mostShown = 200;

const viewShape = z.object({ handOff: z.string().optional(), request: Id.optional(), ask: z.literal('1').optional(), own: z.enum(['0', '1']).optional() });
const nothing = { handOff: undefined, request: undefined, ask: undefined };

/** What waits for me and what I wait for, with the agreement's clocks; support in both directions at the side. */
export function Queue() {
  const words = useWords().coordination;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const close = () => setView(nothing);
  const show = (what: Partial<typeof view>) => setView({ ...nothing, ...what }, { push: true });
  const ask = may('coordination.support_request.ask') ? [{ name: words.requests.ask, icon: <IconPlus size={16} stroke={1.7} />, run: () => show({ ask: '1' }) }] : [];
  const offer = may('coordination.hand_off.offer') ? [{ name: words.handOff, icon: <IconPlus size={16} stroke={1.7} />, main: true, to: '/marketing/leads?standing=new' }] : [];
  /* Whoever leads nobody comes for their own, though they may read those of their colleagues. */
  const own = view.own === undefined ? !may('reporting.report.read') : view.own === '1';
  const request = useRequest(view.request, own);
  const content = <Content own={own} setOwn={(asked) => setView({ own: asked ? '1' : '0' })} chosen={view.handOff} open={(handOff) => show({ handOff })} />;
  const drawer = view.handOff ? <HandOffDrawer key={view.handOff} handOffId={view.handOff} onClose={close} open={(handOff) => show({ handOff })} />
    : view.ask ? <AskForm onClose={close} /> : request ? <RequestDrawer key={request.id} request={request} onClose={close} /> : null;
  return (
    <>
      <TopBar title={words.title} actions={[...ask, ...offer]} />
      <CoordinationTabs />
      <div className="only-wide"><AgreementBand /></div>
      {drawer ? <div className="split"><div className="main">{content}</div>{drawer}</div>
        : <Split width={368} sideName={words.requests.title} side={<RequestBoards own={own} chosen={view.request} open={(id) => show({ request: id })} />}>{content}</Split>}
    </>
  );
}

function Content({ own, setOwn, chosen, open }: { own: boolean; setOwn: (own: boolean) => void; chosen: string | undefined; open: (id: string) => void }) {
  const words = useWords().coordination;
  const f = useFormats();
  const queue = useAsk(handOffQueue, own ? { own: true } : {}, { every: 30_000, live: ['hand_off', 'lead'], keep: true });
  const asked = useOpenRequests(own).data?.rows.some((r) => r.may.length > 0) ?? true;
  const forMe = queue.data?.wide ? words.waitsForUs : words.waitsForMe;
  return (
    <>
      <div className="queue-title"><Section title={forMe} n={queue.data && words.atLeast(f.number(queue.data.forMe.length), queue.data.forMe.length >= mostShown)} /><span className="sp" /><Checkbox label={words.own} checked={own} onChange={(e) => setOwn(e.currentTarget.checked)} /></div>
      {queue.said && <div className="pad"><ProblemNote said={queue.said} retry={() => void queue.refetch()} /></div>}
      {queue.isPending && <LoadingBars />}
      {queue.data && (queue.data.forMe.length > 0 ? <HandOffTable name={forMe} rows={queue.data.forMe} chosen={chosen} open={open} /> : <EmptyState>{asked ? words.noHandOffForMe : words.nothingForMe}</EmptyState>)}
      {queue.data && queue.data.forThem.length > 0 && (
        <>
          <div className="queue-title" style={{ paddingTop: 20 }}><Section title={words.iWaitFor} n={words.atLeast(f.number(queue.data.forThem.length), queue.data.forThem.length >= mostShown)} /></div>
          <HandOffTable name={words.iWaitFor} rows={queue.data.forThem} chosen={chosen} open={open} />
        </>
      )}
      <div className="only-phone"><AgreementBand /></div>
      <Keeping />
    </>
  );
}
