import type { ReactNode } from 'react';
import { Glyph, hue, type Side } from './Glyph.tsx';

export type ChipKind = Side | 'late' | 'done' | 'outlined';
const key = (kind: ChipKind | undefined) => (kind === 'outlined' ? 'line' : kind && kind in hue ? hue[kind as Side] : kind);

/** A status or a kind, in one or two words. Grey is ordinary, outlined waits on something outside, tinted only for the five meanings. Never a button. */
export const Chip = ({ kind, glyph, children }: { kind?: ChipKind; glyph?: Side; children: ReactNode }) =>
  <span className="chip" data-k={key(kind)}>{glyph && <Glyph side={glyph} size={7} />}{children}</span>;
