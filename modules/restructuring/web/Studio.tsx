import { NativeSelect, SegmentedControl } from '@mantine/core';
import { IconPlus, IconUserPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { z } from 'zod';
import { QueryFlag } from '../../../contract/shapes.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar, type TopAction } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useWidth } from '../../../platform/web/width.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { archiveProposal, duplicateProposal, GateCode, type Proposal, proposalImpact, type ProposalImpact, readProposal, rollBackProposal, shareProposal } from '../contract.ts';
import { AccountsTouched } from './AccountsTouched.tsx';
import { AssignmentDrawer } from './AssignmentDrawer.tsx';
import { BeforeAfter } from './BeforeAfter.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { ChangeList } from './ChangeList.tsx';
import { ChartDrawing } from './ChartDrawing.tsx';
import { type SeatAct, seatActs } from './DropMenu.tsx';
import type { DrawnThen } from './drawnThen.ts';
import { isToCome, useDrawn, useEdits, useStale } from './editing.ts';
import { studioExtras } from './extras.ts';
import { FlowPicture } from './FlowPicture.tsx';
import { GateDrawer } from './GateDrawer.tsx';
import { GateStrip } from './GateStrip.tsx';
import { ImpactPanel } from './ImpactPanel.tsx';
import { RenameProposal } from './NewProposal.tsx';
import { PositionsTable } from './PositionsTable.tsx';
import { RebaseDrawer } from './RebaseDrawer.tsx';
import './studio.css';
import { useDrawing } from './useDrawing.ts';
import { WavesForm } from './WavesForm.tsx';

export const StudioView = z.object({
  see: z.enum(['sides', 'chart', 'table', 'list', 'accounts', 'followUp']).optional(), all: QueryFlag.default(false), gate: GateCode.optional(), form: z.enum(['add', 'assign', 'waves', 'rename', 'rebase']).optional(), change: z.string().optional(),
  kind: z.enum(seatActs).optional(), seat: z.string().optional(), q: z.string().default(''), sort: z.string().default('title'), only: QueryFlag.default(false),
});
export type StudioView = z.output<typeof StudioView>;
export type SetStudio = (patch: Partial<StudioView>, how?: { push?: boolean }) => void;

/** A restructuring being drawn, with what it does to customers, people and time beside the drawing, and its gates above it. */
export function Studio() {
  const { proposalId } = useParams({ strict: false }) as { proposalId: string };
  const words = useWords().restructuring;
  const [view, setView] = useView(StudioView);
  const asked = useAsk(readProposal, { proposalId }, { keep: true, live: ['proposal', 'decision'] });
  const impact = useAsk(proposalImpact, { proposalId }, { keep: true, live: ['proposal'] });
  const proposal = asked.data;
  return (
    <>
      <TopBar title={proposal?.name ?? words.one} crumb={{ name: words.title, to: '/structure/proposals' }} state={proposal && <State proposal={proposal} />} actions={useActions(proposal, setView)} />
      <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
      {!proposal && asked.isPending && <LoadingBars rows={10} />}
      {proposal && <GateStrip proposal={proposal} chosen={view.gate} onChoose={(gate) => setView({ gate: gate === view.gate ? undefined : gate, form: undefined, change: undefined }, { push: true })} />}
      {proposal && (
        <div className="split studio">
          <div className="main">
            {view.see === 'accounts' ? <AccountsTouched proposalId={proposal.id} written={proposal.waves.every((w) => w.publishedAt !== null)} back={() => setView({ see: undefined })} /> : <Drawing proposal={proposal} view={view} setView={setView} impact={impact.data} />}
          </div>
          <Panel proposal={proposal} view={view} setView={setView} impact={impact} />
        </div>
      )}
    </>
  );
}

function State({ proposal }: { proposal: Proposal }) {
  const words = useWords().restructuring, f = useFormats();
  return (
    <>
      <Chip kind={proposal.state === 'halted' ? 'late' : 'outlined'}>{words.states[proposal.state]}</Chip>
      <span className="sm sub only-roomy el told">{words.effect(f.plainDay(proposal.on))}{proposal.waves.some((w) => w.publishedAt === null) && '. '}{proposal.waves.every((w) => w.publishedAt !== null) ? '' : proposal.baseline.moved ? <span className="late">{words.baselineMoved}</span> : words.baseline}</span>
    </>
  );
}

function useActions(proposal: Proposal | undefined, setView: SetStudio): TopAction[] {
  const words = useWords().restructuring, w = words.acts;
  const go = useGo(), makesStale = useStale(), { today } = useFormats().settings;
  const share = useTell(shareProposal, { makesStale, done: () => words.done.shared });
  const copy = useTell(duplicateProposal, { makesStale, done: () => words.done.copied });
  const follows = (p: Proposal | undefined) => p?.changes.some((c) => c.change.kind === 'follow_model') ?? false;
  const rollBack = useTell(rollBackProposal, { makesStale, done: (made) => (follows(proposal) && !follows(made) ? words.publish.modelStays : words.publish.backDrawn) });
  const archive = useTell(archiveProposal, { makesStale, done: (p) => (p.state === 'archived' ? words.done.archived : words.done.unarchived) });
  if (!proposal) return [];
  const { may, id: proposalId, version, state, name } = proposal, empty = proposal.changes.length === 0, followed = proposal.waves.some((w) => w.publishedAt !== null);
  const form = (which: StudioView['form']) => () => setView({ form: which, gate: undefined, change: undefined }, { push: true });
  return [
    // First while it is needed: nothing is published on a structure that has moved.
    ...(may.rebase ? [{ name: words.publish.rebase, run: form('rebase') }] : []),
    ...(may.edit ? [{ name: words.changes.add, icon: <IconPlus size={15} stroke={1.7} />, run: form('add'), main: !followed && (!may.share || empty) }, { name: words.assignment.title, run: form('assign') }, { name: w.waves, run: form('waves') }] : []),
    ...(may.share ? [{ name: w.share, icon: <IconUserPlus size={15} stroke={1.7} />, run: () => share.tell({ proposalId, version }), main: !empty }] : []),
    ...(may.rollBack ? [{ name: words.publish.rollBack, run: () => rollBack.tell({ proposalId, name: words.publish.rollBackName(name), on: today }, (made) => go(`/structure/proposals/${made.id}`)) }] : []),
    { name: w.copy, run: () => copy.tell({ proposalId, name: words.form.copyName(name) }, (made) => go(`/structure/proposals/${made.id}`)) },
    ...(may.edit ? [{ name: words.form.rename, run: form('rename') }] : []),
    ...(may.archive ? [{ name: state === 'archived' ? w.unarchive : w.archive, run: () => archive.tell({ proposalId, version, archived: state !== 'archived' }) }] : []),
    { name: w.print, run: () => window.print() },
  ];
}

interface Part { proposal: Proposal; view: StudioView; setView: SetStudio }

function Drawing({ proposal, view, setView, impact }: Part & { impact: ProposalImpact | undefined }) {
  const words = useWords().restructuring;
  // Once a wave is published, what became of it; until then, what it would do.
  const followed = proposal.waves.some((w) => w.publishedAt !== null), see = view.see ?? (proposal.waves.some((w) => w.takenEffect) ? 'followUp' : 'sides');
  const drawn = useDrawn(proposal.id, see);
  const [measured, width] = useWidth(), views = ([...(followed ? ['followUp'] as const : []), 'sides', 'chart', 'table', 'list'] as const).map((value) => ({ value, label: words.see[value] }));
  const choose = (chosen: string) => setView({ see: chosen as StudioView['see'] });
  return (
    <div className="drawing" ref={measured}>
      <h2 className="visually-hidden">{words.see[see as 'sides']}</h2>
      {width < 100 * views.length ? <NativeSelect className="views" aria-label={words.see.label} value={see} data={views} onChange={(e) => choose(e.currentTarget.value)} /> : <SegmentedControl className="views" aria-label={words.see.label} value={see} onChange={choose} data={views} />}
      {see === 'followUp' && studioExtras().map(({ FollowUp }, i) => <FollowUp key={i} proposal={proposal} />)}
      <ProblemNote said={drawn.said} retry={drawn.refetch} />
      {see !== 'followUp' && !drawn.data && drawn.isPending && <LoadingBars rows={8} />}
      {see !== 'followUp' && drawn.data && <Views proposal={proposal} drawn={drawn.data} see={see} view={view} setView={setView} impact={impact} />}
      {see !== 'followUp' && impact && <FlowPicture impact={impact} />}
    </div>
  );
}

/** The four ways to see what is drawn and to draw on. */
function Views({ proposal, drawn, see, view, setView, impact }: Part & { drawn: DrawnThen; see: string; impact: ProposalImpact | undefined }) {
  const words = useWords().restructuring, draw = useDrawing(proposal, drawn), edits = useEdits(proposal);
  const edit = (change: string) => setView({ change, form: undefined, gate: undefined, kind: undefined, seat: undefined }, { push: true });
  const act = (kind: SeatAct, seat: string) => setView({ form: 'add', kind, seat, gate: undefined, change: undefined }, { push: true });
  if (see === 'list') return <ChangeList proposal={proposal} refusals={drawn.refusals} onEdit={edit} />;
  return (
    <>
      <ProblemNote said={draw.said ?? edits.said} />
      {see === 'sides' && proposal.changes.length === 0 && <div className="note"><span>{words.noChange} {proposal.may.edit && <button type="button" className="plain u m" onClick={() => setView({ form: 'add' }, { push: true })}>{words.changes.add}</button>}</span></div>}
      {see === 'chart' ? <ChartDrawing proposal={proposal} draw={draw} find={view.q} setFind={(q) => setView({ q })} onAct={act} onEdit={edit} onRemove={edits.remove} />
        : see === 'table' ? <PositionsTable proposal={proposal} draw={draw} flows={impact?.flows} view={view} setView={setView} onAct={act} onEdit={edit} onRemove={edits.remove} />
          : <BeforeAfter proposal={proposal} draw={draw} all={view.all} setAll={(all) => setView({ all })} onAct={act} />}
    </>
  );
}

/** The one panel at the right: a form or a gate, else the impact. */
function Panel({ proposal, view, setView, impact }: Part & { impact: ReturnType<typeof useAsk<typeof proposalImpact.input, typeof proposalImpact.output>> }) {
  const close = () => setView({ form: undefined, change: undefined, gate: undefined, kind: undefined, seat: undefined });
  if (view.gate) return <GateDrawer key={view.gate} proposal={proposal} gate={view.gate} onClose={close} />;
  if (view.form === 'waves') return <WavesForm proposal={proposal} onClose={close} />;
  if (view.form === 'assign') return <AssignmentDrawer proposal={proposal} onClose={close} />;
  if (view.form === 'rename') return <RenameProposal proposal={proposal} onClose={close} />;
  if (view.form === 'rebase') return <RebaseDrawer proposal={proposal} onClose={close} />;
  const edited = proposal.changes.find((c) => c.id === view.change && isToCome(proposal, c));
  if (view.form === 'add' || edited) return <ChangeForm key={edited?.id ?? `${view.kind} ${view.seat}`} proposal={proposal} {...(edited ? { edited } : view.kind && view.seat ? { begin: { kind: view.kind, seatId: view.seat } } : {})} onClose={close} />;
  return <ImpactPanel impact={impact.data} said={impact.said} isWorking={impact.isFetching} proposal={proposal} seeAccounts={() => setView({ see: 'accounts' }, { push: true })} edit={(change) => setView({ change, form: undefined, gate: undefined }, { push: true })} setDates={() => setView({ form: 'waves' }, { push: true })} />;
}
