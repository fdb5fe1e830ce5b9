import { ActionIcon, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Clock } from '../../../platform/web/parts/Clock.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { daysBetween } from '../../organization/rules/index.ts';
import { type Account, accountCustody, listCommitments, listPermissions } from '../contract.ts';
import type { Form } from './AccountPage.tsx';
import { NeedMenu, PromiseMenu } from './CommitmentMenu.tsx';
import { accountExtras } from './extras.ts';
import { useKeepPromise } from './useKeepPromise.ts';

type Promised = { id: string; title: string; dueOn: string; state: string; used: number | null; version: number };

/** Beside the line: what is promised and needed, what higher rooms bring, who looks after it, what permission we have, why one sees it. */
export function AccountSide({ account, open, meet, look }: { account: Account; open: (form: Form) => void; meet: (needId: string) => void; look: () => void }) {
  const words = useWords().customers;
  const { data } = useAsk(listCommitments, { accountId: account.id }, { live: ['promise', 'need'] });
  const promises = data?.promises.filter((p) => !p.state.startsWith('kept')) ?? [], needs = data?.needs.filter((n) => n.metOn === null) ?? [];
  const add = (name: string, form: Form, may = account.may.promise) => may && <ActionIcon size={24} aria-label={name} onClick={() => open(form)}><IconPlus size={15} stroke={1.7} /></ActionIcon>;
  return (
    <>
      <section>
        <Section title={words.promises.title} n={data && promises.length} right={add(words.promises.add, 'promise')} />
        {promises.length === 0 ? data && <p className="sub side-note">{words.promises.none}</p> : promises.map((p) => <PromiseRow key={p.id} promise={p} may={account.may.promise} />)}
      </section>
      <section>
        <Section title={words.needs.title} n={data && needs.length} right={add(words.needs.add, 'need')} />
        {needs.length === 0 ? data && <p className="sub side-note">{words.needs.none}</p> : needs.map((n) => <div key={n.id} className="side-row"><span className="row"><span className="m" style={{ flex: 1 }}>{n.title}</span>{account.may.promise && <><Button size="compact-xs" onClick={() => meet(n.id)}>{words.meet.button}</Button><NeedMenu need={n} /></>}</span>{n.detail && <span className="sm sub">{n.detail}</span>}</div>)}
      </section>
      {accountExtras().map((e, i) => e.Side && <e.Side key={i} accountId={account.id} />)}
      <Team account={account} />
      <Permissions accountId={account.id} add={add(words.permit.record, 'permission', account.may.contacts && account.facts.contacts > 0)} />
      <Because account={account} look={look} />
    </>
  );
}

function PromiseRow({ promise: p, may }: { promise: Promised; may: boolean }) {
  const words = useWords().customers.promises;
  const formats = useFormats();
  const { keep, isKeeping, said } = useKeepPromise(p);
  const days = daysBetween(formats.settings.today, p.dueOn);
  const left = days < 0 ? words.overdue(formats.days(-days)) : days === 0 ? words.dueToday : words.left(formats.days(days));
  return (
    <div className="side-row">
      <span className="row"><span className="m" style={{ flex: 1 }}>{p.title}</span>{may && <Button size="compact-xs" loading={isKeeping} onClick={keep}>{words.keep}</Button>}{may && <PromiseMenu promise={p} />}</span>
      <Clock left={left} due={formats.day(p.dueOn)} late={days <= 0} {...(p.used === null ? {} : { used: p.used })} />
      <ProblemNote said={said} />
    </div>
  );
}

function Team({ account }: { account: Account }) {
  const words = useWords().customers;
  const team = useAsk(accountCustody, { accountId: account.id }).data?.team ?? [];
  return (
    <section>
      <Section title={words.team['title']} />
      {team.map((t) => (
        <div key={t.seat.id + t.role} className="row side-person">
          <Avatar name={t.person?.name ?? t.seat.name} division={t.division} />
          <span style={{ minWidth: 0 }}><span className="m">{t.person?.name ?? (t.unnamed ? words.unnamed : words.vacant)}</span>
            <span className="sm sub el" style={{ display: 'block' }}>{[words.team[t.role], [t.seat.name, words.team[t.because]].filter(Boolean).join(', ')].filter(Boolean).join('. ')}</span></span>
        </div>
      ))}
    </section>
  );
}

/** By channel: how many of the customer's people may be sent offers, and until when all of those still may. */
function Permissions({ accountId, add }: { accountId: string; add: ReactNode }) {
  const words = useWords().customers, p = words.permissions;
  const formats = useFormats();
  const { data } = useAsk(listPermissions, { accountId }, { live: ['contact'] });
  const known = new Set(data?.rows.map((r) => r.channel));
  const channels = data?.channels.filter((c) => known.has(c.channel)) ?? [];
  return (
    <section>
      <Section title={p.title} right={add} />
      {data && channels.length === 0 && <p className="sub side-note">{p.none}</p>}
      {channels.map((c) => (
        <div key={c.channel} className="row side-permission"><span style={{ flex: 1 }}>{p[c.channel]}</span>
          {c.may === 0 ? <Chip>{data!.rows.some((r) => r.channel === c.channel && r.state === 'revoked') ? p.revoked : p.expired}</Chip>
            : <Chip kind="done">{c.may < c.of ? words.permit.ofAll(c.may, c.of) : c.until ? `${p.yes}, ${p.until(formats.plainDay(c.until))}` : p.yes}</Chip>}</div>
      ))}
    </section>
  );
}

function Because({ account, look }: { account: Account; look: () => void }) {
  const words = useWords().customers;
  const formats = useFormats();
  const { reason, since } = account.because;
  const day = since ? formats.plainDay(since) : '';
  const says = reason === 'leads' ? words.because.leads(day) : reason === 'team' ? words.because.team(day) : words.because[reason];
  return <section><p className="sm sub" style={{ margin: 0 }}>{says} <button type="button" className="link-button u" onClick={look}>{words.seeWho}</button></p></section>;
}
