import { laneAt, type HandOffMark, type NeedMark, type PromiseMark } from './marks.ts';
import type { Scale } from './scale.ts';

/** Ink, with an arrowhead, from the division that gives to the one that receives; a returned one is dashed. */
export function HandOffCurve({ handOff, scale, arrow }: { handOff: HandOffMark; scale: Scale; arrow: string }) {
  const up = handOff.from === 'sales';
  const [y1, y2] = up ? [laneAt.sales - 7, laneAt.marketing + 8] : [laneAt.marketing + 7, laneAt.sales - 8];
  const [a, b] = [scale.x(handOff.offered), scale.x(handOff.accepted) + (handOff.accepted === handOff.offered ? 10 : 0)];
  const middle = (laneAt.marketing + laneAt.sales) / 2;
  const path = `M${a} ${y1} C${a} ${middle},${b} ${middle},${b} ${y2}`;
  return (
    <g fill="none">
      <path d={path} stroke="var(--u-sheet)" strokeWidth={5} />
      <path d={path} stroke="var(--u-ink)" strokeWidth={1.6} strokeDasharray={handOff.returned ? '4 3' : undefined} markerEnd={`url(#${arrow})`}>{handOff.label && <title>{handOff.label}</title>}</path>
    </g>
  );
}

export function HandOffLabel({ handOff, scale }: { handOff: HandOffMark; scale: Scale }) {
  if (!handOff.label) return null;
  const x = scale.x(handOff.accepted) + 10;
  const toLeft = x + handOff.label.length * 6 > scale.right;
  return (
    <text x={toLeft ? x - 20 : x} y={handOff.from === 'sales' ? laneAt.marketing + 24 : laneAt.sales - 18} textAnchor={toLeft ? 'end' : 'start'} fontSize={11} fontWeight={600} fill="var(--u-ink)"
      stroke="var(--u-sheet)" strokeWidth={4} paintOrder="stroke">{handOff.label}</text>
  );
}

const promiseInk = { open: 'var(--u-cust-mark)', late: 'var(--u-late)', kept: 'var(--u-ink3)' };

/** A bar from the day given to the day due, ending in a flag. */
export function PromiseFlag({ promise, label, scale }: { promise: PromiseMark; label: 'left' | 'right' | undefined; scale: Scale }) {
  const y = laneAt.customer;
  const ink = promiseInk[promise.state];
  const [a, b] = [Math.max(scale.left, scale.x(promise.given)), scale.x(promise.due)];
  if (b < scale.left || a > scale.right) return null;
  const kept = promise.state === 'kept';
  return (
    <g>
      <line x1={a} x2={b} y1={y} y2={y} stroke={ink} strokeWidth={4} opacity={kept ? 0.5 : 1} />
      <line x1={a} x2={a} y1={y - 4} y2={y + 4} stroke={ink} strokeWidth={1.5} />
      <path d={`M${b} ${y + 7}V${y - 13}h9l-2.6 3.4L${b + 9} ${y - 6.2}h-9`} fill={kept ? 'var(--u-sheet)' : ink} stroke={ink} strokeWidth={1.4} strokeLinejoin="round"><title>{promise.label}</title></path>
      {label && <text x={label === 'left' ? b - 5 : b + 13} y={y - 7} textAnchor={label === 'left' ? 'end' : 'start'} fontSize={11} fontWeight={500} fill={ink} stroke="var(--u-sheet)" strokeWidth={3} paintOrder="stroke">{promise.label}</text>}
    </g>
  );
}

/** A diamond on the customer's line, filled while open. */
export function NeedDiamond({ need, scale }: { need: NeedMark; scale: Scale }) {
  const x = scale.x(need.on);
  if (x < scale.left || x > scale.right) return null;
  return (
    <g>
      <path d={`M${x} ${laneAt.customer - 6}l6 6-6 6-6-6Z`} fill={need.open ? 'var(--u-cust-mark)' : 'var(--u-sheet)'} stroke="var(--u-cust-mark)" strokeWidth={1.5}><title>{need.label}</title></path>
      <text x={x} y={laneAt.customer + 20} textAnchor="middle" fontSize={11} fontWeight={500} fill="var(--u-cust)" stroke="var(--u-sheet)" strokeWidth={3} paintOrder="stroke">{need.open ? need.label : ''}</text>
    </g>
  );
}
