import type { Division } from '../../../contract/shapes.ts';
import { hue } from './Glyph.tsx';

/** Two letters: of the first two words that begin with a capital, else of the first words. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const proper = words.filter((word) => /^\p{Lu}/u.test(word));
  return (proper.length > 0 ? proper : words).slice(0, 2).map((word) => [...word][0] ?? '').join('').toUpperCase();
}

/** A person: round in marketing, square in sales, grey elsewhere. It stands beside the name, so it is silent. */
export const Avatar = ({ name, division }: { name: string; division?: Division | null }) =>
  <span className="av" data-k={division ? hue[division] : undefined} title={name} aria-hidden>{initialsOf(name)}</span>;
