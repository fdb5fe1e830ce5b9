import { createContext, useContext, type ReactNode } from 'react';
import type { Action, Finder, RailCount, RailPlace, RightTold, RoomDoor, Screen } from '../screens.ts';

/** Everything the rooms bring to the shell, put together. */
export interface Doors { screens: readonly Screen[]; finders: readonly Finder[]; actions: readonly Action[]; counts: readonly RailCount[]; rightTold: RightTold | undefined }

export const joinDoors = (rooms: readonly RoomDoor[]): Doors => ({
  screens: rooms.flatMap((room) => room.screens),
  finders: rooms.flatMap((room) => room.finders ?? []),
  actions: rooms.flatMap((room) => room.actions ?? []),
  counts: rooms.flatMap((room) => room.counts ?? []),
  rightTold: rooms.findLast((room) => room.rightTold)?.rightTold,
});

const DoorsContext = createContext<Doors>(joinDoors([]));
export const DoorsProvider = ({ doors, children }: { doors: Doors; children: ReactNode }) => <DoorsContext value={doors}>{children}</DoorsContext>;
export const useDoors = () => useContext(DoorsContext);

/** The place of the rail that is lit at this path: that of the screen whose pattern fits it, or of the nearest above it that has one. */
export function placeOf(path: string, screens: readonly Screen[]): RailPlace | undefined {
  const rail = screenAt(path, screens)?.rail, above = path.slice(0, path.lastIndexOf('/'));
  return rail ?? (above ? placeOf(above, screens) : undefined);
}

export function screenAt(path: string, screens: readonly Screen[]): Screen | undefined {
  const fits = screens.filter((screen) => new RegExp(`^${screen.path.replace(/[.*+?^{}()|[\]\\]/g, '\\$&').replace(/\$\w+/g, '[^/]+')}/?$`).test(path));
  return fits.toSorted((a, b) => parameters(a) - parameters(b))[0];
}
/** The screens whose addresses begin with this one, `/marketing/campaigns` for `/marketing`, in the order of the map. */
export const beneath = (path: string, screens: readonly Screen[]): Screen[] => {
  const start = `${path.toLowerCase().replace(/\/+$/, '')}/`;
  return screens.filter((screen) => screen.path.startsWith(start) && !screen.path.includes('$'));
};
const parameters = (screen: Screen) => screen.path.split('$').length;
