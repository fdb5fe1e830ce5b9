import { Select } from '@mantine/core';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type ChosenFile, type Columns, groupFields, needed, postFields } from './guessing.ts';

interface Props { rows: ChosenFile['rows']; head: readonly string[]; columns: Columns; onChange: (columns: Columns) => void }

/** Which column says what: guessed from the headers, and put right here. */
export function ColumnChoice({ rows, head, columns, onChange }: Props) {
  const words = useWords().directory;
  const fields = rows === 'posts' ? postFields : groupFields;
  return (
    <section>
      <Section title={rows === 'posts' ? words.columns : words.groupColumns} />
      <div className="two">
        {fields.map((field) => (
          <Select key={field} label={words.fields[field]} required={(needed[rows] as readonly string[]).includes(field)} searchable clearable placeholder={words.notRead} value={columns[field] ?? null}
            onChange={(v) => { const { [field]: _, ...others } = columns; onChange(v ? { ...others, [field]: v } : others); }} data={[...head]} />
        ))}
      </div>
    </section>
  );
}
