import { ActionIcon, Button } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { OfflineChip } from '../shell/OfflineChip.tsx';
import { GoLink, useGo } from './GoLink.tsx';
import { MenuPop } from './Pop.tsx';

export interface TopAction { name: string; icon?: ReactNode; run?: () => void; to?: string; /** The filled one; one at most. */ main?: boolean; /** Off, with the rule that says so on hover. */ off?: string }

/**
 * Where I am, what it is called, its state, then actions: at most three with words, the main one last and filled; the rest
 * behind "more". Sets the document's title too. `children` stand beside the title (tabs of views, a date).
 */
export function TopBar({ title, crumb, state, actions = [], children }: {
  title: string; crumb?: { name: string; to: string }; state?: ReactNode; actions?: readonly TopAction[]; children?: ReactNode;
}) {
  useEffect(() => { document.title = `${title} · Unísono`; }, [title]);
  const main = actions.find((a) => a.main);
  const others = actions.filter((a) => a !== main);
  const shown = others.slice(0, 2);
  return (
    <header className="top">
      {crumb && <><GoLink className="crumb" to={crumb.to}>{crumb.name}</GoLink><span className="crumb" aria-hidden>/</span></>}
      <h1 className="el">{title}</h1>
      {state}
      {children}
      <span className="sp" />
      <OfflineChip />
      {shown.map((action) => <span key={action.name} className="only-wide"><TopButton action={action} /></span>)}
      {main && <TopButton action={main} />}
      {others.length > 0 && <MoreActions actions={others} wideFrom={shown.length} />}
    </header>
  );
}

function TopButton({ action }: { action: TopAction }) {
  const go = useGo();
  const run = action.run ?? (() => action.to && go(action.to));
  return (
    <Button variant={action.main ? 'filled' : 'default'} leftSection={action.icon} onClick={run} title={action.off} {...(action.off ? { 'data-disabled': true, 'aria-disabled': true, onClick: undefined } : {})}>
      {action.name}
    </Button>
  );
}

/** On a phone every action but the main one is in here. */
function MoreActions({ actions, wideFrom }: { actions: readonly TopAction[]; wideFrom: number }) {
  const words = useWords();
  const go = useGo();
  const [opened, setOpened] = useState(false);
  const entries = actions.map((action, i) => ({ ...action, run: action.run ?? (() => action.to && go(action.to)), onlyPhone: i < wideFrom }));
  return (
    <MenuPop opened={opened} onClose={() => setOpened(false)} name={words.common.more} position="bottom-end" groups={[{ entries }]}>
      <ActionIcon aria-label={words.common.more} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)} className={actions.length > wideFrom ? '' : 'only-phone'}><IconDots size={16} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}
