import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { type OrganogramMapping, previewOrganograms } from '../contract.ts';
import { ChosenFiles } from './ChosenFiles.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { base64Of, type ChosenFile, groupFields, guessColumns, mappingOf, nameIn, needed, postFields, type Reading } from './guessing.ts';
import { Outcome } from './Outcome.tsx';

const headsOf = (files: readonly ChosenFile[], rows: ChosenFile['rows']): string[] => [...new Set(files.filter((f) => f.rows === rows).flatMap((f) => f.head))];

const guessedName = (files: readonly ChosenFile[]): string => nameIn(files.map((f) => f.file.name));

/** Files with their dates, what their columns say, and then what they tell. Nothing changes before that was seen. */
export function NewOrganogram({ onDone }: { onDone: () => void }) {
  const { directory: words } = useWords();
  const markets = useAsk(listMarkets, {}).data?.rows ?? [], { seats } = useMe();
  // What is sent is what is shown: the reader's own market, until another is chosen.
  const usual = (markets.find((m) => m.name === seats[0]?.marketName) ?? markets[0])?.code ?? '';
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [reading, setReading] = useState<Reading>({ name: '', prefix: '', market: '', unitFunction: '', posts: {}, groups: {} });
  const [sent, setSent] = useState<Parameters<typeof look.tell>[0]>();
  const look = useTell(previewOrganograms);
  const change = (more: Partial<Reading>) => setReading({ ...reading, ...more });
  const takeFiles = (next: readonly ChosenFile[]) => {
    setFiles(next);
    change({ name: reading.name === '' || reading.name === guessedName(files) ? guessedName(next) : reading.name, posts: { ...guessColumns(postFields, headsOf(next, 'posts')), ...reading.posts }, groups: { ...guessColumns(groupFields, headsOf(next, 'groups')), ...reading.groups } });
  };
  const withGroups = files.some((f) => f.rows === 'groups');
  const kinds = (['posts', 'groups'] as const).filter((k) => files.some((f) => f.rows === k));
  const missing = kinds.flatMap((k) => needed[k].filter((field) => !reading[k][field]));
  const undated = files.some((f) => f.on === null && !reading[f.rows].date);
  const send = async (choices: { leaveOut?: string[]; renumbered?: { from: string; to: string; on: string }[]; functions?: OrganogramMapping['functions'] } = {}) => {
    const contents = await Promise.all(files.map(async (f) => ({ name: f.file.name, on: f.on, rows: f.rows, content: await base64Of(f.file) })));
    const { functions = {}, ...rest } = choices, input = { mapping: { ...mappingOf({ ...reading, market: reading.market || usual }, withGroups), functions }, files: contents, ...rest };
    look.tell(input, () => setSent(input));
  };
  if (sent && look.output) return <Outcome sent={sent} preview={look.output} isLooking={look.isTelling} said={look.said} onLook={(choices) => void send(choices)} onBack={() => setSent(undefined)} onDone={onDone} />;
  if (sent && look.isTelling) return <LoadingBars />;
  return (
    <form className="organogram" noValidate onSubmit={(e) => { e.preventDefault(); void send(); }}>
      <p className="ink2" style={{ margin: 0 }}>{words.intro}</p>
      <ChosenFiles files={files} onChange={takeFiles} dated={(f) => reading[f.rows].date !== undefined} />
      {files.length > 0 && (
        <>
          <div className="two">
            <TextInput label={words.name} required maxLength={120} value={reading.name} onChange={(e) => change({ name: e.currentTarget.value })} />
            <TextInput label={words.prefix} description={words.prefixHelp} maxLength={40} value={reading.prefix} onChange={(e) => change({ prefix: e.currentTarget.value })} />
            <Select label={words.unitFunction} allowDeselect={false} value={reading.unitFunction} onChange={(v) => v !== null && change({ unitFunction: v as Reading['unitFunction'] })} data={[{ value: '', label: words.byName }, ...Object.entries(words.functions).map(([value, label]) => ({ value, label }))]} />
            {markets.length > 1 && <Select label={words.market} allowDeselect={false} value={reading.market || usual} onChange={(v) => v && change({ market: v })} data={markets.map((m) => ({ value: m.code, label: m.name }))} />}
          </div>
          {kinds.map((k) => <ColumnChoice key={k} rows={k} head={headsOf(files, k)} columns={reading[k]} onChange={(columns) => change({ [k]: columns })} />)}
        </>
      )}
      {files.length > 0 && undated && <p className="ink2" style={{ margin: 0 }}>{words.dateNeeded}</p>}
      {files.length > 0 && missing.length > 0 && <p className="ink2" style={{ margin: 0 }}>{words.needed([...new Set(missing)].map((f) => words.fields[f]).join(', '))}</p>}
      <ProblemNote said={look.said} />
      {look.isTelling && <p className="ink2" role="status" style={{ margin: 0 }}>{words.looking}</p>}
      <div><Button variant="filled" type="submit" loading={look.isTelling} disabled={files.length === 0 || undated || missing.length > 0 || reading.name.trim() === ''}>{words.look}</Button></div>
    </form>
  );
}
