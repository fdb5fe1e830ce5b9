import { IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useKeys } from '../../../platform/web/keys.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { type TopAction, TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type Account, getAccount, listAccounts, listActivities, listCommitments, restoreAccount, withdrawAccount } from '../contract.ts';
import { AccountContacts } from './AccountContacts.tsx';
import { AccountDetails, AccountHistory } from './AccountDetails.tsx';
import { AccountFacts } from './AccountFacts.tsx';
import { ChangeAccount } from './AccountForm.tsx';
import { AccountLine } from './AccountLine.tsx';
import { AccountSide } from './AccountSide.tsx';
import { AccountWork } from './AccountWork.tsx';
import { ContactDrawer } from './ContactDrawer.tsx';
import { ContactForm } from './ContactForm.tsx';
import './customers.css';
import { LogContactForm } from './LogContact.tsx';
import { MeetNeed } from './MeetNeed.tsx';
import { NeedForm, PromiseForm } from './NoteForms.tsx';
import { PermissionForm } from './Permissions.tsx';
import { useContactsOf } from './pickers.ts';
import { ChangePlan, FinishForm, PlanForm } from './PlanForm.tsx';
import { TeamForm } from './TeamForm.tsx';
import { useChosen } from './useActivityActs.ts';

const MergeWith = lazyPart(() => import('./MergeWith.tsx'), 'MergeWith');

const tabs = ['line', 'contacts', 'work', 'data', 'history'] as const;
const forms = ['log', 'plan', 'promise', 'need', 'change', 'contact', 'permission', 'team', 'changePlan', 'finish', 'merge'] as const;
const viewShape = z.object({
  tab: z.enum(tabs).default('line'), form: z.enum(forms).optional(), contact: z.string().optional(), need: z.string().optional(), activity: z.string().optional(), months: z.enum(['3', '6', '12', '24']).default('6'),
});
export type Form = (typeof forms)[number];
type View = z.output<typeof viewShape>;

/** One customer: five facts, the double line, what happened, and everything that hangs on it. */
export function AccountPage() {
  const words = useWords().customers;
  const { accountId } = useParams({ strict: false }) as { accountId: string };
  const { data: account, said, refetch } = useAsk(getAccount, { accountId }, { live: ['account', 'interaction', 'promise', 'need', 'activity'] });
  const [view, setView] = useView(viewShape);
  const none = { contact: undefined, need: undefined, activity: undefined };
  const open = (form: Form) => setView({ ...none, form }, { push: true });
  const close = () => setView({ ...none, form: undefined });
  useKeys([{ keys: 'a', says: words.log.title, run: () => open('log') }, { keys: 'e', says: words.change, run: () => open('change') }], account !== undefined);
  const actions = useActions(account, open);
  // A customer that was merged into another leads to it.
  const go = useGo(), stays = account?.id;
  useEffect(() => { if (stays && stays !== accountId) go(`/customers/${stays}`, { replace: true }); });
  const crumb = { name: words.title, to: '/customers' };
  if (!account) return <><TopBar title={words.one} crumb={crumb} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars />}</>;
  const body = (
    <>
      <AccountFacts account={account} />
      <nav className="tabs" aria-label={account.name}>
        {tabs.map((t) => (
          <button key={t} type="button" data-on={view.tab === t || undefined} aria-current={view.tab === t ? 'page' : undefined} onClick={() => setView({ tab: t })}>
            {words.tabs[t]}{t === 'contacts' && <span className="sub">{account.facts.contacts}</span>}
          </button>
        ))}
      </nav>
      {view.tab === 'line' && <AccountLine account={account} months={Number(view.months)} setMonths={(n) => setView({ months: String(n) as '6' })} />}
      {view.tab === 'contacts' && <AccountContacts account={account} add={() => open('contact')} chosen={view.contact} choose={(contact) => setView({ ...none, contact, form: undefined }, { push: true })} />}
      {view.tab === 'work' && <AccountWork account={account} plan={() => open('plan')} open={(form, activity) => setView({ ...none, form: form === 'change' ? 'changePlan' : form, activity }, { push: true })} />}
      {view.tab === 'data' && <AccountDetails account={account} change={() => open('change')} addToTeam={() => open('team')} />}
      {view.tab === 'history' && <AccountHistory accountId={account.id} />}
    </>
  );
  const form = <OpenForm account={account} view={view} close={close} />;
  const isOpen = view.form !== undefined || view.contact !== undefined || view.need !== undefined;
  return (
    <>
      <TopBar title={account.name} crumb={crumb} state={<>{account.class && <Chip>{account.class}</Chip>}{account.withdrawnAt && <Chip kind="outlined">{words.withdraw.state}</Chip>}</>} actions={actions} />
      {isOpen ? <div className="split"><div className="main">{body}</div>{form}</div>
        : <Split side={<AccountSide account={account} open={open} meet={(need) => setView({ ...none, need, form: undefined }, { push: true })} look={() => setView({ tab: 'data' })} />} sideName={account.name}>{body}</Split>}
    </>
  );
}

