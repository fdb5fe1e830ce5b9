import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../../contract/call.ts';
import { useOnline } from '../online.ts';
import { sayProblem } from '../problems.ts';
import { giveUp, goesByItself, type Unsent as One, useUnsent } from '../unsent.ts';
import { useFormats, useWords } from '../words.tsx';
import { useSending } from './sending.ts';

/** What waits to be sent, the oldest first: each may be sent now or given up. */
export function Unsent() {
  const words = useWords().platform.unsent;
  const rows = useUnsent();
  return (
    <div className="col" style={{ gap: 10 }}>
      <p className="sm sub" style={{ margin: 0 }}>{words.note}</p>
      <ul className="card-list" style={{ padding: 0, margin: 0 }}>{rows.map((unsent) => <Row key={unsent.id} unsent={unsent} />)}</ul>
    </div>
  );
}

function Row({ unsent }: { unsent: One }) {
  const all = useWords(), words = all.platform.unsent, formats = useFormats();
  const acts = useQueryClient().getMutationCache(), send = useSending(), isOnline = useOnline();
  const [now] = useState(Date.now);
  const { refusal } = unsent;
  const state = refusal ? sayProblem(new ProblemError(refusal), all).text : goesByItself(unsent, now) ? words.waits : words.mayHaveArrived;
  return (
    <li style={{ display: 'block' }}>
      <div className="m">{unsent.text || unsent.place}</div>
      <div className="sm sub">{[unsent.text && unsent.place, formats.moment(new Date(unsent.at).toISOString())].filter(Boolean).join(', ')}</div>
      <div className={refusal ? 'sm late' : 'sm ink2'} role={refusal && 'alert'}>{state}</div>
      <div className="row" style={{ marginTop: 6 }}>
        <Button size="compact-xs" disabled={!isOnline} onClick={() => send(unsent.id)}>{words.sendNow}</Button>
        <Button size="compact-xs" variant="subtle" onClick={() => giveUp(unsent.id, acts)}>{words.discard}</Button>
      </div>
    </li>
  );
}
