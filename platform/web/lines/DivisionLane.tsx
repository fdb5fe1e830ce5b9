import type { ReactNode } from 'react';
import type { Division } from '../../../contract/shapes.ts';
import { hue } from '../parts/Glyph.tsx';
import { useWords } from '../words.tsx';
import { gapsOf, placeFlags, silentDays, stretchesOf, type Placed } from './layout.ts';
import { laneAt, type ContactMark } from './marks.ts';
import type { Scale } from './scale.ts';

/** One division's lane: band, gaps in words, flags and marks. `children` are drawn between the band and the flags. */
export function DivisionLane({ side, contacts, scale, today, hold, children }: {
  side: Division; contacts: readonly ContactMark[]; scale: Scale; today: string; hold: number; children?: ReactNode;
}) {
  const mine = contacts.filter((c) => c.side === side && scale.day(c.on) < scale.days);
  const inView = mine.filter((c) => scale.day(c.on) >= 0);
  const placed = placeFlags(inView.map((c) => ({ id: c.id, x: scale.x(c.on), text: c.label })), side === 'marketing' ? 4 : 3, scale.right);
  return (
    <g>
      <Band side={side} contacts={mine} scale={scale} today={today} hold={hold} />
      {children}
      {inView.map((c) => <Pole key={c.id} contact={c} scale={scale} placed={placed.get(c.id)} />)}
      {inView.map((c) => <g key={c.id}><FlagText contact={c} scale={scale} placed={placed.get(c.id)} /><Mark contact={c} scale={scale} /></g>)}
    </g>
  );
}

/** Whether a label stands between two marks without touching them, at its size: some five pixels a letter. */
const fits = (label: string, room: number): boolean => room > label.length * 5.1 + 16;

function Band({ side, contacts, scale, today, hold }: { side: Division; contacts: readonly ContactMark[]; scale: Scale; today: string; hold: number }) {
  const words = useWords();
  const y = laneAt[side];
  const now = scale.day(today);
  const served = stretchesOf(contacts.filter((c) => !c.planned).map((c) => scale.day(c.on)), hold, now).filter(([, to]) => to > 0);
  return (
    <g>
      <line x1={scale.left} x2={scale.right} y1={y} y2={y} stroke="var(--u-line2)" strokeDasharray="2 4" />
      {served.map(([from, to]) => (
        <line key={from} x1={scale.at(Math.max(from, 0))} x2={scale.at(to)} y1={y} y2={y} stroke={`var(--u-${hue[side]}-line)`} strokeWidth={9} strokeLinecap="round" />
      ))}
      {gapsOf(served, now).map((gap) => ({ gap, room: scale.at(gap[1]) - scale.at(gap[0]), days: silentDays(gap, hold) })).filter(({ room }) => room > 56).map(({ gap, room, days }) => (
        <text key={gap[0]} x={(scale.at(gap[0]) + scale.at(gap[1])) / 2} y={y + 4} textAnchor="middle" fontSize={11} fontWeight={500} fill="var(--u-ink3)"
          stroke="var(--u-sheet)" strokeWidth={7} paintOrder="stroke">{fits(words.platform.line.silent(days), room) ? words.platform.line.silent(days) : words.platform.line.silentShort(days)}</text>
      ))}
    </g>
  );
}

const flagY = (side: Division, row: number) => (side === 'marketing' ? laneAt.marketing - 16 - row * 15 : laneAt.sales + 25 + row * 15);

function Pole({ contact, scale, placed }: { contact: ContactMark; scale: Scale; placed: Placed | undefined }) {
  if (!placed) return null;
  const y = laneAt[contact.side];
  const x = scale.x(contact.on);
  const up = contact.side === 'marketing';
  return <line x1={x} x2={x} y1={up ? y - 8 : y + 8} y2={flagY(contact.side, placed.row) + (up ? -9 : 1)} stroke="var(--u-line2)" />;
}

function FlagText({ contact, scale, placed }: { contact: ContactMark; scale: Scale; placed: Placed | undefined }) {
  if (!placed) return null;
  return (
    <text x={scale.x(contact.on) + (placed.toLeft ? -5 : 5)} y={flagY(contact.side, placed.row)} textAnchor={placed.toLeft ? 'end' : 'start'} fontSize={11} style={{ fontStretch: '92%' }}
      fill={contact.planned ? 'var(--u-ink3)' : 'var(--u-ink2)'} stroke={contact.planned ? 'var(--u-sunken)' : 'var(--u-sheet)'} strokeWidth={4} paintOrder="stroke">{contact.label}</text>
  );
}

/** 11 px direct, 7 px mass; hollow and dashed when planned. */
function Mark({ contact, scale }: { contact: ContactMark; scale: Scale }) {
  const [x, y] = [scale.x(contact.on), laneAt[contact.side]];
  const colour = `var(--u-${hue[contact.side]}-mark)`;
  const size = contact.mass ? 3.4 : 5.6;
  const ink = contact.planned
    ? { fill: 'var(--u-sheet)', stroke: colour, strokeWidth: 1.6, strokeDasharray: '2 1.6' }
    : { fill: colour, stroke: 'var(--u-sheet)', strokeWidth: 1.5 };
  const name = <title>{contact.label}</title>;
  return contact.side === 'marketing'
    ? <circle cx={x} cy={y} r={size} {...ink}>{name}</circle>
    : <rect x={x - size} y={y - size} width={2 * size} height={2 * size} rx={1.5} {...ink}>{name}</rect>;
}
