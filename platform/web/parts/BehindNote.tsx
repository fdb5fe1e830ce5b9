import type { Editing } from '../editing.ts';
import { useWords } from '../words.tsx';

/** Another person saved first: what one wrote is still here, and may be saved over what is there now. */
export function BehindNote({ editing }: { editing: Editing | undefined }) {
  const words = useWords().platform;
  if (!editing?.isBehind) return null;
  return <div className="note" role="status"><span>{words.changedMeanwhile} <button type="button" className="plain u" onClick={editing.goOn}>{words.goOnWithMine}</button></span></div>;
}
