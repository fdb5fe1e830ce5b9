import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { deleteView, type SavedView, savedViews, saveView } from '../../../contract/views.ts';
import { useTell } from '../ask.ts';
import { newName } from '../names.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { reach } from '../reach.ts';
import { useWords } from '../words.tsx';

interface SaveViewFormProps {
  list: string; query: string; columns: readonly string[]; /** One's own views: one of the same name is replaced. */ own: readonly SavedView[];
  /** The view whose name, or who sees it, is to change. */ changes?: SavedView; done: () => void;
}

/** Gives a name to what is being looked at, or changes a view's. */
export default function SaveViewForm({ list, query, columns, own, changes, done }: SaveViewFormProps) {
  const words = useWords().platform.list;
  const [name, setName] = useState(changes?.name ?? '');
  const [sharing, setSharing] = useState<boolean>();
  const before = changes ?? own.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  const shared = sharing ?? before?.shared ?? false;
  const back = (view: SavedView) => (before ? reach(saveView, before, { idempotencyKey: newName() }) : reach(deleteView, { viewId: view.id }));
  const save = useTell(saveView, { makesStale: [savedViews], done: (view) => words.viewSaved(view.name), undo: back });
  const send = () => { if (name.trim()) save.tell({ ...(before ? { id: before.id } : {}), list, name, query, columns: [...columns], shared }, done); };
  return (
    <form className="form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextInput label={words.viewName} value={name} maxLength={60} onChange={(event) => setName(event.currentTarget.value)} error={save.fields['name']} data-autofocus />
      <Checkbox label={words.viewShared} checked={shared} onChange={(event) => setSharing(event.currentTarget.checked)} />
      {before && !changes && <p className="sm sub" style={{ margin: 0 }}>{words.viewReplaced(before.name)}</p>}
      <ProblemNote said={save.said} />
      <Button type="submit" variant="filled" loading={save.isTelling}>{words.saveView}</Button>
    </form>
  );
}
