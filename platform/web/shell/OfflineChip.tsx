import { useMutationState } from '@tanstack/react-query';
import { IconCloudOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useOnline } from '../online.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { Pop } from '../parts/Pop.tsx';
import { useUnsent } from '../unsent.ts';
import { useWords } from '../words.tsx';

const Unsent = lazyPart(() => import('./Unsent.tsx'), 'Unsent');

/** "Sin conexión, 2 por enviar": what was told without a connection waits here, a reload included; opened, it says what. */
export function OfflineChip() {
  const words = useWords().platform;
  const isOnline = useOnline(), unsent = useUnsent().length;
  const [opened, setOpened] = useState(false);
  const paused = useMutationState({ filters: { predicate: (mutation) => mutation.state.isPaused } }).length, waiting = Math.max(unsent, paused);
  if (isOnline && waiting === 0) return <span role="status" />;
  const says = waiting === 0 ? words.offline : isOnline ? words.toSend(waiting) : words.offlineToSend(waiting);
  const chip = <><IconCloudOff size={14} stroke={1.7} aria-hidden />{says}</>;
  if (unsent === 0) return <span role="status" className="offline">{chip}</span>;
  return (
    <span role="status">
      <Pop opened={opened} onClose={() => setOpened(false)} name={words.unsent.title} width={320} position="bottom-end" content={<Unsent />}>
        <button type="button" className="offline" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{chip}</button>
      </Pop>
    </span>
  );
}
