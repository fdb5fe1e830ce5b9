import { Link } from '@tanstack/react-router';
import { useWords } from '../../../platform/web/words.tsx';
import { Tabs } from '../../../platform/web/parts/Tabs.tsx';

const places = [['executive', '/reports'], ['funnel', '/reports/funnel'], ['attribution', '/reports/attribution'], ['structure', '/reports/structure'], ['editions', '/reports/editions']] as const;

/** The places of reports; the first one's address begins the others', so only the exact one is lit. */
export function ReportTabs() {
  const { title, tabs } = useWords().reporting;
  return (
    <Tabs name={title}>
      {places.map(([name, to]) => <Link key={name} to={to} activeOptions={{ exact: true, includeSearch: false }}>{tabs[name]}</Link>)}
    </Tabs>
  );
}
