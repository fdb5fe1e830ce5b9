import { SegmentedControl } from '@mantine/core';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';

export type Reading = 'was' | 'is';

/** As it was, or as it is on a date: today, unless another is chosen. */
export function StructureSwitch({ read, on, says, onChange }: { read: Reading; on: string | undefined; says?: string; onChange: (patch: { read?: Reading; on?: string | undefined }) => void }) {
  const words = useWords().reporting.structure;
  const { company } = useMe();
  return (
    <div className="structure-switch">
      <SegmentedControl aria-label={words.title} value={read} data={(['was', 'is'] as const).map((value) => ({ value, label: words.readings[value] }))} onChange={(v) => onChange({ read: v as Reading })} />
      {read === 'is' && <DayField label={words.on} value={on ?? company.today} onChange={(day) => onChange({ on: day && day !== company.today ? day : undefined })} />}
      <span className="sm sub">{says ?? words.says[read]}</span>
    </div>
  );
}
