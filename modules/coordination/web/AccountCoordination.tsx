import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listHandOffs, listRequests } from '../contract.ts';
import './coordination.css';
import { HandOffClock } from './HandOffClock.tsx';
import { Parties } from './Parties.tsx';
import { PausedChip } from './Pauses.tsx';
import { RequestChip } from './RequestChip.tsx';
import { StateChip } from './StateChip.tsx';

/** Hand-offs and requests for support about a customer, for the side of its page; nothing where there is none. */
export function AccountCoordination({ accountId }: { accountId: string }) {
  const words = useWords().coordination;
  const may = useMay();
  const handOffs = useAsk(listHandOffs, { account: accountId, limit: 8 }, { when: may('coordination.hand_off.read'), live: ['hand_off'] }).data?.rows ?? [];
  const requests = useAsk(listRequests, { account: accountId, open: true, limit: 8 }, { when: may('coordination.support_request.read'), live: ['support_request'] }).data?.rows ?? [];
  return (
    <>
      {handOffs.length > 0 && (
        <section>
          <Section title={words.handOffs} n={handOffs.length} />
          {handOffs.map((h) => (
            <div key={h.id} className="col" style={{ gap: 6, padding: '6px 0' }}>
              <span className="row" data-wrap><Parties from={h.from} to={h.to} /><span className="sp" /><PausedChip clock={h.clock} /><GoLink to={`/coordination?handOff=${h.id}`}><StateChip state={h.state} /></GoLink></span>
              {h.clock && <HandOffClock clock={h.clock} />}
            </div>
          ))}
        </section>
      )}
      {requests.length > 0 && (
        <section>
          <Section title={words.requests.title} n={requests.length} />
          {requests.map((r) => <div key={r.id} className="row" style={{ padding: '5px 0' }}><GoLink className="m el" to={`/coordination?request=${r.id}`}>{r.title}</GoLink><span className="sp" /><RequestChip request={r} /></div>)}
        </section>
      )}
    </>
  );
}
