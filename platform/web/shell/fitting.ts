/** Without accents or capitals, as people type. */
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Those whose name has every word typed at the beginning of one of its own; in their own order. Nothing typed: all. */
export function fitting<T extends { name: string }>(list: readonly T[], text: string): T[] {
  const typed = plain(text).split(/\s+/).filter(Boolean);
  return list.filter((one) => {
    const words = plain(one.name).split(/[^\p{L}\p{N}]+/u);
    return typed.every((t) => words.some((word) => word.startsWith(t)));
  });
}
