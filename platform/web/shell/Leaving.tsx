import { FormDialog } from '../parts/FormFrame.tsx';
import { useUnsent } from '../unsent.ts';
import { useWords } from '../words.tsx';

/** Signing out empties what waits to be sent: said first, with how much it is. */
export function Leaving({ onLeave, onClose, sending }: { onLeave: () => void; onClose: () => void; sending: boolean }) {
  const words = useWords().platform.unsent, n = useUnsent().length;
  return <FormDialog opened title={words.leavingTitle} submit={words.leaveAnyway} onSubmit={onLeave} onClose={onClose} sending={sending}><p style={{ margin: 0 }}>{words.leavingNote(n)}</p></FormDialog>;
}
