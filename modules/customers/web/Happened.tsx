import { IconDots } from '@tabler/icons-react';
import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { useAskPages, useTell } from '../../../platform/web/ask.ts';
import type { ContactMark } from '../../../platform/web/lines/marks.ts';
import { type Happening, StandingLine } from '../../../platform/web/lines/StandingLine.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { MenuPop } from '../../../platform/web/parts/Pop.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Account, type AccountLine as Line, type Interaction, listInteractions, restoreInteraction, withdrawInteraction } from '../contract.ts';
import { useExtraHandOffs } from './extras.ts';
import { staleByLedger } from './staleByLedger.ts';

const CorrectContact = lazyPart(() => import('./LogContact.tsx'), 'CorrectContact');

type Told = Happening & { at: string; contact?: Interaction };

/** Contacts page by page; hand-offs, bookings, promises and needs stand among them on their day, as far as the pages reach. */
export function Happened({ account, line, side, marks }: { account: Account; line: Line; side: Division | 'both'; marks: readonly ContactMark[] }) {
  const words = useWords().customers;
  const pages = useAskPages(listInteractions, { accountId: account.id, limit: 30, ...(side === 'both' ? {} : { division: side }) }, { live: ['interaction'] });
  const others = useOthers(account, line, marks).filter((h) => side === 'both' || h.side === side || h.handOff !== undefined);
  const oldest = pages.hasMore ? pages.rows.at(-1)?.startsAt ?? '' : '';
  const told = useTold();
  const [wrong, setWrong] = useState<Interaction>();
  const rows: Told[] = [...pages.rows.map(told), ...others.filter((h) => h.at >= oldest)].sort((a, b) => (a.at < b.at ? 1 : -1));
  if (rows.length === 0 && !pages.isPending) return <EmptyState>{words.happened.none}</EmptyState>;
  return (
    <div className="happened">
      <StandingLine happenings={rows}>{(h) => (h as Told).contact && account.may.log && <Correct contact={(h as Told).contact!} change={setWrong} />}</StandingLine>
      {wrong && <CorrectContact contact={pages.rows.find((i) => i.id === wrong.id) ?? wrong} accountId={account.id} onClose={() => setWrong(undefined)} />}
      {pages.hasMore && <div className="pad"><button type="button" className="link-button u" onClick={pages.more}>{words.happened.more}</button></div>}
    </div>
  );
}

function useTold(): (i: Interaction) => Told {
  const all = useWords(), words = all.customers;
  const formats = useFormats();
  return (i) => {
    const how = [words.channels[i.channel], i.contacts.map((c) => c.name).join(', '), i.minutes > 0 && words.happened.minutes(i.minutes)].filter(Boolean).join(', ');
    return {
      id: i.id, at: i.startsAt, day: formats.dayAt(i.startsAt), side: i.division, title: `${i.subject || words.people.erased}.`, more: [how, i.outcome].filter(Boolean).join('. '), who: i.person?.name ?? i.seat?.name ?? '',
      mass: i.kind === 'mass', kind: all.common[i.division], contact: i,
    };
  };
}

/** What is not a contact: hand-offs that crossed, what rooms above marked, promises given and needs registered. */
function useOthers(account: Account, line: Line, marks: readonly ContactMark[]): Told[] {
  const all = useWords(), words = all.customers;
  const formats = useFormats();
  const handOffs = useExtraHandOffs(account.id);
  return [
    ...handOffs.map((h): Told => ({ id: h.id, at: `${h.accepted}T23:59`, day: formats.day(h.accepted), side: h.from, handOff: h.from, title: h.label ?? '', kind: all.common[h.from] })),
    ...marks.filter((m) => !m.planned).map((m): Told => ({ id: m.id, at: `${m.on}T23:58`, day: formats.day(m.on), side: m.side, title: m.label, kind: all.common[m.side] })),
    ...line.promises.map((p): Told => ({
      id: p.id, at: `${p.givenOn}T23:57`, day: formats.day(p.givenOn), side: 'customer', title: words.promises.given(p.title), more: p.state === 'late' ? words.promises.wasLate : '', who: p.seat.person?.name ?? p.seat.seat.name,
      promise: p.state === 'late' ? 'late' : p.state.startsWith('kept') ? 'kept' : 'open', kind: words.promises.title,
    })),
    ...line.needs.map((n): Told => ({
      id: n.id, at: `${n.registeredOn}T23:56`, day: formats.day(n.registeredOn), side: 'customer', title: words.needs.given(n.title), promise: n.metOn ? 'kept' : 'open', kind: words.needs.title, ...(n.confirmedBy ? { more: words.needs.confirmed(n.confirmedBy) } : {}),
    })),
  ];
}

/** What was logged is put right; logged by mistake it is withdrawn, and can be put back. */
function Correct({ contact: c, change }: { contact: Interaction; change: (contact: Interaction) => void }) {
  const words = useWords().customers.happened;
  const [opened, setOpened] = useState(false);
  const withdraw = useTell(withdrawInteraction, { makesStale: staleByLedger, done: () => words.withdrawn, undo: (gone) => reach(restoreInteraction, { interactionId: c.id, version: gone.version }) });
  return (
    <MenuPop className="correct" opened={opened} onClose={() => setOpened(false)} name={words.correct(c.subject)} groups={[{ entries: [{ name: words.change, run: () => { setOpened(false); change(c); } }, { name: words.withdraw, run: () => withdraw.tell({ interactionId: c.id, version: c.version }) }] }]}>
      <ActionIcon size={24} aria-label={words.correct(c.subject)} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)}><IconDots size={15} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}
