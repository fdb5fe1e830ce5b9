import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';

export function CoordinationTabs({ at }: { at: 'queue' | 'handOffs' | 'agreement' }) {
  const words = useWords().coordination;
  const places = [['queue', '/coordination'], ['handOffs', '/coordination/hand-offs'], ['agreement', '/coordination/agreement']] as const;
  return (
    <nav className="tabs" aria-label={words.title}>
      {places.map(([name, to]) => <GoLink key={name} to={to} data-on={at === name || undefined} aria-current={at === name ? 'page' : undefined}>{words.tabs[name]}</GoLink>)}
    </nav>
  );
}
