import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { MenuPop } from '../../../platform/web/parts/Pop.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Activity } from '../contract.ts';
import type { useActivityActs } from './useActivityActs.ts';

interface MenuProps { activity: Activity; acts: ReturnType<typeof useActivityActs>; open: (form: 'change' | 'finish', activityId: string) => void }

/** What else may be done with what is planned, besides having done it. */
export function ActivityMenu({ activity: a, acts, open }: MenuProps) {
  const words = useWords().customers.plan, { today } = useFormats().settings;
  const [opened, setOpened] = useState(false);
  const logs = a.account !== null && a.kind !== 'task';
  const entries = [
    ...(logs ? [{ name: words.finishWith, run: () => open('finish', a.id) }] : []), ...(a.kind === 'call' && acts.inAnHour ? [{ name: words.noAnswer, run: acts.inAnHour }] : []), { name: words.change, run: () => open('change', a.id) },
    ...(a.dueOn <= today ? [{ name: words.tomorrow, run: acts.toTomorrow }] : []), { name: words.drop, run: acts.drop },
  ];
  return (
    <MenuPop opened={opened} onClose={() => setOpened(false)} name={words.more(a.title)} position="bottom-end" groups={[{ entries }]}>
      <ActionIcon variant="subtle" color="gray" size={30} disabled={acts.isActing} aria-label={words.more(a.title)} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)}><IconDots size={16} stroke={1.7} /></ActionIcon>
    </MenuPop>
  );
}
