import { IconDots } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { Drawer } from '../parts/Drawer.tsx';
import { GoLink } from '../parts/GoLink.tsx';
import { type Action, mayOpen } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useWords } from '../words.tsx';
import { useDoors } from './doors.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { places } from './places.ts';
import { useOpenPlaces } from './Rail.tsx';

/** The phone's rail: the first places, an action that asked for a place, and the rest behind "more". */
export function TabBar({ find }: { find: () => void }) {
  const words = useWords();
  const open = useOpenPlaces();
  const me = useMe();
  const act = useDoors().actions.find((action) => action.tab && mayOpen(action, me));
  const n = act ? 3 : 4;
  const [isMore, setMore] = useState(false);
  return (
    <>
      <nav className="tabbar" aria-label={words.platform.mainNav}>
        {open.slice(0, n).map((door) => <PlaceLink key={door.place} {...door} size={20} />)}
        {act?.tab && <GoLink to={act.to}><act.tab size={20} stroke={1.7} /><Suspense><Name of={act} /></Suspense></GoLink>}
        <button type="button" aria-expanded={isMore} onClick={() => setMore(!isMore)}><IconDots size={20} stroke={1.7} aria-hidden />{words.common.more}</button>
      </nav>
      {isMore && (
        <div className="only-phone">
          <Drawer title={words.common.more} onClose={() => setMore(false)}>
            <div className="col" style={{ gap: 4 }} onClick={() => setMore(false)}>
              <button type="button" className="nav" style={{ height: 44 }} onClick={find}>{words.platform.find}</button>
              {open.slice(n).map((door) => <PlaceLink key={door.place} {...door} size={17} className="nav" />)}
            </div>
            <PersonMenu />
          </Drawer>
        </div>
      )}
    </>
  );
}

const Name = ({ of }: { of: Action }) => <>{of.name(useWords())}</>;

function PlaceLink({ place, to, isLit, size, className }: ReturnType<typeof useOpenPlaces>[number] & { size: number; className?: string }) {
  const words = useWords().platform.rail;
  const Icon = places[place].icon;
  return <GoLink to={to} className={className} style={className ? { height: 44 } : undefined} data-on={isLit || undefined} aria-current={isLit ? 'page' : undefined}><Icon size={size} stroke={1.7} aria-hidden />{words[place]}</GoLink>;
}
