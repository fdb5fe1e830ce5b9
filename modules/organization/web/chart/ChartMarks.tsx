import { memo } from 'react';
import type { Division } from '../../../../contract/shapes.ts';
import { Glyph, hue } from '../../../../platform/web/parts/Glyph.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { type More, type PlacedSeat, shownTitle, size } from '../../rules/chartLayout.ts';
import type { SeatChange } from '../../rules/dayChanges.ts';
import type { SeatFigure } from '../structure/extras.ts';
import { useWhoSits } from '../structure/whoSits.ts';

/* What stands on the chart: seats, the doors to those that are not drawn, and words. Each is drawn anew only when what it says changes. */

/** `isGone`: the seat is drawn where it stood, and does not stand any more. */
export interface SeatTag { text: string; says: string; isGone: boolean }

interface SeatProps { placed: PlacedSeat; height: number; isChosen: boolean; isFaint: boolean; change: SeatChange | undefined; tag: SeatTag | undefined; onChoose: (id: string) => void; /** Null: an overlay is on and has nothing to say of this seat. */ figure: SeatFigure | null | undefined }

export const ChartSeat = memo(({ placed, height, isChosen, isFaint, change, tag, onChoose, figure }: SeatProps) => {
  const formats = useFormats(), { onDay } = useWords().organization.structure;
  const sits = useWhoSits()(placed.seat);
  const { seat, side, reports, shared, x, y } = placed;
  return (
    <button type="button" className="seat" data-seat={seat.id} data-vacant={sits.isEmpty || undefined} data-on={isChosen || undefined} data-faint={isFaint || undefined} data-gone={tag?.isGone || undefined} aria-pressed={isChosen} style={{ left: x, top: y, width: size.width, height }} onClick={() => onChoose(seat.id)}>
      <span className="row" style={{ gap: 5 }}>{side && <Glyph side={side} size={7} hollow={sits.isEmpty} />}<span className="b el" style={{ flex: 1 }} title={seat.title}>{shared && <span className="visually-hidden">{shared}</span>}{shownTitle(placed)}</span>{reports > 0 && <span className="xs sub">{formats.number(reports)}</span>}</span>
      <span className={sits.isVacant ? 'sm el late' : 'sm el ink2'}>{sits.text}</span>
      {figure !== undefined && <Measure figure={figure} />}
      {tag && <span className="seat-tag xs b" title={tag.says}>{tag.text}</span>}
      {change && <span className="change-mark" title={onDay.marks[change]}><span className="visually-hidden">{onDay.marks[change]}</span></span>}
    </button>
  );
});

/** The one measure of a seat: a bar with its reference mark, and in words. */
const Measure = ({ figure }: { figure: SeatFigure | null }) => (
  <span className="measure" data-tone={figure?.tone}>
    {figure?.fill !== undefined && <span className="bar" aria-hidden><i style={{ width: `${100 * Math.min(1, Math.max(0, figure.fill))}%` }} />{figure.mark !== undefined && <b style={{ left: `${100 * figure.mark}%` }} />}</span>}
    <span className="sm el">{figure?.text ?? ''}</span>
  </span>
);

interface WordsProps { x: number; y: number; strong: string; faint?: string; side?: Division | null }
/** On the plane itself, on a ground of their own so that no line runs through them. */
export const ChartWords = ({ x, y, strong, faint, side }: WordsProps) =>
  <div className="chart-words" data-k={side ? hue[side] : undefined} style={{ left: x, top: y }}><span className="b">{strong}</span> <span className="sub">{faint}</span></div>;

interface DoorProps { more: More; name: string; says: string; onFold: (more: More) => void }
/** Between a manager and the seats below: folds them away, or says how many are there; and at the end of a row, how many more there are. */
export const ChartDoor = memo(({ more, name, says, onFold }: DoorProps) => (
  <button type="button" className={more.kind === 'branch' ? 'chart-fold' : 'plain sub sm chart-more'} data-fold={more.kind === 'branch' ? more.managerId : undefined} data-open={more.open || undefined} aria-label={says} aria-expanded={more.open} title={says} style={{ left: more.x, top: more.kind === 'branch' ? more.y - 12 : more.y }} onClick={() => onFold(more)}>
    <span>{name}</span>
  </button>
));
