import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownScreens } from '../platform/web/ownScreens.ts';
import type { Action, RoomDoor, Screen } from '../platform/web/screens.ts';

/* Every screen and action that the rooms register: a new one is visited without anybody adding it to a list. */

const modules = join(import.meta.dirname, '../modules');

export interface Registered { screens: readonly Screen[]; actions: readonly Action[] }

export async function registered(): Promise<Registered> {
  const doors = readdirSync(modules).map((room) => join(modules, room, 'web/index.ts')).filter((door) => existsSync(door));
  const rooms = await Promise.all(doors.map((door) => import(door) as Promise<RoomDoor>));
  return { screens: [...rooms.flatMap((room) => room.screens), ...ownScreens], actions: rooms.flatMap((room) => room.actions ?? []) };
}

/** `/customers/$accountId` as what an address of that screen looks like. */
export const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\$\w+/g, '[0-9a-f-]{36}')}$`);
