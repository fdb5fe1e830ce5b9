import { useRouterState } from '@tanstack/react-router';
import { screenAt, useDoors } from '../shell/doors.tsx';
import { screensOf, type RailPlace } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useSaid, useWords } from '../words.tsx';
import { GoLink } from './GoLink.tsx';
import { Tabs } from './Tabs.tsx';

/** The screens of one place of the rail as tabs (settings, reports), whichever room they come from: only those one may open. */
export function PlaceTabs({ place }: { place: RailPlace }) {
  const words = useWords();
  const { screens } = useDoors();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const tabs = screensOf(place, screens, useMe());
  const on = screenAt(here, screens), isSaid = useSaid(tabs.flatMap((screen) => screen.words?.slice(0, 1) ?? []));
  if (tabs.length < 2) return null;
  if (!isSaid) return <div className="tabs" style={{ height: 36 }} aria-hidden />;
  return (
    <Tabs name={words.platform.rail[place]}>
      {tabs.map((screen) => <GoLink key={screen.path} to={screen.path} data-on={screen === on || undefined} aria-current={screen === on ? 'page' : undefined}>{screen.title(words)}</GoLink>)}
    </Tabs>
  );
}
