import { lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Words } from '../../words/es.ts';
import type { Part } from './catalogue.ts';
import type { Search } from './view.ts';
import type { Side } from './parts/Glyph.tsx';

/** The map of the product, in the order of the rail. */
export const railPlaces = ['today', 'customers', 'sales', 'marketing', 'coordination', 'goals', 'reports', 'structure', 'focus', 'settings'] as const;
export type RailPlace = (typeof railPlaces)[number];

/** A screen of a room. Its path is an address people send to each other: nouns, `$accountId` for a parameter. */
export interface Screen {
  path: string;
  title: (words: Words) => string;
  /** Who may open it; several: any of them. Absent: whoever holds a position. */
  right?: string | readonly string[];
  /** The place of the rail that is lit while it is open; the place leads to its first screen without parameters. */
  rail?: RailPlace;
  /** Open to a person who holds no position (their own profile). */
  withoutPosition?: true;
  /** Parts of the catalogue that it says besides its own room's: fetched beside its code (`house/spokenWords.test.ts` knows which). */
  words?: readonly Part[];
  component: LazyScreen;
  /** Asks what the screen at this address will ask (`askEarly`), before its code is there and before it is known who looks. */
  ahead?: (search: Search) => void;
}
export type LazyScreen = ComponentType & { preload?: () => Promise<void> };

/** A screen fetched when it is first opened, or when the pointer nears its link: `lazyScreen(() => import('./AccountList.tsx'), 'AccountList')`. */
export function lazyScreen<M extends Record<string, unknown>, K extends keyof M & string>(load: () => Promise<M>, name: K): LazyScreen {
  return lazyRouteComponent(load as () => Promise<Record<string, ComponentType>>, name) as LazyScreen;
}

/** Something found by its name, and where it is. */
export interface Found { id: string; name: string; note?: string; to: string; side?: Side }

/** How a room finds its records for Ctrl/⌘ K: a hook over `useAsk`, asked with two letters or more. */
export interface Finder { name: (words: Words) => string; right?: string; useFind: (text: string) => { found: readonly Found[]; isFinding: boolean } }

/** Something one may do from anywhere: by Ctrl/⌘ K and, with `key`, by keyboard. */
export interface Action {
  name: (words: Words) => string; right?: string; key?: string; to: string;
  /** On a phone it has its own place in the tab bar, with this icon ("Pedir apoyo"); one action at most. */
  tab?: ComponentType<{ size?: number; stroke?: number }>;
}

/** A figure beside a place of the rail: what waits there for me. */
export interface RailCount { rail: RailPlace; right?: string; useCount: () => { n: number; late?: boolean } | undefined }

/** Says which right a screen takes, who has it and who gives it; any one of `rights` would do. */
export type RightTold = ComponentType<{ rights: readonly string[] }>;

/** The front door of a room's screens: `modules/<room>/web/index.ts` exports these. */
export interface RoomDoor { screens: readonly Screen[]; finders?: readonly Finder[]; actions?: readonly Action[]; counts?: readonly RailCount[]; rightTold?: RightTold }

/** Whoever holds no position opens nothing but what says `withoutPosition`. */
export const mayOpen = (door: { right?: string | readonly string[]; withoutPosition?: true }, who: Who): boolean =>
  (door.withoutPosition === true || who.seats.length > 0) && (door.right === undefined || [door.right].flat().some((right) => who.rights.includes(right)));
export interface Who { rights: readonly string[]; seats: readonly unknown[] }

/** Where a place of the rail leads: its first screen without parameters that the person may open. */
export const doorOf = (place: RailPlace, screens: readonly Screen[], who: Who): Screen | undefined => screensOf(place, screens, who)[0];

export const screensOf = (place: RailPlace, screens: readonly Screen[], who: Who): Screen[] =>
  screens.filter((screen) => screen.rail === place && !screen.path.includes('$') && mayOpen(screen, who));
