import { Handle, Position, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { Division } from '../../../../contract/shapes.ts';
import { Glyph, hue } from '../../../../platform/web/parts/Glyph.tsx';
import { useFormats } from '../../../../platform/web/words.tsx';
import type { PlacedSeat } from '../../rules/chartLayout.ts';
import type { SeatFigure } from './extras.ts';
import { useWhoSits } from './whoSits.ts';

type Of<D> = NodeProps & { data: D };

interface SeatData { placed: PlacedSeat; isChosen: boolean; isFaint: boolean; onChoose: (id: string) => void; /** Null: an overlay is on and has nothing to say of this seat. */ figure?: SeatFigure | null | undefined }

function SeatNode({ data: { placed, isChosen, isFaint, onChoose, figure } }: Of<SeatData>) {
  const formats = useFormats();
  const sits = useWhoSits()(placed.seat);
  const { seat, side, reports } = placed;
  return (
    <>
      <Handle type="target" position={Position.Left} /><Handle type="source" position={Position.Right} /><Handle id="left" type="source" position={Position.Left} />
      <button type="button" className="seat" data-vacant={sits.isVacant || undefined} data-on={isChosen || undefined} data-faint={isFaint || undefined} aria-pressed={isChosen} onClick={() => onChoose(seat.id)}>
        <span className="row" style={{ gap: 5 }}>{side && <Glyph side={side} size={7} hollow={sits.isVacant} />}<span className="b el" style={{ flex: 1 }} title={seat.title}>{seat.title}</span>{reports > 0 && <span className="xs sub">{formats.number(reports)}</span>}</span>
        <span className={sits.isVacant ? 'sm el late' : 'sm el ink2'}>{sits.text}</span>
        {figure !== undefined && <Measure figure={figure} />}
      </button>
    </>
  );
}

/** The one measure of a seat: a bar with its reference mark, and in words. */
const Measure = ({ figure }: { figure: SeatFigure | null }) => (
  <span className="measure" data-tone={figure?.tone}>
    {figure?.fill !== undefined && <span className="bar" aria-hidden><i style={{ width: `${100 * Math.min(1, Math.max(0, figure.fill))}%` }} />{figure.mark !== undefined && <b style={{ left: `${100 * figure.mark}%` }} />}</span>}
    <span className="sm el">{figure?.text ?? ''}</span>
  </span>
);

/** The joint management team: an ink frame. */
const FrameNode = ({ data }: Of<{ width: number; height: number }>) => <div className="team-frame" style={{ width: data.width, height: data.height }} aria-hidden />;

const WordsNode = ({ data }: Of<{ strong: string; faint?: string; side?: Division | null }>) =>
  <div className="chart-words" data-k={data.side ? hue[data.side] : undefined}><span className="b">{data.strong}</span> <span className="sub">{data.faint}</span></div>;

const MoreNode = ({ data }: Of<{ name: string; says: string; run: () => void }>) =>
  <button type="button" className="plain sub sm chart-more" aria-label={data.says} title={data.says} onClick={data.run}>{data.name}</button>;

/** Between a manager and the seats below: folds them away, or says how many are there. */
const FoldNode = ({ data }: Of<{ name: string; says: string; isOpen: boolean; run: () => void }>) =>
  <button type="button" className="chart-fold" data-open={data.isOpen || undefined} aria-label={data.says} aria-expanded={data.isOpen} title={data.says} onClick={data.run}><span>{data.name}</span></button>;

export const nodeTypes = { seat: memo(SeatNode), frame: FrameNode, words: WordsNode, more: MoreNode, fold: memo(FoldNode) };

