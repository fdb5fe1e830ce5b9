import { Select } from '@mantine/core';
import { useAsk } from '../../../platform/web/ask.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { structureChanges } from '../../organization/contract.ts';
import { addDays, addMonths } from '../../organization/rules/index.ts';
import { heaviest, useChangeWords, weightOf } from '../../organization/web/index.ts';
import type { Span } from './periods.ts';

/** As many past restructurings as one would choose among; a day on which one person changed is none. */
const most = 10, least = 10;

/** Before and after a past restructuring: from its day on, up to a year, against as long before it. */
export function SinceChange({ from, onChange }: { from: string; onChange: (span: Span) => void }) {
  const words = useWords().reporting.seats.results, formats = useFormats();
  const says = useChangeWords();
  const { today } = formats.settings, days = useAsk(structureChanges, {}).data?.rows ?? [];
  const weight = (day: (typeof days)[number]) => { const change = heaviest(day.changes); return change ? weightOf(change) : 0; };
  const past = days.slice(1).filter((d) => d.day < today && weight(d) >= least).sort((a, b) => weight(b) - weight(a)).slice(0, most).sort((a, b) => (a.day < b.day ? 1 : -1));
  if (past.length === 0) return null;
  const choose = (day: string | null) => { if (day) { const year = addMonths(day, 12), end = addDays(today, 1); onChange({ from: day, to: year < end ? year : end }); } };
  return <Select label={words.since} w={250} placeholder={words.sinceNone} value={past.some((d) => d.day === from) ? from : null} onChange={choose} data={past.map((d) => ({ value: d.day, label: `${formats.plainDay(d.day)} · ${says(d, false)}` }))} comboboxProps={{ width: 320, position: 'bottom-start' }} />;
}
