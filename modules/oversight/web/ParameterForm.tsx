import { NumberInput } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listParameters, type Parameter, setParameter } from '../contract.ts';
import { partName, scaled, scaleOf, weighed } from './parameterParts.ts';

/** New values from a date on. What the rule that reads them asks is said beside each field. */
export function ParameterForm({ parameter, onClose }: { parameter: Parameter; onClose: () => void }) {
  const words = useWords().oversight.parameters;
  const { today, locale } = useFormats().settings;
  const [from, setFrom] = useState<string | null>(today);
  const [values, setValues] = useState<Record<string, number>>(parameter.now);
  const [tried, setTried] = useState(false);
  const { missing } = useWords().platform.fields;
  const set = useTell(setParameter, { makesStale: [listParameters], done: () => words.changed });
  const decimal = new Intl.NumberFormat(locale).format(1.5).charAt(1);
  const whole = weighed(parameter.parts, values);
  const send = () => { if (from) set.tell({ name: parameter.name, from, values }, onClose); else setTried(true); };
  return (
    <FormDrawer title={words.kinds[parameter.name].title} submit={words.submit} onSubmit={send} onClose={onClose} sending={set.isTelling} said={set.said}>
      <DayField label={words.since} description={words.sinceHelp} value={from} onChange={setFrom} error={tried && !from ? missing : set.fields['from']} />
      {parameter.parts.map((p) => {
        const by = scaleOf(p.unit);
        return (
          <Fragment key={p.part}>
          <NumberInput label={partName(words, parameter.name, p.part)} suffix={words.suffixes[p.unit]} decimalSeparator={decimal} decimalScale={p.unit === 'share' || p.unit === 'bp' ? 2 : 0} hideControls
            value={scaled(values[p.part]!, by)} onChange={(v) => setValues((old) => ({ ...old, [p.part]: scaled(Number(v), 1 / by) }))}
            description={words.usually(new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(scaled(p.usual, by)) + words.suffixes[p.unit])} inputWrapperOrder={['label', 'input', 'description', 'error']} error={set.fields[p.part]} />
          {p.part === whole?.last && <p className={whole.sum === 10_000 ? 'sm sub' : 'sm late'} style={{ margin: 0 }} role="status">{words.sum(new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(whole.sum / 100))}</p>}
          </Fragment>
        );
      })}
    </FormDrawer>
  );
}
