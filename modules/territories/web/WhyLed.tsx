import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { getAccount } from '../../customers/contract.ts';
import { accountTerritory, endException, listModels, makeException, readModel } from '../contract.ts';

const makesStale = [accountTerritory, readModel, listModels];

/** Why this seat leads the customer, by the model in force; nothing where there is none, or the customer is out of the lists. */
export function WhyLed({ accountId }: { accountId: string }) {
  const words = useWords().territories, w = words.why;
  const may = useMay()('territories.model.write');
  const account = useAsk(getAccount, { accountId }, { freshFor: 60_000 }).data, isOut = account === undefined || account.withdrawnAt !== null;
  const { data } = useAsk(accountTerritory, { accountId }, { when: !isOut, live: ['account', 'territory', 'territory_model'] });
  const [freezing, setFreezing] = useState(false);
  const release = useTell(endException, { makesStale, done: () => words.released });
  if (isOut || !data || data.why === 'no_model') return null;
  const [first, ...others] = data.territories;
  return (
    <section>
      <Section title={w.title} right={may && !data.exceptionId && !freezing && <Button size="compact-xs" onClick={() => setFreezing(true)}>{words.freeze}</Button>} />
      <p className="side-note" style={{ margin: '4px 0' }}>
        {data.why === 'rule' ? w.rule(first?.name ?? '') : w[data.why as 'exception' | 'frozen' | 'by_hand']}
        {data.why === 'by_hand' && data.should && ` ${w.would(data.should.seat.name)}`}
        {data.reason && ` ${w.reason(data.reason)}`}
      </p>
      {others.length > 0 && <p className="sm sub" style={{ margin: '2px 0' }}>{w.also(others.map((t) => t.name).join(', '))}</p>}
      {may && data.exceptionId && <Button size="compact-xs" loading={release.isTelling} onClick={() => release.tell({ exceptionId: data.exceptionId! })}>{words.release}</Button>}
      <ProblemNote said={release.said} />
      {freezing && data.model && <Freeze accountId={accountId} modelId={data.model.id} onClose={() => setFreezing(false)} />}
    </section>
  );
}

function Freeze({ accountId, modelId, onClose }: { accountId: string; modelId: string; onClose: () => void }) {
  const words = useWords(), w = words.territories;
  const [reason, setReason] = useState('');
  const { tell, isTelling, said, fields } = useTell(makeException, { makesStale, done: () => w.frozenNow });
  return (
    <form className="col" style={{ gap: 8, marginTop: 6 }} onSubmit={(event) => { event.preventDefault(); tell({ accountId, modelId, positionId: null, reason }, onClose); }}>
      <TextInput autoFocus label={w.freezeReason} description={w.freezeHelp} value={reason} onChange={(e) => setReason(e.currentTarget.value)} error={fields['reason']} />
      {said && !fields['reason'] && <ProblemNote said={said} />}
      <span className="row"><Button size="compact-sm" onClick={onClose}>{words.common.cancel}</Button><Button size="compact-sm" variant="filled" type="submit" loading={isTelling}>{w.freeze}</Button></span>
    </form>
  );
}
