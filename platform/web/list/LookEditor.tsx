import { Checkbox, SegmentedControl } from '@mantine/core';
import { useWords } from '../words.tsx';
import type { Density } from './columns.ts';

/** Which columns, and how high the rows. */
export default function LookEditor({ columns, shown, choose, density, setDensity }: {
  columns: readonly { name: string; title: string }[]; shown: readonly string[]; choose: (names: string[]) => void; density: Density; setDensity: (density: Density) => void;
}) {
  const words = useWords().platform.list;
  const toggle = (name: string) => choose(shown.includes(name) ? shown.filter((n) => n !== name) : [...shown, name]);
  return (
    <div className="col" style={{ gap: 10 }}>
      {columns.map((column, i) => <Checkbox key={column.name} label={column.title} checked={shown.includes(column.name)} disabled={i === 0} onChange={() => toggle(column.name)} />)}
      <hr className="hr" />
      <span className="sm sub">{words.density}</span>
      <SegmentedControl aria-label={words.density} value={density} onChange={(value) => setDensity(value as Density)}
        data={(['compact', 'normal', 'roomy'] as const).map((value) => ({ value, label: words.densities[value] }))} />
    </div>
  );
}
