import { Button, Checkbox, FileButton, Select } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listMappings, Mapping, saveMapping } from '../contract.ts';
import { useBringing } from './bringing.ts';
import { DropFiles } from './DropFiles.tsx';
import { asOf } from './guessing.ts';
import { MappingBuilder } from './MappingBuilder.tsx';
import { ProgressLine } from './ProgressLine.tsx';

/** Each file of the mapping by its name on the mapping; a single one may be called anything. */
export function pairFiles(mapping: Mapping, files: readonly File[]): Record<string, File> {
  const wanted = Object.entries(mapping.files);
  const nameOf = (path: string) => path.split('/').at(-1)!.toLowerCase();
  if (wanted.length === 1 && files.length === 1) return { [wanted[0]![0]]: files[0]! };
  return Object.fromEntries(wanted.flatMap(([key, { path }]) => files.filter((f) => f.name.toLowerCase() === nameOf(path)).slice(0, 1).map((f) => [key, f])));
}

/** Files, how they are read, and a check: nothing changes here. */
export function NewImport({ mapping: first }: { mapping?: string | undefined }) {
  const words = useWords().exchange;
  const go = useGo();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [opened, setOpened] = useState<Mapping>();
  const [chosen, setChosen] = useState<string>(first ?? 'build');
  const [unread, setUnread] = useState(false);
  const [built, setBuilt] = useState<Mapping | null>(null);
  const [keep, setKeep] = useState(false);
  const saved = useAsk(listMappings, {});
  const save = useTell(saveMapping, { makesStale: [listMappings] });
  const { bring, now, said } = useBringing();
  const add = async (given: readonly File[]) => {
    const json = given.find((f) => /\.json$/i.test(f.name));
    if (json) {
      const read = Mapping.safeParse(await json.text().then(JSON.parse).catch(() => null));
      setUnread(!read.success);
      if (read.success) { setOpened(read.data); setChosen('file'); }
    }
    const plain = given.filter((f) => f !== json);
    setFiles((before) => [...before.filter((f) => !plain.some((g) => g.name === f.name)), ...plain]);
  };
  const taken = chosen === 'build' ? built : chosen === 'file' ? opened : saved.data?.rows.find((m) => m.id === chosen)?.mapping;
  const mapping = taken && chosen !== 'build' && files.length === 1 && files[0] ? asOf(taken, files[0].name) : taken;
  const paired = mapping ? pairFiles(mapping, files) : {};
  const missing = mapping ? Object.entries(mapping.files).filter(([key]) => !paired[key]).map(([, { path }]) => path) : [];
  const start = async () => {
    if (!mapping) return;
    if (keep && chosen === 'build') save.tell({ mapping });
    const runId = await bring(mapping, paired);
    if (runId) go(`/settings/imports/${runId}`);
  };
  return (
    <div className="import-form">
      <DropFiles files={files} add={(given) => void add(given)} drop={(file) => setFiles(files.filter((f) => f !== file))} />
      <div className="row" data-wrap style={{ alignItems: 'end' }}>
        <Select label={words.how} w={320} allowDeselect={false} value={chosen} onChange={(value) => value && setChosen(value)}
          data={[{ value: 'build', label: words.howBuild }, ...(opened ? [{ value: 'file', label: opened.name }] : []), ...(saved.data?.rows ?? []).map((m) => ({ value: m.id, label: words.howSaved(m.name) }))]} />
        <FileButton accept=".json,application/json" onChange={(file) => file && void add([file])}>{(props) => <Button {...props}>{words.howFile}</Button>}</FileButton>
      </div>
      {unread && <p className="late" role="alert" style={{ margin: 0 }}>{words.mappingUnread}</p>}
      {chosen === 'build' && files.length === 1 && files[0] && <MappingBuilder key={files[0].name} file={files[0]} onChange={setBuilt} />}
      {chosen === 'build' && files.length > 1 && <p className="ink2" style={{ margin: 0 }}>{words.severalNeedMapping}</p>}
      {chosen === 'build' && built && <Checkbox label={words.keepMapping} checked={keep} onChange={(e) => setKeep(e.currentTarget.checked)} />}
      {mapping && files.length > 0 && missing.length > 0 && <p className="ink2" style={{ margin: 0 }}>{words.missingFiles(missing.join(', '))}</p>}
      <ProblemNote said={said ?? save.said} />
      {now && <ProgressLine runId={now.runId} says={now.file ? words.sending(now.file) : words.checking} />}
      <div><Button variant="filled" loading={now !== undefined} disabled={!mapping || missing.length > 0 || files.length === 0} onClick={() => void start()}>{words.check}</Button></div>
    </div>
  );
}
