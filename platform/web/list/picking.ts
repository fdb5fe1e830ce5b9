/** Which rows are chosen, and from where Shift extends. Pure; rows are named by id, in the order shown. */
export interface Picked { ids: ReadonlySet<string>; anchor: string | null }
export const nothingPicked: Picked = { ids: new Set(), anchor: null };

export function pickOne({ ids }: Picked, id: string): Picked {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** From the last one touched to this one, both inside; without an anchor, only this one. */
export function pickTo(picked: Picked, id: string, shown: readonly string[]): Picked {
  const [from, to] = [picked.anchor === null ? -1 : shown.indexOf(picked.anchor), shown.indexOf(id)];
  if (from < 0 || to < 0) return pickOne(picked, id);
  return { ids: new Set([...picked.ids, ...shown.slice(Math.min(from, to), Math.max(from, to) + 1)]), anchor: id };
}

/** All that is shown, or none when all of it was. */
export const pickAll = (picked: Picked, shown: readonly string[]): Picked =>
  shown.every((id) => picked.ids.has(id)) ? nothingPicked : { ids: new Set(shown), anchor: picked.anchor };
