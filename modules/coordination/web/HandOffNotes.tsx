import { Fragment } from 'react';
import { useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import type { HandOff } from '../contract.ts';

/** Why it came back, what was disputed, and how it was settled. */
export function HandOffNotes({ handOff: h }: { handOff: HandOff }) {
  const words = useWords().coordination, written = useWritten();
  const d = words.drawer;
  const notes = [
    h.returnReason && [d.returned, [h.returnReason.name, written(h.returnNote)].filter(Boolean).join('. ')], h.disputeNote && [d.disputed, written(h.disputeNote)],
    h.resolvedFor && [d.resolved, [words.states[`resolved_for_${h.resolvedFor}`], written(h.resolveNote)].filter(Boolean).join('. ')], h.disqualifyReason && [words.states.disqualified, h.disqualifyReason.name],
  ].filter((n): n is [string, string] => Array.isArray(n));
  if (notes.length === 0) return null;
  return <section><dl className="facts-list" style={{ margin: 0 }}>{notes.map(([label, text]) => <Fragment key={label}><dt>{label}</dt><dd>{text}</dd></Fragment>)}</dl></section>;
}
