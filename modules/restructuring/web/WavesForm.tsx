import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../../words/days.ts';
import { type Proposal, setWaves } from '../contract.ts';
import { useStale } from './editing.ts';

/** The date of each wave, in order; a wave already written into the structure stays. */
export function WavesForm({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const words = useWords().restructuring, w = words.wavesForm, f = useFormats();
  const put = useTell(setWaves, { makesStale: useStale(), done: () => words.done.waves });
  const [dates, setDates] = useState<(string | null)[]>(proposal.waves.map((x) => x.on));
  const editing = useEditing(proposal);
  const set = (i: number, day: string | null) => setDates(dates.map((d, n) => (n === i ? day : d)));
  const whole = dates.every((d): d is string => d !== null);
  const send = () => { if (whole) put.tell({ proposalId: proposal.id, version: editing.version, dates: dates as string[] }, onClose); };
  const last = proposal.waves[dates.length - 1];
  return (
    <FormDrawer title={w.title} submit={w.save} onSubmit={send} onClose={onClose} sending={put.isTelling} said={put.said} editing={editing}>
      <p className="ink2" style={{ margin: 0 }}>{w.help}</p>
      {proposal.gates.some((g) => g.state === 'signed') && <p className="sm late" style={{ margin: 0 }}>{words.changes.voids}</p>}
      {dates.map((day, i) => {
        const wave = proposal.waves[i];
        const label = w.wave(f.number(i + 1)), holds = wave && w.changes(f.number(wave.changes));
        if (wave?.publishedAt) return <div key={i}><span className="m">{label}</span> {f.plainDay(wave.on)}<div className="sm sub">{holds}, {w.written}</div></div>;
        return <DayField key={i} label={label} value={day} onChange={(d) => set(i, d)} min={f.settings.today} description={holds} error={day !== null && day < f.settings.today && w.passed} />;
      })}
      <div className="row">
        {dates.length < 12 && <Button onClick={() => setDates([...dates, addDays(dates.at(-1) ?? f.settings.today, 30)])}>{w.add}</Button>}
        {dates.length > 1 && !last?.publishedAt && (last?.changes ?? 0) === 0 && <Button onClick={() => setDates(dates.slice(0, -1))}>{w.remove}</Button>}
      </div>
    </FormDrawer>
  );
}
