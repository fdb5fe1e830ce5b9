import { Select } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { reach } from '../../../platform/web/reach.ts';
import { useWords } from '../../../platform/web/words.tsx';
import { accountLine, getAccount, listCommitments, meetNeed, reopenNeed } from '../contract.ts';
import { useContactsOf } from './pickers.ts';

/** A need closes when somebody at the customer confirms it. */
export function MeetNeed({ accountId, need, onClose }: { accountId: string; need: { id: string; title: string; version: number }; onClose: () => void }) {
  const words = useWords().customers.meet;
  const people = useContactsOf(accountId);
  const meet = useTell(meetNeed, { makesStale: [listCommitments, getAccount, accountLine], done: () => words.done, undo: (met) => reach(reopenNeed, { needId: need.id, version: met.version }) });
  const editing = useEditing(need);
  const form = useFields({ confirmedBy: null as string | null }, { problems: meet.fields });
  const submit = () => {
    const input = form.check(meetNeed.input, { needId: need.id, version: editing.version, confirmedBy: form.values.confirmedBy ?? '' });
    if (input) meet.tell(input, onClose);
  };
  return (
    <FormDrawer title={words.title} submit={words.submit} onSubmit={submit} onClose={onClose} sending={meet.isTelling} said={meet.said} editing={editing}>
      <p className="m" style={{ margin: 0 }}>{need.title}</p>
      <Select label={words.who} description={words.hint} searchable data={people} value={form.values.confirmedBy} error={form.errors['confirmedBy']} onChange={(v) => form.set('confirmedBy', v)} />
    </FormDrawer>
  );
}
