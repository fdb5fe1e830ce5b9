import { type Me, me } from '../../../contract/me.ts';
import { fetchWords } from '../catalogue.ts';
import { keep, kept } from '../kept.ts';
import { askEarly } from '../reach.ts';
import { mayOpen, type Screen, type Who } from '../screens.ts';
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
  if (!kept<string[]>('shut')?.includes(screen.path)) screen.ahead?.(readSearch(search));
  void fetchScreen(screen);
}

const here = new WeakSet<Screen>();
/** Whether its code and its words are here: then it is drawn at once. */
export const isHere = (screen: Screen): boolean => here.has(screen);
/** Never fails: what could not be fetched is fetched again, and told, when the screen is drawn. */
export async function fetchScreen(screen: Screen): Promise<void> {
  await Promise.all([screen.component.preload?.(), fetchWords(screen.words ?? [])]).catch(() => undefined);
  here.add(screen);
}

/** The screens whose questions would be refused to this person: the next time they are not asked ahead. */
export const shutTo = (screens: readonly Screen[], who: Who): string[] => screens.filter((screen) => screen.ahead && !mayOpen(screen, who)).map((screen) => screen.path);
export const rememberShut = ({ screens }: Doors, who: Me): void => keep('shut', shutTo(screens, who));
