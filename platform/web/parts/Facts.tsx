import type { ReactNode } from 'react';
import { Glyph, type Side } from './Glyph.tsx';

export interface Fact { label: string; is: ReactNode; why?: ReactNode; late?: boolean; side?: Side }

/** A record's header: five facts, never four or six; the first says who serves this customer. One may be red. */
export function Facts({ facts }: { facts: readonly [Fact, Fact, Fact, Fact, Fact] }) {
  return (
    <dl className="facts" tabIndex={-1}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className={fact.late ? 'is late' : 'is'}>{fact.side && <Glyph side={fact.side} size={11} />}{fact.is}</dd>
          {fact.why && <dd className="why-so">{fact.why}</dd>}
        </div>
      ))}
    </dl>
  );
}
