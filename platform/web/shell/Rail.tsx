import { useRouterState } from '@tanstack/react-router';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { GoLink } from '../parts/GoLink.tsx';
import { doorOf, mayOpen, railPlaces, type RailCount, type RailPlace } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useWords } from '../words.tsx';
import { placeOf, useDoors } from './doors.tsx';
import { Mark } from './Mark.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { places } from './places.ts';

/** The map of the product, at the left: only what the person may open. */
export function Rail({ isFolded, fold, find }: { isFolded: boolean; /** Absent where there is room for the folded rail only. */ fold?: () => void; find: () => void }) {
  const words = useWords().platform;
  const { company } = useMe();
  const open = useOpenPlaces();
  return (
    <nav className="rail" aria-label={words.mainNav}>
      <div className="brand"><Mark /><span>Unísono<small>{company.name}</small></span></div>
      <button type="button" className="find" onClick={find} {...(isFolded ? { 'aria-label': words.find } : {})}><IconSearch size={15} stroke={1.8} aria-hidden /><span>{words.find}</span><kbd aria-hidden>Ctrl K</kbd></button>
      {open.filter(({ place }) => place !== 'settings').map((door) => <RailLink key={door.place} {...door} />)}
      <div className="railgap" />
      {open.filter(({ place }) => place === 'settings').map((door) => <RailLink key={door.place} {...door} />)}
      <span className="sp" />
      {fold && <button type="button" className="nav fold" onClick={fold} title={isFolded ? words.unfold : words.fold} aria-label={isFolded ? words.unfold : words.fold} aria-expanded={!isFolded}>
        {isFolded ? <IconLayoutSidebarLeftExpand size={17} stroke={1.7} aria-hidden /> : <IconLayoutSidebarLeftCollapse size={17} stroke={1.7} aria-hidden />}<span>{words.fold}</span>
      </button>}
      <PersonMenu />
    </nav>
  );
}

/** The places that lead somewhere for this person, in the order of the map, with the one that is lit. */
export function useOpenPlaces() {
  const { screens } = useDoors();
  const me = useMe();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const lit = placeOf(path, screens);
  return railPlaces.flatMap((place) => {
    const door = doorOf(place, screens, me);
    return door ? [{ place, to: door.path, isLit: place === lit }] : [];
  });
}

function RailLink({ place, to, isLit }: { place: RailPlace; to: string; isLit: boolean }) {
  const words = useWords().platform.rail;
  const { counts } = useDoors();
  const me = useMe();
  const Icon = places[place].icon;
  const mine = counts.filter((count) => count.rail === place && mayOpen(count, me));
  return (
    <GoLink to={to} className="nav" data-on={isLit || undefined} aria-current={isLit ? 'page' : undefined} title={words[place]}>
      <Icon size={17} stroke={1.7} aria-hidden /><span>{words[place]}</span>{mine.map((count, i) => <Count key={i} count={count} />)}
    </GoLink>
  );
}

function Count({ count }: { count: RailCount }) {
  const is = count.useCount();
  return is && is.n > 0 ? <em data-late={is.late || undefined}>{is.n}</em> : null;
}
