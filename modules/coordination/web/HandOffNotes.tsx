import { Fragment } from 'react';
import { useWords } from '../../../platform/web/words.tsx';
import type { HandOff } from '../contract.ts';

/** Why it came back, what was disputed, and how it was settled. */
export function HandOffNotes({ handOff: h }: { handOff: HandOff }) {
  const words = useWords().coordination;
  const d = words.drawer;
  const notes = [
    h.returnReason && [d.returned, [h.returnReason.name, h.returnNote].filter(Boolean).join('. ')], h.disputeNote && [d.disputed, h.disputeNote],
    h.resolvedFor && [d.resolved, [words.states[`resolved_for_${h.resolvedFor}`], h.resolveNote].filter(Boolean).join('. ')], h.disqualifyReason && [words.states.disqualified, h.disqualifyReason.name],
  ].filter((n): n is [string, string] => Array.isArray(n));
  if (notes.length === 0) return null;
  return <section><dl className="facts-list" style={{ margin: 0 }}>{notes.map(([label, text]) => <Fragment key={label}><dt>{label}</dt><dd>{text}</dd></Fragment>)}</dl></section>;
}
