import { useMediaQuery } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { fetchAllWords } from '../catalogue.ts';
import { useKeys } from '../keys.ts';
import { useKept } from '../kept.ts';
import { keepShell } from '../offline/keepShell.ts';
import { useLiveUpdates } from '../live.ts';
import { useGo } from '../parts/GoLink.tsx';
import { lazyPart } from '../parts/lazyPart.tsx';
import { ToastBar } from '../parts/ToastBar.tsx';
import { mayOpen } from '../screens.ts';
import { useMe } from '../who.tsx';
import { useWords } from '../words.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import { useDoors } from './doors.tsx';
import { places } from './places.ts';
import { useQuiet } from './quiet.ts';
import { Rail, useOpenPlaces } from './Rail.tsx';
import { useUnsentKeeping } from './sending.ts';
import { SeeingBanner } from './SeeingBanner.tsx';
import { TabBar } from './TabBar.tsx';

/* Fetched once the screen is quiet and then drawn without a wait, so that what is typed right after Ctrl K is not lost. */
const Palette = lazyPart(() => Promise.all([import('./Palette.tsx'), fetchAllWords()]).then(([module]) => module), 'default');
const KeyMap = lazyPart(() => import('./KeyMap.tsx'), 'default');

/** What stands round every screen: rail, sheet, tab bar on a phone, palette, key map, what was just done. */
export function Shell() {
  const words = useWords().platform;
  const { company, name, seenBy } = useMe();
  const [folded, setFolded] = useKept('railFolded', false);
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [over, setOver] = useState<'palette' | 'keys'>();
  const close = () => setOver(undefined);
  const isFolded = folded || narrow;
  useLiveUpdates();
  useUnsentKeeping();
  useQuiet(1500, () => void fetchAllWords());
  useQuiet(6000, () => Palette.preload());
  useQuiet(7000, keepShell);
  useShellKeys({ find: () => setOver('palette'), map: () => setOver('keys') });
  return (
    <>
      <a className="skip" href="#sheet">{words.skip}</a>
      <div className="app" data-folded={isFolded || undefined}>
        <div className="banners">
          {company.kind === 'demo' && <DemoBanner leaveTo={company.leaveTo} />}
          {seenBy && <SeeingBanner name={name} seenBy={seenBy} />}
        </div>
        <Rail isFolded={isFolded} {...(narrow ? {} : { fold: () => setFolded(!folded) })} find={() => setOver('palette')} />
        <Sheet />
        <TabBar find={() => setOver('palette')} />
      </div>
      <Going />
      {over === 'palette' && <Palette onClose={close} />}
      {over === 'keys' && <KeyMap onClose={close} />}
      <ToastBar />
    </>
  );
}

/** The work surface. A new screen takes the focus to its beginning, so that reading goes on from there. */
function Sheet() {
  const sheet = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const first = useRef(path);
  useEffect(() => { if (path !== first.current) { first.current = path; sheet.current?.focus({ preventScroll: true }); } }, [path]);
  return <main className="sheet" id="sheet" ref={sheet} tabIndex={-1}><Outlet /></main>;
}

/** A thin ink line while the next screen is on its way. */
function Going() {
  const isGoing = useRouterState({ select: (state) => state.status === 'pending' });
  return isGoing ? <div className="progress" aria-hidden /> : null;
}

function useShellKeys({ find, map }: { find: () => void; map: () => void }) {
  const words = useWords();
  const go = useGo();
  const open = useOpenPlaces();
  const { actions } = useDoors();
  const me = useMe();
  useKeys([
    { keys: 'mod+k', says: words.platform.keys.find, run: find, whileTyping: true },
    { keys: '?', says: words.platform.keys.map, run: map },
    ...open.flatMap(({ place, to }) => {
      const key = places[place].key;
      return key ? [{ keys: `g ${key}`, says: words.platform.keys.go(words.platform.rail[place]), run: () => go(to) }] : [];
    }),
    ...actions.filter((action) => mayOpen(action, me)).flatMap((action) => (action.key ? [{ keys: action.key, says: () => action.name(words), run: () => go(action.to) }] : [])),
  ]);
}
