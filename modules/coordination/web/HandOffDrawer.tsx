import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { HistoryLink } from '../../../platform/web/parts/HistoryLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import { getHandOff, type HandOff, type HandOffVerb } from '../contract.ts';
import './coordination.css';
import { HandOffAct, isPlain, PlainAct } from './HandOffActs.tsx';
import { HandOffClock } from './HandOffClock.tsx';
import { HandOffNotes } from './HandOffNotes.tsx';
import { Parties } from './Parties.tsx';
import { GiveDataForm, PauseForm } from './PauseForm.tsx';
import { PausedChip, Pauses, ResumeAct } from './Pauses.tsx';
import { ReasonsOf } from './ReasonsOf.tsx';
import { StateChip } from './StateChip.tsx';

/** `askFor`: asks for data instead of giving it back, with what was written so far. */
type Act = HandOffVerb | 'pause' | 'give_data' | { askFor: string };

/** One hand-off beside the queue: its clock, what may be done now, its brief, its limits, and why it went there. */
export function HandOffDrawer({ handOffId, onClose, open }: { handOffId: string; onClose: () => void; open: (id: string) => void }) {
  const words = useWords().coordination;
  const { data, said, refetch } = useAsk(getHandOff, { handOffId });
  const [act, setAct] = useState<Act>();
  if (data && act) return <Doing act={act} handOff={data} set={setAct} done={(h) => { setAct(undefined); if (h.id !== handOffId) open(h.id); }} />;
  return (
    <Drawer title={data ? data.account?.name ?? data.lead.name : words.handOff} onClose={onClose} width={400}>
      {said && <ProblemNote said={said} retry={() => void refetch()} />}
      {!data && !said && <LoadingBars />}
      {data && <Body handOff={data} act={setAct} />}
    </Drawer>
  );
}

/** The form of what is being done with it. */
function Doing({ act, handOff, set, done }: { act: Act; handOff: HandOff; set: (act: Act | undefined) => void; done: (after: HandOff) => void }) {
  const form = { handOff, onClose: () => set(undefined), done };
  if (typeof act === 'object') return <PauseForm {...form} reason="returned_for_data" note={act.askFor} />;
  if (act === 'pause') return <PauseForm {...form} />;
  if (act === 'give_data') return <GiveDataForm {...form} />;
  return <HandOffAct verb={act} {...form} askData={(askFor) => set({ askFor })} />;
}

function Body({ handOff: h, act }: { handOff: HandOff; act: (verb: Act) => void }) {
  const words = useWords().coordination, written = useWritten();
  return (
    <div className="parts-of">
      <section className="col" style={{ gap: 10 }}>
        <span className="row" data-wrap><StateChip state={h.state} /><PausedChip clock={h.clock} /><Parties from={h.from} to={h.to} /></span>
        {h.clock && <HandOffClock clock={h.clock} />}
        {h.may.length + h.mayWithClock.length > 0
          ? <div className="acts" style={{ margin: 0 }}>{h.mayWithClock.includes('give_data') && <Button variant="filled" onClick={() => act('give_data')}>{words.pauses.giveData}</Button>}{h.may.map((verb, i) => (isPlain(verb) ? <PlainAct key={verb} verb={verb} handOff={h} main={i === 0} /> : <Button key={verb} variant={i === 0 ? 'filled' : 'default'} onClick={() => act(verb)}>{words.verbs[verb]}</Button>))}{h.mayWithClock.includes('pause') && <Button onClick={() => act('pause')}>{words.pauses.pause}</Button>}{h.mayWithClock.includes('resume') && <ResumeAct handOff={h} main={false} />}</div>
          : <span className="sm sub">{h.turn ? words.drawer.noMove : words.drawer.over}</span>}
      </section>
      <HandOffNotes handOff={h} />
      <Pauses handOff={h} />
      <section><Section title={words.drawer.brief} /><p style={{ margin: '4px 0 0', whiteSpace: 'pre-line' }}>{written(h.brief) || <span className="sub">{words.drawer.noBrief}</span>}</p></section>
      <Milestones handOff={h} />
      {h.routing.length > 0 && <section><Section title={words.drawer.why} /><ReasonsOf reasons={h.routing.find((r) => r.positionId === h.to.seat.id)?.reasons ?? []} /></section>}
      <Related handOff={h} />
    </div>
  );
}

function Milestones({ handOff: h }: { handOff: HandOff }) {
  const words = useWords().coordination;
  const formats = useFormats();
  // Not offered, nothing is due yet.
  const asked = h.milestones.filter((m) => m.dueAt && m.status !== 'not_offered');
  return (
    <section>
      <Section title={words.drawer.milestones} />
      {asked.length > 0 && (
        <table className="t" style={{ marginTop: 4 }}><tbody>
          {asked.map((m) => (
            <tr key={m.milestone}>
              <td style={{ paddingLeft: 0 }}>{words.clock.milestones[m.milestone]}</td>
              <td className="ink2 nw" title={formats.exactMoment(m.dueAt!)}>{formats.moment(m.dueAt!)}</td>
              <td className={m.status === 'missed' ? 'late r' : m.status === 'met' ? 'done r' : 'sub r'} style={{ paddingRight: 0 }}>{words.status[m.status]}</td>
            </tr>
          ))}
        </tbody></table>
      )}
      <p className="sm sub" style={{ margin: '8px 0 0' }}>{words.drawer.agreement}: {h.agreement.definition}.</p>
    </section>
  );
}

function Related({ handOff: h }: { handOff: HandOff }) {
  const words = useWords().coordination.drawer;
  const links = [
    h.account && [words.account, `/customers/${h.account.id}`], [words.lead, `/marketing/leads?lead=${h.lead.id}`], h.opportunityId && [words.opportunity, `/sales/opportunities/${h.opportunityId}`],
    h.followsId && [words.follows, `/coordination?handOff=${h.followsId}`], h.followedById && [words.followed, `/coordination?handOff=${h.followedById}`],
  ].filter((l): l is [string, string] => Array.isArray(l));
  return <section className="row" data-wrap style={{ gap: 16 }}>{links.map(([name, to]) => <GoLink key={to} className="u m" to={to}>{name}</GoLink>)}<HistoryLink id={h.id} /></section>;
}
