import { useLocation } from '@tanstack/react-router';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';

const places = [['/reports', 'executive'], ['/reports/funnel', 'funnel'], ['/reports/attribution', 'attribution'], ['/reports/editions', 'editions']] as const;

/** The places of reports. */
export function ReportTabs() {
  const { pathname } = useLocation();
  const { title, tabs } = useWords().reporting;
  return (
    <nav className="tabs" aria-label={title}>
      {places.map(([to, name]) => <GoLink key={to} to={to} {...(pathname === to ? { 'data-on': true } : { 'data-off': true })}>{tabs[name]}</GoLink>)}
    </nav>
  );
}