/** The one form that is open beside the page, if the reader may use it. */
function OpenForm({ account, view, close }: { account: Account; view: View; close: () => void }): ReactNode {
  const { may } = account;
  const people = useContactsOf(account.id);
  const need = useAsk(listCommitments, { accountId: account.id }, { when: view.need !== undefined }).data?.needs.find((n) => n.id === view.need);
  const activity = useChosen(useAsk(listActivities, { account: account.id, limit: 100 }, { when: view.activity !== undefined }).data?.rows, view.activity);
  if (view.contact) return <ContactDrawer key={view.contact} contactId={view.contact} onClose={close} />;
  if (view.need) return need && may.promise ? <MeetNeed accountId={account.id} need={need} onClose={close} /> : null;
  switch (view.form) {
    case 'change': return may.change && <ChangeAccount account={account} onClose={close} />;
    case 'log': return may.log && <LogContactForm account={account} onClose={close} />;
    case 'plan': return may.plan && <PlanForm account={account} onClose={close} />;
    case 'changePlan': return may.plan && activity && <ChangePlan key={activity.id} activity={activity} onClose={close} />;
    case 'finish': return may.plan && activity && <FinishForm key={activity.id} activity={activity} onClose={close} />;
    case 'promise': return may.promise && <PromiseForm account={account} onClose={close} />;
    case 'need': return may.promise && <NeedForm account={account} onClose={close} />;
    case 'contact': return may.contacts && <ContactForm accountId={account.id} onClose={close} />;
    case 'permission': return may.contacts && <PermissionForm people={people} onClose={close} />;
    case 'merge': return may.change && <MergeWith kind="account" id={account.id} name={account.name} onClose={close} />;
    case 'team': return may.change && <TeamForm accountId={account.id} onClose={close} />;
    default: return null;
  }
}

function useActions(account: Account | undefined, open: (form: Form) => void): TopAction[] {
  const mayMerge = useMay()('customers.account.merge');
  const words = useWords().customers, w = words.withdraw;
  const stale = [getAccount, listAccounts];
  const restore = useTell(restoreAccount, { makesStale: stale, done: () => w.restored });
  const withdraw = useTell(withdrawAccount, { makesStale: stale, done: () => w.done, undo: (gone, { accountId }) => reach(restoreAccount, { accountId, version: gone.version }) });
  if (!account) return [];
  const { may, id: accountId, version } = account;
  const away = account.withdrawnAt !== null;
  return [
    ...(may.plan ? [{ name: words.plan.title, run: () => open('plan') }] : []),
    ...(may.promise ? [{ name: words.promises.give, run: () => open('promise') }] : []),
    ...(may.change ? [{ name: words.change, run: () => open('change') }] : []),
    ...(mayMerge && may.change && !away ? [{ name: words.mergeWith, run: () => open('merge') }] : []),
    ...(may.change ? [away ? { name: w.restore, run: () => restore.tell({ accountId, version }) } : { name: w.action, run: () => withdraw.tell({ accountId, version }) }] : []),
    ...(may.log ? [{ name: words.log.title, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => open('log') }] : []),
  ];
}
