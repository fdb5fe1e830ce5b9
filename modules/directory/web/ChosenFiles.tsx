import { ActionIcon, Button, FileButton, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { headOf } from '../../../platform/web/csvHead.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type ChosenFile, dayInName, guessRows } from './guessing.ts';

interface Props { files: readonly ChosenFile[]; onChange: (files: readonly ChosenFile[]) => void; /** Its rows tell their own date. */ dated: (file: ChosenFile) => boolean }

/** Files dropped or chosen, each with the date it shows: read from its name where it says so. */
export function ChosenFiles({ files, onChange, dated }: Props) {
  const words = useWords().directory;
  const [over, setOver] = useState(false);
  const add = async (given: readonly File[]) => {
    const read = await Promise.all(given.map(async (file): Promise<ChosenFile> => {
      const head = await headOf(file);
      return { file, head, on: dayInName(file.name), rows: guessRows(head) };
    }));
    const kept = files.filter((f) => !read.some((r) => r.file.name === f.file.name));
    onChange([...kept, ...read].toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? '') || a.file.name.localeCompare(b.file.name)));
  };
  const set = (file: ChosenFile, more: Partial<ChosenFile>) => onChange(files.map((f) => (f === file ? { ...f, ...more } : f)));
  return (
    <section aria-label={words.files}>
      <div className="organogram-drop" data-over={over || undefined} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(e) => { e.preventDefault(); setOver(false); void add([...e.dataTransfer.files]); }}>
        <span>{words.dropHere}</span>
        <FileButton multiple accept=".csv,.txt,.tsv,text/csv" onChange={(given) => void add(given)}>{(props) => <Button {...props}>{words.chooseFiles}</Button>}</FileButton>
      </div>
      {files.map((f) => (
        <div className="organogram-file" key={f.file.name}>
          <span className="m">{f.file.name}</span>
          {dated(f) ? <span className="sub">{words.fromColumn}</span> : <DayField label={words.date} value={f.on} onChange={(on) => set(f, { on })} />}
          <Select label={words.rowsAre} aria-label={`${words.rowsAre}: ${f.file.name}`} allowDeselect={false} value={f.rows} onChange={(v) => v && set(f, { rows: v as ChosenFile['rows'] })}
            data={(['posts', 'groups'] as const).map((value) => ({ value, label: words.rows[value] }))} />
          <ActionIcon aria-label={words.dropFile(f.file.name)} onClick={() => onChange(files.filter((x) => x !== f))}><IconX size={16} stroke={1.7} /></ActionIcon>
        </div>
      ))}
    </section>
  );
}
