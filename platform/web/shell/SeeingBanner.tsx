import { useEffect } from 'react';
import { endSeeing, type Me } from '../../../contract/me.ts';
import { useTell } from '../ask.ts';
import { useFormats, useWords } from '../words.tsx';

/** Nothing of what was read with other eyes stays in the page. */
const beginAnew = () => window.location.assign('/');

/** Over every screen while one sees as somebody else: as whom, until when, that nothing can be touched, and the way out. */
export function SeeingBanner({ name, seenBy }: { name: string; seenBy: NonNullable<Me['seenBy']> }) {
  const words = useWords().platform.seeing;
  const formats = useFormats();
  const end = useTell(endSeeing);
  useEffect(() => {
    const timer = setTimeout(beginAnew, (seenBy.secondsLeft + 1) * 1000);
    return () => clearTimeout(timer);
  }, [seenBy.secondsLeft]);
  return (
    <aside className="banner" data-seeing aria-label={words.as(name)}>
      <b>{words.as(name)}</b><span>{words.until(formats.time(seenBy.until))}</span><span className="only-wide">{words.note}</span><span className="sp" />
      {end.said && <span role="alert">{end.said.text}</span>}
      <button type="button" disabled={end.isTelling} onClick={() => end.tell({}, beginAnew)}>{words.leave(seenBy.name)}</button>
    </aside>
  );
}
