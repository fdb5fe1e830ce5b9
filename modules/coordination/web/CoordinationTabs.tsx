import { Link } from '@tanstack/react-router';
import { useWords } from '../../../platform/web/words.tsx';
import { Tabs } from '../../../platform/web/parts/Tabs.tsx';

const places = [['queue', '/coordination'], ['handOffs', '/coordination/hand-offs'], ['agreement', '/coordination/agreement']] as const;

/** The places of coordination; the first one's address begins the others', so only the exact one is lit. */
export function CoordinationTabs() {
  const words = useWords().coordination;
  return (
    <Tabs name={words.title}>
      {places.map(([name, to]) => <Link key={name} to={to} activeOptions={{ exact: true, includeSearch: false }}>{words.tabs[name]}</Link>)}
    </Tabs>
  );
}
