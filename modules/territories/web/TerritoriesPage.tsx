import { Select } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import type { Option } from '../../../platform/web/parts/AskSelect.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { PlaceTabs } from '../../../platform/web/parts/PlaceTabs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar, type TopAction } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { accountTerritory, activateModel, archiveModel, listModels, type Model, type ModelRow, readModel } from '../contract.ts';
import { ExceptionForm } from './ExceptionForm.tsx';
import { ModelAccounts } from './ModelAccounts.tsx';
import { ModelFigures, shows } from './ModelFigures.tsx';
import { ModelForm } from './ModelForm.tsx';
import './territories.css';
import { TerritoryForm } from './TerritoryForm.tsx';
import { TerritoryTable } from './TerritoryTable.tsx';

const shape = z.object({ model: z.string().optional(), show: z.enum(shows).optional(), of: z.string().optional(), on: z.string().optional(), new: z.enum(['model', 'territory', 'exception']).optional(), change: z.string().optional() });

/** Which seat should lead whom: a model at a time, its rules with what they find, and the customers behind each figure. */
export function TerritoriesPage() {
  const words = useWords().territories;
  const may = useMay(), { company } = useMe();
  const [view, setView] = useView(shape);
  const models = useAsk(listModels, {}, { live: ['territory_model', 'territory'] });
  const rows = models.data?.rows ?? [], model = rows.find((m) => m.id === view.model) ?? rows[0];
  const { data, said, refetch } = useAsk(readModel, { modelId: model?.id ?? '', ...(view.on ? { on: view.on } : {}) }, { when: model !== undefined, keep: true, live: ['territory', 'account', 'territory_model'] });
  const acts = useActs(model, rows.length, () => setView({ new: 'model' }, { push: true }), () => setView({ new: 'territory', change: undefined }, { push: true }));
  const [excepted, setExcepted] = useState<Option>();
  const close = () => setView({ new: undefined, change: undefined });
  const mayExcept = may('territories.model.write') && data?.state !== 'archived', except = (account?: Option) => { setExcepted(account); setView({ new: 'exception', change: undefined }, { push: true }); };
  const begin = <button type="button" className="plain u m" onClick={() => setView({ new: 'model' }, { push: true })}>{words.newModel}</button>;
  const changed = data?.rows.find((t) => t.id === view.change);
  return (
    <>
      <TopBar title={words.title} actions={acts} state={model && <ModelPick rows={rows} model={model} onPick={(id) => setView({ model: id, show: undefined, of: undefined, on: undefined })} />} />
      <PlaceTabs place="customers" />
      <div className="split">
        <div className="main">
          {[models.said, said].map((s, i) => s && <div key={i} className="pad"><ProblemNote said={s} retry={() => void refetch()} /></div>)}
          {!models.data && !models.said && <LoadingBars />}
          {models.data && rows.length === 0 && <EmptyState action={may('territories.model.write') ? begin : undefined}>{words.none}</EmptyState>}
          {model && data && (
            <>
              <InForce model={data} />
              {isDated(data, company.today) && <div className="pad" style={{ paddingBottom: 0 }}><DayField label={words.readOn} value={data.on} min={company.today} onChange={(day) => setView({ on: day ?? undefined })} /></div>}
              <ModelFigures model={data} show={view.show} onShow={(show) => setView({ show, of: undefined }, { push: true })} />
              {view.show ?? view.of
                ? <ModelAccounts model={data} show={view.show ?? 'all'} territory={view.of} onBack={() => setView({ show: undefined, of: undefined })} {...(mayExcept ? { onExcept: except } : {})} />
                : <TerritoryTable model={data} onOpen={(id) => setView({ of: id }, { push: true })} {...(may('territories.model.write') && data.state !== 'archived' ? { onChange: (id: string) => setView({ change: id, new: undefined }, { push: true }) } : {})} />}
              <p className="sm sub pad" style={{ margin: 0 }}>{words.lead} {words.applyNote} {may('focus.impact.read') && rows.length > 1 && <GoLink className="u" to={`/territories/${model.id}/compared`}>{words.compare}</GoLink>}</p>
            </>
          )}
        </div>
        {view.new === 'model' && <ModelForm models={rows} onClose={(id) => setView({ new: undefined, ...(id ? { model: id } : {}) })} />}
        {model && mayExcept && view.new === 'exception' && <ExceptionForm key={excepted?.value ?? 'new'} model={model} account={excepted} onClose={close} />}
        {model && view.new === 'territory' && <TerritoryForm key="new" model={model} onClose={close} />}
        {model && changed && <TerritoryForm key={changed.id} model={model} territory={changed} onClose={close} />}
      </div>
    </>
  );
}

/** When it has been in force, where that is not only since the day that stands beside its name. */
function InForce({ model: { inForce } }: { model: Model }) {
  const words = useWords().territories, f = useFormats();
  if (inForce.length === 0 || inForce.length === 1 && inForce[0]!.to === null) return null;
  const day = (instant: string) => f.plainDay(instant.slice(0, 10)), spans = inForce.map(({ from, to }) => (to === null ? words.spanSince(day(from)) : words.spanOf(day(from), day(to))));
  return <p className="sm sub pad" style={{ margin: 0 }}>{words.wasInForce(spans.join('; '))}</p>;
}

/** Is there another day on which it would say something else? */
const isDated = (model: Model, today: string): boolean => model.on !== today || model.rows.some((t) => t.startsOn > today || t.endsOn !== null);

function ModelPick({ rows, model, onPick }: { rows: readonly ModelRow[]; model: ModelRow; onPick: (id: string) => void }) {
  const words = useWords().territories;
  const f = useFormats();
  return (
    <>
      <Select aria-label={words.model} className="model-pick" allowDeselect={false} value={model.id} data={rows.map((m) => ({ value: m.id, label: m.name }))} onChange={(id) => id && onPick(id)} />
      <span className="only-wide"><Chip {...(model.state === 'active' ? {} : { kind: 'outlined' as const })}>{words.states[model.state]}</Chip> <span className="sm sub only-roomy">{words.since(f.plainDay(model.since.slice(0, 10)))}</span></span>
    </>
  );
}

/** What may be done with the model on screen: rules are added, then it is put in force, then its effect is seen. */
function useActs(model: ModelRow | undefined, rows: number, newModel: () => void, addTerritory: () => void): TopAction[] {
  const words = useWords().territories;
  const may = useMay();
  const makesStale = [listModels, readModel, accountTerritory];
  const activate = useTell(activateModel, { makesStale, done: (m) => words.activated(m.name) }), archive = useTell(archiveModel, { makesStale, done: (m) => words.archived(m.name) });
  if (!may('territories.model.write')) return [];
  if (!model) return [{ name: words.newModel, main: true, run: newModel }];
  const one = { modelId: model.id, version: model.version }, mayActivate = may('territories.model.activate') && model.state !== 'active';
  return [
    ...(may('focus.impact.read') ? [...(rows > 1 ? [{ name: words.compare, to: `/territories/${model.id}/compared` }] : []), { name: words.apply, to: `/focus?kind=model&model=${model.id}` }] : []),
    ...(mayActivate ? [{ name: model.wasInForce ? words.activateAgain : words.activate, run: () => activate.tell(one) }] : []), { name: words.newModel, run: newModel },
    ...(mayActivate && model.state === 'planning' ? [{ name: words.archive, run: () => archive.tell(one) }] : []),
    ...(model.state !== 'archived' ? [{ name: words.add, main: true, run: addTerritory }] : []),
  ];
}
