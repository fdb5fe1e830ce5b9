import { Button } from '@mantine/core';
import { endOtherSessions, endSession, mySessions } from '../../../contract/me.ts';
import { useAsk, useTell } from '../ask.ts';
import { Chip } from '../parts/Chip.tsx';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Section } from '../parts/Section.tsx';
import { LoadingBars } from '../parts/Waiting.tsx';
import { useFormats, useWords } from '../words.tsx';
import { deviceOf } from './device.ts';

/** Where I am signed in. */
export function Sessions() {
  const words = useWords().platform.account;
  const formats = useFormats();
  const asked = useAsk(mySessions, {});
  const end = useTell(endSession, { makesStale: [mySessions], done: () => words.sessionEnded });
  const endOthers = useTell(endOtherSessions, { makesStale: [mySessions], done: ({ ended }) => words.othersEnded(ended) });
  const rows = asked.data?.rows ?? [];
  return (
    <section>
      <Section title={words.sessions} n={asked.data && rows.length} right={rows.length > 1 && <Button onClick={() => endOthers.tell({})} loading={endOthers.isTelling}>{words.endOthers}</Button>} />
      <ProblemNote said={asked.said ?? end.said ?? endOthers.said} />
      {asked.isPending && <LoadingBars rows={2} />}
      <ul className="card-list">
        {rows.map((session) => {
          const device = deviceOf(session.userAgent ?? '');
          return (
            <li key={session.id}>
              <span><span className="m">{device ? words.onDevice(device.browser, device.system) : words.unknownDevice}</span>
                <span className="sub sm" style={{ display: 'block' }} title={formats.exactMoment(session.lastSeenAt)}>{words.lastSeen(formats.moment(session.lastSeenAt))}</span></span>
              <span className="sp" />
              {session.current ? <Chip>{words.thisSession}</Chip> : <Button onClick={() => end.tell({ sessionId: session.id })}>{words.endSession}</Button>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
