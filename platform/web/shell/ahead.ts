import { me } from '../../../contract/me.ts';
import { fetchWords } from '../catalogue.ts';
import { askEarly } from '../reach.ts';
import { readSearch } from '../view.ts';
import { type Doors, screenAt } from './doors.tsx';
import { hasBeenHere } from './leaving.ts';

/**
 * Who looks, the code of the screen at this address, its words and what it will ask are all on their way at once, and not each
 * when the one before has come. Where nobody was signed in there is only the first of them.
 */
export function fetchAhead({ screens }: Doors, { pathname, search }: Location): void {
  askEarly(me, {});
  const screen = hasBeenHere() ? screenAt(pathname, screens) : undefined;
  if (!screen) return;
  screen.ahead?.(readSearch(search));
  // What cannot be fetched is fetched again, and told, when the screen is opened.
  screen.component.preload?.().catch(() => undefined);
  void fetchWords(screen.words ?? []);
}
