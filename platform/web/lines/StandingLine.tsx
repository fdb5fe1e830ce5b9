import type { ReactNode } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { hue, type Side } from '../parts/Glyph.tsx';

/** A line of what happened. `day` and `who` arrive written; `handOff` names the division that gave. */
export interface Happening {
  id: string; day: string; side: Side; title: ReactNode; more?: ReactNode; who?: ReactNode; mass?: boolean; handOff?: Division; promise?: 'open' | 'late' | 'kept';
  /** The glyph in words, for those who do not see it: "Marketing", "Ventas", "Promesa". */
  kind: string;
}

/** The double line standing up, newest first: beside a list, and on a phone. */
export function StandingLine({ happenings, children }: { happenings: readonly Happening[]; children?: (happening: Happening) => ReactNode }) {
  return (
    <ol className="standing">
      {happenings.map((h) => (
        <li key={h.id}>
          <span className="standing-line"><StandingMark happening={h} /></span>
          <span className="sub nw sm">{h.day}</span>
          <span className="standing-text">
            <span className="visually-hidden">{h.kind}: </span>
            <span className={h.handOff ? 'b' : 'm'}>{h.title}</span>
            {h.more && <span className={h.promise === 'late' ? 'late' : 'sub'}> {h.more}</span>}
            {children?.(h)}
          </span>
          <span className="sub sm only-wide nw">{h.who}</span>
        </li>
      ))}
    </ol>
  );
}

const at = { marketing: 8, customer: 24, sales: 40 };

function StandingMark({ happening: { side, handOff, mass, promise } }: { happening: Happening }) {
  const x = at[side];
  const colour = `var(--u-${hue[side]}-mark)`;
  const halo = { stroke: 'var(--u-sheet)', strokeWidth: 2 };
  return (
    <svg width={48} height={36} viewBox="0 0 48 36" aria-hidden>
      {handOff && <path d={handOff === 'marketing' ? 'M8 34C8 18,40 22,40 7' : 'M40 34C40 18,8 22,8 7'} fill="none" stroke="var(--u-ink)" strokeWidth={1.8} />}
      {handOff && <path d={handOff === 'marketing' ? 'M35.8 9 40 2l4.2 7Z' : 'M3.8 9 8 2l4.2 7Z'} fill="var(--u-ink)" />}
      {!handOff && side === 'marketing' && <circle cx={x} cy={18} r={mass ? 4 : 6} fill={colour} {...halo} />}
      {!handOff && side === 'sales' && <rect x={x - (mass ? 3.5 : 5.5)} y={18 - (mass ? 3.5 : 5.5)} width={mass ? 7 : 11} height={mass ? 7 : 11} rx={1.5} fill={colour} {...halo} />}
      {!handOff && side === 'customer' && (
        <path d={`M${x} 11l7 7-7 7-7-7Z`} strokeWidth={1.5} stroke={promise === 'late' ? 'var(--u-late)' : colour}
          fill={promise === 'kept' ? 'var(--u-sheet)' : promise === 'late' ? 'var(--u-late)' : colour} />
      )}
    </svg>
  );
}
