import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useFocusBack } from './focusBack.ts';
import type { PopProps } from './Pop.tsx';

export interface MenuEntry {
  name: string; run: () => void; icon?: ReactNode;
  /** Off, with the rule that says so on hover. */
  off?: string | undefined;
  /** Whether it is the one chosen, where one of several is. */
  ticked?: boolean;
  lang?: string;
  /** Stands in the menu only where there is no room for its button. */
  only?: 'phone' | 'narrow' | undefined;
}
export interface MenuGroup { label?: string; entries: readonly MenuEntry[] }

export default function MenuBox({ onClose, groups, width, position = 'bottom-start' }: Omit<PopProps, 'children' | 'opened' | 'content'> & { groups: readonly MenuGroup[] }) {
  useFocusBack();
  return (
    <Menu opened onChange={(open) => { if (!open) onClose(); }} position={position} offset={8} shadow="md" withInitialFocusPlaceholder={false} withinPortal={false} floatingStrategy="fixed" {...(width ? { width } : {})}>
      <Menu.Target><span className="pop-glass" aria-hidden /></Menu.Target>
      <Menu.Dropdown>
        {groups.map((group, i) => (
          <Fragment key={group.label ?? i}>
            {i > 0 && !group.label && <Menu.Divider />}
            {group.label && <Menu.Label>{group.label}</Menu.Label>}
            {group.entries.map((entry) => (
              <Menu.Item key={entry.name} lang={entry.lang} leftSection={entry.ticked === undefined ? entry.icon : <Tick on={entry.ticked} />} disabled={entry.off !== undefined} title={entry.off}
                className={entry.only ? `only-${entry.only}` : ''} onClick={entry.run}>{entry.name}</Menu.Item>
            ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const Tick = ({ on }: { on: boolean }) => <IconCheck size={14} stroke={2} style={on ? undefined : { visibility: 'hidden' }} aria-hidden />;
