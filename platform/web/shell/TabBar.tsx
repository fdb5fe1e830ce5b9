import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { Drawer } from '../parts/Drawer.tsx';
import { GoLink } from '../parts/GoLink.tsx';
import { useWords } from '../words.tsx';
import { PersonMenu } from './PersonMenu.tsx';
import { places } from './places.ts';
import { useOpenPlaces } from './Rail.tsx';

/** The phone's rail: the first four places, and the rest behind "more". */
export function TabBar({ find }: { find: () => void }) {
  const words = useWords();
  const open = useOpenPlaces();
  const [isMore, setMore] = useState(false);
  return (
    <>
      <nav className="tabbar" aria-label={words.platform.mainNav}>
        {open.slice(0, 4).map((door) => <PlaceLink key={door.place} {...door} size={20} />)}
        <button type="button" aria-expanded={isMore} onClick={() => setMore(!isMore)}><IconDots size={20} stroke={1.7} aria-hidden />{words.common.more}</button>
      </nav>
      {isMore && (
        <div className="only-phone">
          <Drawer title={words.common.more} onClose={() => setMore(false)}>
            <div className="col" style={{ gap: 4 }} onClick={() => setMore(false)}>
              <button type="button" className="nav" style={{ height: 44 }} onClick={find}>{words.platform.find}</button>
              {open.slice(4).map((door) => <PlaceLink key={door.place} {...door} size={17} className="nav" />)}
            </div>
            <PersonMenu />
          </Drawer>
        </div>
      )}
    </>
  );
}

function PlaceLink({ place, to, isLit, size, className }: ReturnType<typeof useOpenPlaces>[number] & { size: number; className?: string }) {
  const words = useWords().platform.rail;
  const Icon = places[place].icon;
  return <GoLink to={to} className={className} style={className ? { height: 44 } : undefined} data-on={isLit || undefined} aria-current={isLit ? 'page' : undefined}><Icon size={size} stroke={1.7} aria-hidden />{words[place]}</GoLink>;
}
