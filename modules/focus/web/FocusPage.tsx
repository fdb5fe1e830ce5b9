import { useQuery } from '@tanstack/react-query';
import { useAsk } from '../../../platform/web/ask.ts';
import { sayProblem } from '../../../platform/web/problems.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { modelMoves } from '../../territories/contract.ts';
import { type Change, changeImpact, type Impact } from '../contract.ts';
import { ActForm } from './ActForm.tsx';
import { changeOf, changeShape } from './change.ts';
import { ChangeForm } from './ChangeForm.tsx';
import './focus.css';
import { ImpactAccounts } from './ImpactAccounts.tsx';
import { ImpactScore, RevenueRange } from './ImpactScore.tsx';
import { ImpactSide } from './ImpactSide.tsx';

/** The effect first: choose what would change, see what it does to customers, and only then do it. */
export function FocusPage() {
  const words = useWords();
  const { company } = useMe();
  const may = useMay();
  const [view, setView] = useView(changeShape);
  const shown = view.kind === 'close' && !may('focus.seat.close') ? { ...view, kind: 'pass' as const } : view;
  const on = view.on ?? company.today, fitting = useAsk(modelMoves, { modelId: view.model ?? '', on }, { when: shown.kind === 'model' && view.model !== undefined }).data;
  const change = changeOf(shown, fitting?.moves);
  const { data, error, isFetching, refetch } = useImpact(on, change);
  return (
    <>
      <TopBar title={words.focus.before} />
      <PlaceTabs place="focus" />
      <div className="focus">
        <aside className="focus-form"><p className="ink2" style={{ margin: 0 }}>{words.focus.lead}</p><ChangeForm view={shown} setView={setView} on={on} /></aside>
        <div className="focus-effect" aria-live="polite" aria-busy={isFetching}>
          {!change && <EmptyState>{fitting?.total === 0 ? words.focus.fits : words.focus.choose}</EmptyState>}
          {shown.kind === 'model' && fitting && fitting.total > fitting.moves.length && <p className="note">{words.focus.fitsFirst(String(fitting.moves.length), String(fitting.total))}</p>}
          {change && error && <div className="pad"><ProblemNote said={sayProblem(error, words)} retry={() => void refetch()} /></div>}
          {change && !data && !error && <LoadingBars rows={10} />}
          {change && data && !error && <Effect impact={data} change={change} modelId={shown.kind === 'model' ? view.model : undefined} again={() => void refetch()} onDone={() => setView({ ...(shown.kind === 'back' ? { kind: 'pass', act: undefined } : {}), seat: undefined, to: undefined, account: [], move: [] })} />}
        </div>
      </div>
    </>
  );
}

/** Asks without changing anything, though it is sent as a POST because a change may be long. */
const useImpact = (on: string, change: Change | null) => useQuery({
  queryKey: [changeImpact.path, on, change], queryFn: ({ signal }) => reach(changeImpact, { on, change: change! }, { signal }), enabled: change !== null, staleTime: 10_000, retry: false,
});

function Effect({ impact, change, modelId, again, onDone }: { impact: Impact; change: Change; modelId: string | undefined; again: () => void; onDone: () => void }) {
  const words = useWords().focus;
  return (
    <>
      <div className="two-wide"><ImpactScore impact={impact} /><div className="col" style={{ gap: 20 }}><RevenueRange impact={impact} /><ActForm key={impact.token} impact={impact} change={change} modelId={modelId} again={again} onDone={onDone} /></div></div>
      {impact.missing.length > 0 && <p className="late pad" style={{ margin: 0 }}>{words.missing(impact.missing.join(', '))}</p>}
      <ImpactAccounts impact={impact} />
      <ImpactSide impact={impact} />
      {impact.partial && <p className="sm sub">{words.partial}</p>}
    </>
  );
}
