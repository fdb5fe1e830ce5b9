import { IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { type TopAction, TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { type Account, getAccount } from '../contract.ts';
import { AccountContacts } from './AccountContacts.tsx';
import { AccountDetails, AccountHistory } from './AccountDetails.tsx';
import { AccountFacts } from './AccountFacts.tsx';
import { ChangeAccount } from './AccountForm.tsx';
import { AccountLine } from './AccountLine.tsx';
import { AccountSide } from './AccountSide.tsx';
import './customers.css';
import { LogContactForm, NeedForm, PromiseForm } from './NoteForms.tsx';

const tabs = ['line', 'contacts', 'data', 'history'] as const;
const viewShape = z.object({ tab: z.enum(tabs).default('line'), form: z.enum(['log', 'promise', 'need', 'change']).optional(), months: z.enum(['3', '6', '12', '24']).default('6') });

/** One customer: five facts, the double line, what happened, and everything that hangs on it. */
export function AccountPage() {
  const words = useWords().customers;
  const { accountId } = useParams({ strict: false }) as { accountId: string };
  const { data: account, said, refetch } = useAsk(getAccount, { accountId }, { live: ['account', 'interaction', 'promise', 'need', 'activity'] });
  const [view, setView] = useView(viewShape);
  const open = (form: 'log' | 'promise' | 'need' | 'change') => setView({ form }, { push: true });
  const close = () => setView({ form: undefined });
  const crumb = { name: words.title, to: '/customers' };
  if (!account) return <><TopBar title={words.one} crumb={crumb} />{said ? <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div> : <LoadingBars />}</>;
  const body = (
    <>
      <AccountFacts account={account} />
      <nav className="tabs" aria-label={account.name}>
        {tabs.map((t) => (
          <button key={t} type="button" className="tab-button" data-on={view.tab === t || undefined} aria-current={view.tab === t ? 'page' : undefined} onClick={() => setView({ tab: t })}>
            {words.tabs[t]}{t === 'contacts' && <span className="sub">{account.facts.contacts}</span>}
          </button>
        ))}
      </nav>
      {view.tab === 'line' && <AccountLine account={account} months={Number(view.months)} setMonths={(n) => setView({ months: String(n) as '6' })} />}
      {view.tab === 'contacts' && <AccountContacts account={account} />}
      {view.tab === 'data' && <AccountDetails account={account} />}
      {view.tab === 'history' && <AccountHistory accountId={account.id} />}
    </>
  );
  return (
    <>
      <TopBar title={account.name} crumb={crumb} state={account.class && <Chip>{account.class}</Chip>} actions={actionsOf(account, words, open)} />
      {view.form === 'change' && account.may.change ? <div className="split"><div className="main">{body}</div><ChangeAccount account={account} onClose={close} /></div>
        : view.form === 'log' && account.may.log ? <div className="split"><div className="main">{body}</div><LogContactForm account={account} onClose={close} /></div>
          : view.form === 'promise' && account.may.promise ? <div className="split"><div className="main">{body}</div><PromiseForm account={account} onClose={close} /></div>
            : view.form === 'need' && account.may.promise ? <div className="split"><div className="main">{body}</div><NeedForm account={account} onClose={close} /></div>
              : <Split side={<AccountSide account={account} open={open} />} sideName={account.name}>{body}</Split>}
    </>
  );
}

function actionsOf(account: Account, words: ReturnType<typeof useWords>['customers'], open: (form: 'log' | 'promise' | 'need' | 'change') => void): TopAction[] {
  return [
    ...(account.may.change ? [{ name: words.change, run: () => open('change') }] : []),
    ...(account.may.promise ? [{ name: words.promises.give, run: () => open('promise') }] : []),
    ...(account.may.log ? [{ name: words.log.title, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => open('log') }] : []),
  ];
}
