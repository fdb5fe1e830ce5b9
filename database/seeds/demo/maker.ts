import { createHash } from 'node:crypto';
import type { Sql } from '../../../platform/server/db.ts';

/** Where the rows of the demo company come from: everything follows from the seed and the day, nothing from clock or chance. */
export interface Maker {
  today: string;
  id(key: string): string;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  pick<T>(list: readonly T[]): T;
  /** The day so many days from today. */
  day(days: number): string;
  /** An instant of that day, by the hour of UTC. */
  at(days: number, hour: number, minute?: number): string;
  /** An instant of that day, by the hour of a time zone. */
  local(zone: string, days: number, hour: number, minute?: number): string;
  /** The working day (Monday to Friday) on or before that one; `-1` the Friday before a Saturday and a Sunday. */
  working(days: number): number;
  weekend(days: number): boolean;
  add(table: string, row: Record<string, unknown>): void;
  rows: Map<string, Record<string, unknown>[]>;
}

export function maker(seed: number, today: string): Maker {
  let state = (seed * 2_654_435_761) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const rows: Maker['rows'] = new Map();
  const day = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const weekday = (days: number) => new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).getUTCDay();
  const offsets = new Map<string, number>();
  /** Minutes the zone is ahead of UTC at noon of that day. */
  const ahead = (zone: string, days: number) => {
    const key = `${zone} ${days}`;
    if (!offsets.has(key)) {
      const told = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).format(new Date(`${day(days)}T12:00:00Z`)), [, sign, h, min] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(told)!;
      offsets.set(key, (sign === '-' ? -1 : 1) * (Number(h ?? 0) * 60 + Number(min ?? 0)));
    }
    return offsets.get(key)!;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    today, rows, day, below, pick: (list) => list[below(list.length)]!,
    at: (days, hour, minute = 0) => `${day(days)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`,
    local: (zone, days, hour, minute = 0) => new Date(Date.parse(`${day(days)}T00:00:00Z`) + (hour * 60 + minute - ahead(zone, days)) * 60_000).toISOString(),
    working: (days) => days - [2, 0, 0, 0, 0, 0, 1][weekday(days)]!,
    weekend: (days) => [0, 6].includes(weekday(days)),
    id: (key) => {
      const h = createHash('sha256').update(`${seed}:${key}`).digest('hex');
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-7${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
    },
    add: (table, row) => { const list = rows.get(table); if (list) list.push(row); else rows.set(table, [row]); },
  };
}

type Tx = Parameters<Parameters<Sql['begin']>[1]>[0];

/** Writes what was made, table by table in the order it was first made, some thousand rows a statement. */
export async function write(tx: Tx, made: Maker): Promise<void> {
  for (const [table, rows] of made.rows) {
    const columns = Object.keys(rows[0]!).join(', ');
    for (let i = 0; i < rows.length; i += 3000) {
      const part = tx.json(rows.slice(i, i + 3000) as never);
      await tx`insert into ${tx.unsafe(table)} (${tx.unsafe(columns)}) select ${tx.unsafe(columns)} from jsonb_populate_recordset(${tx.unsafe(`null::${table}`)}, ${part})`;
    }
  }
}
