import { z } from 'zod';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { ClosingReasons } from './ClosingReasons.tsx';
import { FxRates } from './FxRates.tsx';
import './sales.css';
import { StagesForm } from './StagesForm.tsx';

const viewShape = z.object({ tab: z.enum(['stages', 'reasons', 'rates']).optional() });

/** Stages and reasons are data of the company; exchange rates are control's. */
export function SalesSettings() {
  const all = useWords(), words = all.sales.settings;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const tabs = [...(may('sales.pipeline.write') ? (['stages', 'reasons'] as const) : []), ...(may('sales.fx_rate.read') ? (['rates'] as const) : [])];
  const tab = view.tab ?? tabs[0];
  return (
    <>
      <TopBar title={words.title} crumb={{ name: all.platform.rail.settings, to: '/settings' }} />
      <nav className="tabs" aria-label={words.title}>
        {tabs.map((t) => <button key={t} type="button" data-on={t === tab || undefined} aria-current={t === tab ? 'page' : undefined} onClick={() => setView({ tab: t })}>{words[t]}</button>)}
      </nav>
      <div className="scroll pad">
        {tab === 'stages' && <StagesForm />}
        {tab === 'reasons' && <ClosingReasons />}
        {tab === 'rates' && <FxRates />}
      </div>
    </>
  );
}
