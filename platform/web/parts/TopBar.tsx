import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconDots } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { OfflineChip } from '../shell/OfflineChip.tsx';
import { GoLink, useGo } from './GoLink.tsx';
import type { MenuEntry } from './MenuBox.tsx';
import { MenuPop } from './Pop.tsx';
import { RecordLinks } from './RecordLinks.tsx';

export interface TopBarProps { title: string; crumb?: { name: string; to: string }; state?: ReactNode; actions?: readonly TopAction[]; children?: ReactNode }

export interface TopAction { name: string; icon?: ReactNode; run?: () => void; to?: string; /** The filled one; one at most. */ main?: boolean; /** Off, with the rule that says so on hover. */ off?: string }

/** A name of more letters is given the room of the buttons beside it, where there is little. */
const longFrom = 40;

/**
 * Where I am, what it is called, its state, then actions: at most three with words, the main one last and filled; the rest
 * behind "more". Sets the document's title too. `children` stand beside the title (a date, the views of a list). On a phone the
 * main action stays as its icon, without one it goes to the foot of the screen, where the thumb is; and the way back is an arrow.
 */
export function TopBar({ title, crumb, state, actions = [], children }: TopBarProps) {
  useEffect(() => { document.title = `${title} · Unísono`; }, [title]);
  const main = actions.find((a) => a.main);
  const others = actions.filter((a) => a !== main), isLong = title.length > longFrom;
  return (
    <header className="top">
      {crumb && <><GoLink className="top-back only-phone" to={crumb.to} aria-label={crumb.name}><IconChevronLeft size={20} stroke={1.7} /></GoLink><GoLink className="crumb" to={crumb.to}>{crumb.name}</GoLink><span className="crumb" aria-hidden>/</span></>}
      <h1>{title}</h1>
      {state}
      {children}
      <span className="sp" />
      <OfflineChip />
      {crumb && <RecordLinks />}
      {others.slice(0, 2).map((action, i) => <span key={action.name} className={i === 0 && !isLong ? 'only-wide' : 'only-roomy'}><TopButton action={action} /></span>)}
      {main && <span className={main.icon ? 'top-main' : 'cta'}><TopButton action={main} /></span>}
      {others.length > 0 && <MoreActions actions={others} isLong={isLong} />}
    </header>
  );
}

function TopButton({ action }: { action: TopAction }) {
  const go = useGo();
  const run = action.run ?? (() => action.to && go(action.to));
  return (
    <Button variant={action.main ? 'filled' : 'default'} leftSection={action.icon} title={action.off} {...(action.off ? { 'data-disabled': true, 'aria-disabled': true } : { onClick: run })}>
      <span className="words">{action.name}</span>
    </Button>
  );
}

/** What has no room for a button: from the third on; on a narrow window the second too, on a phone all but the main one. */
function MoreActions({ actions, isLong }: { actions: readonly TopAction[]; isLong: boolean }) {
  const words = useWords();
  const go = useGo();
  const [opened, setOpened] = useState(false);
  const only = (i: number) => (i === 0 && !isLong ? 'phone' : i <= 1 ? 'narrow' : undefined);
  const entries = actions.map(({ name, icon, off, run, to }, i) => ({ name, icon, off, run: run ?? (() => to && go(to)), only: only(i) }) satisfies MenuEntry);
  return (
    <MenuPop className={actions.length > 2 ? '' : actions.length > 1 || isLong ? 'only-narrow' : 'only-phone'} opened={opened} onClose={() => setOpened(false)} name={words.common.more} position="bottom-end" groups={[{ entries }]}>
      <ActionIcon aria-label={words.common.more} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)}><IconDots size={16} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}
