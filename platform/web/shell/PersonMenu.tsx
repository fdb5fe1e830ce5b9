import { useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { me as meEndpoint, openDemo, signOut, updateProfile, type ColorScheme } from '../../../contract/me.ts';
import { Language } from '../../../contract/shapes.ts';
import { useTell } from '../ask.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { sayProblemSoon } from '../problems.ts';
import { reach } from '../reach.ts';
import { showToast } from '../toasts.ts';
import { useUnsent } from '../unsent.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { useGo } from '../parts/GoLink.tsx';
import { MenuPop } from '../parts/Pop.tsx';
import { useMay, useMe } from '../who.tsx';
import { useSpeech } from '../words.tsx';
import { useLeave } from './leaving.ts';

const Leaving = lazyPart(() => import('./Leaving.tsx'), 'Leaving');

/** Who I am, at the foot of the rail: profile, language, look, sign-out. */
export function PersonMenu() {
  const me = useMe();
  const { words } = useSpeech();
  const [opened, setOpened] = useState(false), [asking, setAsking] = useState(false);
  const leave = useLeave(), out = useTell(signOut, { waits: false }), unsent = useUnsent().length;
  const goOut = () => out.tell({}, leave);
  const seat = me.seats[0];
  return (
    <>
      <MenuPop opened={opened} onClose={() => setOpened(false)} name={words.platform.person.menu} position="top-start" width={220} groups={usePersonEntries(() => (unsent > 0 ? setAsking(true) : goOut()))}>
        <button type="button" className="me" title={words.platform.person.menu} aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Avatar name={me.name} division={seat?.division ?? null} />
          <span><b className="el">{me.name}</b><span className="sub el" style={{ display: 'block' }}>{seat ? seat.title : words.platform.noPosition}</span></span>
        </button>
      </MenuPop>
      {asking && <Leaving onLeave={goOut} onClose={() => setAsking(false)} sending={out.isTelling} />}
    </>
  );
}

const schemes: readonly ColorScheme[] = ['light', 'dark', 'auto'];

function usePersonEntries(signOutNow: () => void) {
  const go = useGo();
  const { words, language, speak } = useSpeech();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const update = useTell(updateProfile, { makesStale: [meEndpoint] });
  return [
    { entries: [{ name: words.platform.person.profile, run: () => go('/settings/profile') }, { name: words.platform.person.access, run: () => go('/settings/access') }] },
    { label: words.common.language, entries: Language.options.map((one) => ({ name: words.common.languages[one], lang: one, ticked: one === language, run: () => { void speak(one); update.tell({ language: one }); } })) },
    { label: words.platform.person.scheme, entries: schemes.map((one) => ({ name: words.platform.schemes[one], ticked: one === colorScheme, run: () => { setColorScheme(one); update.tell({ colorScheme: one }); } })) },
    { entries: [...useDemoEntry(), { name: words.platform.person.signOut, run: signOutNow }] },
  ];
}

/** The demo company is there whichever way one began: it is made at the first visit, which takes a while. */
function useDemoEntry() {
  const { words } = useSpeech();
  const { company, seenBy } = useMe(), may = useMay();
  if (company.kind === 'demo' || seenBy || !may('platform.demo.open')) return [];
  const open = () => {
    showToast({ text: words.platform.entry.preparing });
    reach(openDemo, {}, {}).then(({ address }) => window.location.assign(address), (error: unknown) => void sayProblemSoon(error, words).then(({ text }) => showToast({ text, kind: 'problem' })));
  };
  return [{ name: words.platform.person.demo, run: open }];
}
