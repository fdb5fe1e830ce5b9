import { useMemo } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { focusMeasured } from '../../../words/focusMeasure.ts';
import type { Structure } from '../../organization/contract.ts';
import type { StructureExtras } from '../../organization/web/index.ts';
import { unitFocus } from '../contract.ts';
import { topsOf } from '../rules/tops.ts';

/* What focus brings to the structure: the index of units on the chart, and the chart itself as a file. */

function useFocus(structure: Structure, when: boolean) {
  const words = useWords().focus.index, formats = useFormats();
  const answer = useAsk(unitFocus, { on: structure.on }, { when, keep: true, live: ['interaction', 'position'] }).data;
  return useMemo(() => (when && answer ? focusMeasured(answer, topsOf(structure), words, formats) : { figures: undefined, legend: '' }), [when, answer, structure, words, formats]);
}

export const structureExtras: StructureExtras = {
  overlays: [{ key: 'focus', right: 'focus.index.read', name: (words) => words.focus.index.overlay, useFigures: useFocus }],
  files: [
    { name: (w) => w.focus.chart.pdf('A4'), href: (search) => `/api/v1/structure/chart.pdf${search}&paper=a4` }, { name: (w) => w.focus.chart.pdf('A3'), href: (search) => `/api/v1/structure/chart.pdf${search}&paper=a3` },
    { name: (w) => w.focus.chart.svg, href: (search) => `/api/v1/structure/chart.svg${search}` }, { name: (w) => w.focus.chart.csv, href: (search, csv) => `/api/v1/structure/chart.${csv}${search}` },
  ],
};
