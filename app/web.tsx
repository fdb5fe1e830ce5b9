import '@fontsource-variable/instrument-sans/wdth.css';
import '../platform/web/style/all.css';
import { createRoot } from 'react-dom/client';
import { type AccountExtras, bringAccountExtras } from '../modules/customers/web/index.ts';
import { bringStructureExtras, type StructureExtras } from '../modules/organization/web/index.ts';
import { bringStudioExtras, type StudioExtras } from '../modules/restructuring/web/index.ts';
import { App } from '../platform/web/shell/App.tsx';
import { fetchAhead } from '../platform/web/shell/ahead.ts';
import { bringRecordExtras, type RecordExtras } from '../platform/web/recordExtras.tsx';
import { joinDoors } from '../platform/web/shell/doors.tsx';
import { takeWholeOnPress } from '../platform/web/shell/wholeText.ts';
import { ownScreens } from '../platform/web/ownScreens.ts';
import type { RoomDoor } from '../platform/web/screens.ts';
import { loadWords, type Part, speakFrom } from '../platform/web/catalogue.ts';
import { firstLanguage } from '../platform/web/words.tsx';

/* Every room's front door, `modules/<room>/web/index.ts`, in the order of the storeys: a room is on screen once it has one. */
const storeys: readonly Part[] = ['organization', 'directory', 'customers', 'territories', 'marketing', 'sales', 'coordination', 'goals', 'reporting', 'focus', 'decisions', 'restructuring', 'transition', 'exchange', 'oversight'];
const found = import.meta.glob<RoomDoor & { accountExtras?: AccountExtras; structureExtras?: StructureExtras; studioExtras?: StudioExtras; recordExtras?: RecordExtras }>('../modules/*/web/index.ts', { eager: true });
const rooms = storeys.flatMap((room) => {
  const door = found[`../modules/${room}/web/index.ts`];
  return door ? [{ ...door, screens: door.screens.map((screen) => ({ ...screen, words: [room, ...(screen.words ?? [])] })) }] : [];
});

bringAccountExtras(rooms.flatMap((room) => room.accountExtras ?? []));
bringStructureExtras(rooms.flatMap((room) => room.structureExtras ?? []));
bringRecordExtras(rooms.flatMap((room) => room.recordExtras ?? []));
bringStudioExtras(rooms.flatMap((room) => room.studioExtras ?? []));

const language = firstLanguage();
speakFrom(language);
const doors = joinDoors([...rooms, { screens: ownScreens }]);
const firstWords = loadWords(language);
fetchAhead(doors, window.location);
takeWholeOnPress();
const words = await firstWords;
createRoot(document.getElementById('root')!).render(<App doors={doors} first={{ language, words }} />);
