import { useWords } from '../words.tsx';

/** What one does in the demo company touches nothing real. */
export function DemoBanner({ leaveTo }: { leaveTo: string | undefined }) {
  const words = useWords().platform;
  return <aside className="banner" aria-label={words.demoBanner}><b>{words.demoBanner}</b><span className="only-wide">{words.demoBannerNote}</span><span className="sp" />{leaveTo && <a href={leaveTo}>{words.leaveDemo}</a>}</aside>;
}
