import type { ChangeDay } from '../../contract.ts';
import { heaviest, weightOf } from './changeWords.ts';

export interface Tick { day: string; at: number; isNamed: boolean; isFirst: boolean; change: ChangeDay | undefined; edge: 'left' | 'right' | undefined }

/** Room between two named days, in pixels. */
const apart = 122;
const most = 120;
const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/**
 * Where each day of change stands on the line (percent), today and the day looked at among them. The heaviest are named, as
 * many as have room; of very many days the lightest are left out.
 */
export function placeDays(days: readonly ChangeDay[], today: string, on: string, width: number): { ticks: Tick[]; nowAt: number } {
  const known = new Map(days.map((d) => [d.day, d]));
  const weight = (day: string) => (day === today ? Infinity : day === on ? 1e6 : weightOf(heaviest(known.get(day)?.changes ?? []) ?? { noun: 'line', act: 'changes', count: 1, names: [] }));
  const stops = [...new Set([...known.keys(), today, on])].sort((a, b) => weight(b) - weight(a)).slice(0, most).sort();
  const [first, last] = [dayOf(stops[0]!), dayOf(stops.at(-1)!)];
  const at = (day: string) => 3 + (94 * (dayOf(day) - first)) / Math.max(1, last - first);
  const named: string[] = [], room = Math.max(4, (100 * apart) / Math.max(1, width));
  for (const day of stops.toSorted((a, b) => weight(b) - weight(a))) if (named.every((n) => Math.abs(at(n) - at(day)) >= room)) named.push(day);
  const ticks = stops.map((day): Tick => ({
    day, at: at(day), isNamed: named.includes(day), isFirst: day === days[0]?.day, change: known.get(day), edge: at(day) < 8 ? 'left' : at(day) > 92 ? 'right' : undefined,
  }));
  return { ticks, nowAt: at(today) };
}
