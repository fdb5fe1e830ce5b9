import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { newName } from '../../../platform/web/names.ts';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { keepAs } from '../../../platform/web/sheets.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { deleteMapping, listMappings, renameMapping, type SavedMapping, saveMapping } from '../contract.ts';
import './exchange.css';
import { nounName } from './ProgressLine.tsx';

/** The mappings saved to be used again: what each brings, used, renamed or dropped. */
export function Mappings() {
  const { exchange: words } = useWords();
  const asked = useAsk(listMappings, {});
  return (
    <>
      <TopBar title={words.mappings} crumb={{ name: words.title, to: '/settings/imports' }} />
      <div className="split"><div className="main pad">
        <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
        {asked.isPending && <LoadingBars />}
        {asked.data?.rows.length === 0 && <EmptyState>{words.noMappings}</EmptyState>}
        <ul className="card-list">{asked.data?.rows.map((m) => <Saved key={m.id} saved={m} />)}</ul>
      </div></div>
    </>
  );
}

function Saved({ saved }: { saved: SavedMapping }) {
  const { exchange: words } = useWords();
  const formats = useFormats();
  const [isRenaming, setRenaming] = useState(false);
  const drop = useTell(deleteMapping, { makesStale: [listMappings], done: () => words.mappingDropped(saved.name), undo: () => reach(saveMapping, { mapping: saved.mapping }, { idempotencyKey: newName() }) });
  const brings = [...new Set(saved.mapping.steps.map((s) => nounName(words.nouns, s.into)))].join(', ');
  if (isRenaming) return <li><NewName saved={saved} onClose={() => setRenaming(false)} /></li>;
  return (
    <li className="run-file">
      <span style={{ minWidth: 0 }}><span className="m">{saved.name}</span><span className="sm sub" style={{ display: 'block' }}>{brings} · {words.filesOf(formats.number(Object.keys(saved.mapping.files).length))} · {formats.dayAt(saved.createdAt)}</span></span>
      <span className="sp" />
      <GoLink className="u" to={`/settings/imports?new=1&mapping=${saved.id}`}>{words.useIt}</GoLink>
      <Button onClick={() => keepAs(new Blob([JSON.stringify({ ...saved.mapping, name: saved.name }, null, 2)], { type: 'application/json' }), `${saved.name}.json`)}>{words.takeMapping}</Button>
      <Button onClick={() => setRenaming(true)}>{words.rename}</Button>
      <Button loading={drop.isTelling} onClick={() => drop.tell({ mappingId: saved.id })}>{words.dropMapping}</Button>
    </li>
  );
}

function NewName({ saved, onClose }: { saved: SavedMapping; onClose: () => void }) {
  const { exchange: words, common } = useWords();
  const [name, setName] = useState(saved.name);
  const editing = useEditing(saved);
  const rename = useTell(renameMapping, { makesStale: [listMappings], done: () => words.renamed });
  return (
    <form className="row" data-wrap style={{ flex: 1 }} onSubmit={(e) => { e.preventDefault(); rename.tell({ mappingId: saved.id, version: editing.version, name }, onClose); }}>
      {editing.isBehind && <BehindNote editing={editing} />}
      <TextInput aria-label={common.name} autoFocus value={name} onChange={(e) => setName(e.currentTarget.value)} error={rename.said?.text} w={280} maxLength={120} required />
      <Button type="submit" variant="filled" loading={rename.isTelling}>{words.rename}</Button><Button onClick={onClose}>{common.cancel}</Button>
    </form>
  );
}
