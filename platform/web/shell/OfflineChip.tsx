import { useMutationState } from '@tanstack/react-query';
import { IconCloudOff } from '@tabler/icons-react';
import { useOnline } from '../online.ts';
import { useWords } from '../words.tsx';

/** "Sin conexión, 2 por enviar": what was told without a connection waits here and goes out on return. */
export function OfflineChip() {
  const words = useWords().platform;
  const isOnline = useOnline();
  const waiting = useMutationState({ filters: { predicate: (mutation) => mutation.state.isPaused } }).length;
  if (isOnline && waiting === 0) return <span role="status" />;
  return <span role="status" className="offline"><IconCloudOff size={14} stroke={1.7} aria-hidden />{waiting > 0 ? words.offlineToSend(waiting) : words.offline}</span>;
}
