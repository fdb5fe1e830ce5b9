import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { deleteView, savedViews, saveView } from '../../../contract/views.ts';
import { useTell } from '../ask.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { reach } from '../reach.ts';
import { useWords } from '../words.tsx';

/** Gives a name to what is being looked at. */
export default function SaveViewForm({ list, query, columns, done }: { list: string; query: string; columns: readonly string[]; done: () => void }) {
  const words = useWords().platform.list;
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useTell(saveView, { makesStale: [savedViews], done: (view) => words.viewSaved(view.name), undo: (view) => reach(deleteView, { viewId: view.id }) });
  const send = () => { if (name.trim()) save.tell({ list, name, query, columns: [...columns], shared }, done); };
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextInput label={words.viewName} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} error={save.fields['name']} data-autofocus />
      <Checkbox label={words.viewShared} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
      <ProblemNote said={save.said} />
      <Button type="submit" variant="filled" loading={save.isTelling}>{words.saveView}</Button>
    </form>
  );
}
