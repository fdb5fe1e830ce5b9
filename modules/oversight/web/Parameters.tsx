import { Button } from '@mantine/core';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Pairs } from '../../../platform/web/parts/Pairs.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listParameters, type Parameter, ParameterName } from '../contract.ts';
import { ParameterForm } from './ParameterForm.tsx';
import { partName, useShown } from './parameterParts.ts';
import './oversight.css';

const View = z.object({ change: ParameterName.optional() });

/** The dated figures that the measures stand on: what each means, what it is now, what it was and who changed it. */
export function Parameters() {
  const all = useWords();
  const words = all.oversight.parameters;
  const [view, setView] = useView(View);
  const asked = useAsk(listParameters, {}, { live: ['parameter'] });
  const changing = asked.data?.rows.find((p) => p.name === view.change);
  return (
    <>
      <TopBar title={words.title} crumb={{ name: all.organization.settings.title, to: '/settings' }} />
      <div className="split">
        <div className="main access">
          <p className="sm sub prose" style={{ margin: 0 }}>{words.intro}</p>
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars rows={10} />}
          {asked.data?.rows.map((p) => <One key={p.name} parameter={p} onChange={() => setView({ change: p.name })} />)}
        </div>
        {changing && <ParameterForm key={changing.name} parameter={changing} onClose={() => setView({ change: undefined })} />}
      </div>
    </>
  );
}

function One({ parameter, onChange }: { parameter: Parameter; onChange: () => void }) {
  const words = useWords().oversight.parameters;
  const mayChange = useMay()('oversight.parameter.set');
  const shown = useShown();
  const own = words.kinds[parameter.name];
  return (
    <section className="parameter">
      <Section title={own.title} right={mayChange && <Button size="compact-xs" onClick={onChange} aria-label={`${words.change}: ${own.title}`}>{words.change}</Button>} />
      <p className="ink2 prose" style={{ margin: '4px 0 8px' }}>{own.means}</p>
      <Pairs rows={parameter.parts.map((p) => [partName(words, parameter.name, p.part), shown(p.unit, parameter.now[p.part]!)])} />
      <Past parameter={parameter} />
    </section>
  );
}

/** Stretches, the latest first, each with what it changed from the one before. */
function Past({ parameter }: { parameter: Parameter }) {
  const words = useWords().oversight.parameters;
  const formats = useFormats(), { today } = formats.settings;
  const shown = useShown();
  if (parameter.spans.length < 2) return <p className="sm sub" style={{ margin: '8px 0 0' }}>{words.neverChanged}</p>;
  return (
    <details>
      <summary className="sm">{words.history(parameter.spans.length)}</summary>
      <ul className="access-list">
        {parameter.spans.map((span, i) => {
          const before = parameter.spans[i + 1]?.values;
          const parts = parameter.parts.filter((p) => before && before[p.part] !== span.values[p.part]);
          return (
            <li key={span.from}>
              <span className="m">{before ? (span.to ? words.fromTo(formats.plainDay(span.from), formats.plainDay(span.to)) : words.from(formats.plainDay(span.from))) : words.first}</span> {span.from > today && <Chip kind="outlined">{words.planned}</Chip>} <span className="sub">{span.person && span.at ? words.setBy(span.person, formats.moment(span.at)) : ''}</span>
              {before && parts.map((p) => <div key={p.part} className="sm ink2">{words.became(partName(words, parameter.name, p.part), shown(p.unit, before[p.part]!), shown(p.unit, span.values[p.part]!))}</div>)}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
