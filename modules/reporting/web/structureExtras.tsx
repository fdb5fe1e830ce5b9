import { useMemo } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type SeatMeasure, seatMeasures, seatsMeasured } from '../../../words/seatMeasures.ts';
import type { Structure } from '../../organization/contract.ts';
import type { StructureExtras } from '../../organization/web/index.ts';
import { seatFigures } from '../contract.ts';
import { withTeams } from '../rules/seatLoad.ts';

/* What reports bring to the structure: what each seat holds, read on the chart one measure at a time, and all of it beside the seat. */

const right = 'reporting.seat.read';

export const useSeatFigures = (on: string, when: boolean) => useAsk(seatFigures, { on }, { when, keep: true, live: ['booking', 'opportunity', 'account', 'position'] }).data;

function useMeasure(key: SeatMeasure, structure: Structure, when: boolean) {
  const words = useWords().reporting.seats, formats = useFormats();
  const answer = useSeatFigures(structure.on, when);
  return useMemo(() => (when && answer ? seatsMeasured(key, answer, withTeams(answer, structure.lines).together, words, formats) : { figures: undefined, legend: '' }), [key, when, answer, structure, words, formats]);
}

export const structureExtras: StructureExtras = {
  overlays: seatMeasures.map((key) => ({
    key, right: key === 'cost' ? 'organization.cost.read' : right, name: (words) => words.reporting.seats.overlays[key], useFigures: (structure, when) => useMeasure(key, structure, when),
  })),
  SeatSide: lazyPart(() => import('./SeatHolds.tsx'), 'SeatHolds', <LoadingBars />),
};
