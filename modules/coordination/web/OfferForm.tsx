import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import type { Lead } from '../../marketing/contract.ts';
import { createHandOff, leadRouting } from '../contract.ts';
import { staleByMoves } from './staleByMoves.ts';
import { nameOf } from './partyNames.ts';
import { useReasonWords } from './ReasonsOf.tsx';

/** Offers a lead: the seats of its market with their reasons, the proposed one chosen already, and the brief. */
export function OfferForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const words = useWords().coordination;
  const say = useReasonWords();
  const routing = useAsk(leadRouting, { leadId: lead.id }).data;
  const [chosen, setChosen] = useState<string>();
  const [brief, setBrief] = useState('');
  const { tell, isTelling, said } = useTell(createHandOff, { makesStale: [...staleByMoves, leadRouting], done: () => words.done.offer });
  const to = chosen ?? routing?.proposed ?? undefined;
  return (
    <FormDrawer title={words.leads.offer} submit={words.leads.offer} onClose={onClose} sending={isTelling} said={said} onSubmit={() => { if (to) tell({ leadId: lead.id, toPositionId: to, brief }, onClose); }}>
      <Textarea label={words.forms.brief} autosize minRows={3} value={brief} onChange={(e) => setBrief(e.currentTarget.value)} />
      {!routing && <LoadingBars rows={4} />}
      {routing && (
        <Radio.Group label={words.routing.title} value={to ?? null} onChange={setChosen}>
          {!routing.proposed && <p className="sm late" style={{ margin: '4px 0' }}>{words.routing.nobody} <GoLink to="/structure" className="u">{words.routing.toStructure}</GoLink></p>}
          <div className="col" style={{ gap: 8, marginTop: 6 }}>
            {routing.candidates.map((c) => (
              <div key={c.party.seat.id} className="candidate" data-on={c.party.seat.id === to || undefined} data-off={c.place === null || undefined}>
                <Radio value={c.party.seat.id} disabled={c.place === null} label={<span className="m">{nameOf(c.party)}</span>} description={say(c.reasons)} />
                {c.party.seat.id === routing.proposed && <Chip>{words.routing.proposed}</Chip>}
              </div>
            ))}
          </div>
        </Radio.Group>
      )}
    </FormDrawer>
  );
}
