import { useState } from 'react';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listPeople, rightsMatrix } from '../../organization/contract.ts';
import { type Access as AccessAnswer, myAccess, readAccess } from '../contract.ts';
import { AccessRights } from './AccessRights.tsx';
import { AccessSeats } from './AccessSeats.tsx';
import { SeeAsForm } from './SeeAsForm.tsx';
import './oversight.css';

const View = z.object({ person: z.uuid().optional(), on: z.iso.date().optional() });

const usePeople: UseOptions = (text) => {
  const asked = useAsk(listPeople, { limit: 20, ...(text ? { find: text } : {}) }, { keep: true });
  return { options: (asked.data?.rows ?? []).filter((p) => p.state !== 'erased').map((p) => ({ value: p.id, label: p.name })), isFinding: asked.isFetching };
};

/** What a person may see and do on a date, and why: one's own, or anybody's where one may look. */
export function Access() {
  const { access: words, seeing } = useWords().oversight;
  const settings = useWords().organization.settings;
  const me = useMe(), may = useMay();
  const { today } = useFormats().settings;
  const [view, setView] = useView(View);
  const [isBeginning, setBeginning] = useState(false);
  const others = may('oversight.access.read'), mine = !others || view.person === undefined || view.person === me.id;
  const on = view.on ?? today;
  const own = useAsk(myAccess, { on }, { when: mine, keep: true });
  const theirs = useAsk(readAccess, { personId: view.person ?? me.id, on }, { when: !mine, keep: true });
  const asked = mine ? own : theirs, access = asked.data;
  return (
    <>
      <TopBar title={mine ? words.mine : words.of} crumb={{ name: settings.title, to: '/settings' }}
        actions={!mine && may('oversight.person.see_as') && access ? [{ name: seeing.begin, run: () => setBeginning(true) }] : []} />
      <div className="scroll access">
        <div className="row access-who" data-wrap>
          {others && <AskSelect key={access?.person.id} label={words.who} value={access?.person.id ?? null} chosen={access ? { value: access.person.id, label: access.person.name } : null} useOptions={usePeople} onChange={(person) => setView({ person: person === me.id ? undefined : person ?? undefined })} />}
          <DayField label={words.on} value={on} onChange={(day) => setView({ on: !day || day === today ? undefined : day })} />
        </div>
        <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
        {asked.isPending && <LoadingBars rows={10} />}
        {access && <Told access={access} />}
        {mine && own.data && me.seats.length > 0 && !me.seenBy && <Looked by={own.data.lookedBy} />}
      </div>
      {access && <SeeAsForm person={access.person} opened={isBeginning} onClose={() => setBeginning(false)} />}
    </>
  );
}

function Told({ access }: { access: AccessAnswer }) {
  const words = useWords().oversight.access;
  const formats = useFormats();
  const me = useMe();
  const named = useAsk(rightsMatrix, {}, { freshFor: 3_600_000, when: me.seats.length > 0 });
  const held = access.rights.filter((r) => r.because.length > 0).length;
  if (access.suspended) return <div className="note" data-k="late">{words.suspended}</div>;
  if (access.seats.length === 0) return <EmptyState>{words.nothing(access.person.name)}</EmptyState>;
  if (!named.data) return <LoadingBars />;
  return (
    <>
      <p className="access-sum">{words.sum(access.person.name, words.seatsHeld(access.seats.length), formats.number(held), formats.number(access.rights.length))}</p>
      <AccessSeats access={access} roles={named.data.roles} />
      <AccessRights access={access} matrix={named.data} />
      <section>
        <Section title={words.nobody} />
        <ul className="access-list">{access.nobodyMay.map((what) => <li key={what}>{words.nobodyMay[what]}</li>)}</ul>
      </section>
    </>
  );
}

function Looked({ by }: { by: readonly { person: string; reason: string; from: string; to: string }[] }) {
  const words = useWords().oversight.access;
  const formats = useFormats();
  return (
    <section>
      <Section title={words.looked} {...(by.length > 0 ? { n: by.length } : {})} />
      <p className="sm sub prose" style={{ margin: '4px 0 8px' }}>{words.lookedNote}</p>
      {by.length === 0 ? <p className="ink2">{words.nobodyLooked}</p> : <ul className="access-list">{by.map((l) => <li key={l.from}><span className="m">{words.lookedBy(l.person, formats.moment(l.from), formats.time(l.to))}</span> <span className="ink2">{l.reason}</span></li>)}</ul>}
    </section>
  );
}
