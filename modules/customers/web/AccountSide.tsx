import { ActionIcon, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { Clock } from '../../../platform/web/parts/Clock.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { daysBetween } from '../../organization/rules/index.ts';
import { type Account, accountCustody, accountLine, getAccount, keepPromise, listCommitments, listPermissions } from '../contract.ts';
import { accountExtras } from './extras.ts';

type Promised = { id: string; title: string; dueOn: string; state: string; used: number | null; version: number };

/** Beside the line: what is promised and needed, what higher rooms bring, who looks after it, what permission we have, why one sees it. */
export function AccountSide({ account, open }: { account: Account; open: (form: 'promise' | 'need') => void }) {
  const words = useWords().customers;
  const { data } = useAsk(listCommitments, { accountId: account.id }, { live: ['promise', 'need'] });
  const promises = data?.promises.filter((p) => !p.state.startsWith('kept')) ?? [], needs = data?.needs.filter((n) => n.metOn === null) ?? [];
  const add = (name: string, form: 'promise' | 'need') => account.may.promise && <ActionIcon size={24} aria-label={name} onClick={() => open(form)}><IconPlus size={15} stroke={1.7} /></ActionIcon>;
  return (
    <>
      <section>
        <Section title={words.promises.title} n={promises.length} right={add(words.promises.add, 'promise')} />
        {promises.length === 0 ? <p className="sub side-note">{words.promises.none}</p> : promises.map((p) => <PromiseRow key={p.id} promise={p} may={account.may.promise} />)}
      </section>
      <section>
        <Section title={words.needs.title} n={needs.length} right={add(words.needs.add, 'need')} />
        {needs.length === 0 ? <p className="sub side-note">{words.needs.none}</p> : needs.map((n) => <div key={n.id} className="side-row"><span className="m">{n.title}</span>{n.detail && <span className="sm sub">{n.detail}</span>}</div>)}
      </section>
      {accountExtras().map((e, i) => e.Side && <Suspense key={i}><e.Side accountId={account.id} /></Suspense>)}
      <Team account={account} />
      <Permissions accountId={account.id} />
      <Because account={account} />
    </>
  );
}

function PromiseRow({ promise: p, may }: { promise: Promised; may: boolean }) {
  const words = useWords().customers.promises;
  const formats = useFormats();
  const keep = useTell(keepPromise, { makesStale: [listCommitments, getAccount, accountLine], done: () => words.kept1 });
  const days = daysBetween(formats.settings.today, p.dueOn);
  const left = days < 0 ? words.overdue(formats.days(-days)) : days === 0 ? words.dueToday : words.left(formats.days(days));
  return (
    <div className="side-row">
      <span className="row"><span className="m" style={{ flex: 1 }}>{p.title}</span>{may && <Button size="compact-xs" loading={keep.isTelling} onClick={() => keep.tell({ promiseId: p.id, version: p.version })}>{words.keep}</Button>}</span>
      <Clock left={left} due={formats.day(p.dueOn)} late={days <= 0} {...(p.used === null ? {} : { used: p.used })} />
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
          <span style={{ minWidth: 0 }}><span className="m">{t.person?.name ?? words.vacant}</span>
            <span className="sm sub el" style={{ display: 'block' }}>{[words.team[t.role], t.seat.name, words.team[t.because]].filter(Boolean).join('. ')}</span></span>
        </div>
      ))}
    </section>
  );
}

function Permissions({ accountId }: { accountId: string }) {
  const words = useWords().customers.permissions;
  const formats = useFormats();
  const rows = useAsk(listPermissions, { accountId }).data?.rows ?? [];
  const channels = [...Map.groupBy(rows, (r) => r.channel)];
  return (
    <section>
      <Section title={words.title} />
      {channels.length === 0 && <p className="sub side-note">{words.none}</p>}
      {channels.map(([channel, own]) => {
        const valid = own.find((p) => p.state === 'valid');
        return (
          <div key={channel} className="row side-permission"><span style={{ flex: 1 }}>{words[channel]}</span>
            {valid ? <Chip kind="done">{valid.expiresAt ? `${words.yes}, ${words.until(formats.dayAt(valid.expiresAt))}` : words.yes}</Chip> : <Chip>{own[0]!.state === 'revoked' ? words.revoked : words.expired}</Chip>}</div>
        );
      })}
    </section>
  );
}

function Because({ account }: { account: Account }) {
  const words = useWords().customers.because;
  const formats = useFormats();
  const { reason, since } = account.because;
  const day = since ? formats.plainDay(since) : '';
  return <section><p className="sm sub" style={{ margin: 0 }}>{reason === 'leads' ? words.leads(day) : reason === 'team' ? words.team(day) : words[reason]}</p></section>;
}
