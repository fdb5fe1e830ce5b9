import { useState } from 'react';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useAsk } from '../../../platform/web/ask.ts';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listAccounts, listContacts, type MergeKind } from '../contract.ts';
import { mergeAddress } from './mergeAddress.ts';

const useAccounts: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listAccounts, { find: text, limit: 12 }, { keep: true, when: text !== '' });
  return { options: (data?.rows ?? []).map((a) => ({ value: a.id, label: [a.name, a.city].filter(Boolean).join(', ') })), isFinding: isFetching };
};
const useContacts: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listContacts, { find: text, limit: 12 }, { keep: true, when: text !== '' });
  return { options: (data?.rows ?? []).map((c) => ({ value: c.id, label: [c.name || c.email, c.account?.name].filter(Boolean).join(', ') })), isFinding: isFetching };
};

/** Looks for the other record of the same one. */
export function MergeWith({ kind, id, name, onClose }: { kind: MergeKind; id: string; name: string; onClose: () => void }) {
  const words = useWords().merging.with;
  const go = useGo();
  const [other, setOther] = useState<string | null>(null);
  const useOptions = others(kind === 'account' ? useAccounts : useContacts, id, name);
  return (
    <FormDrawer title={words.title} submit={words.next} onSubmit={() => { if (other) go(mergeAddress(kind, id, other)); }} onClose={onClose} sending={false} said={undefined}>
      <p className="m" style={{ margin: 0 }}>{name}</p>
      <AskSelect label={words[kind]} value={other} onChange={setOther} useOptions={useOptions} />
    </FormDrawer>
  );
}

/** All but the record itself; before anything is typed, those called as it is, whatever their legal form. */
const others = (find: UseOptions, id: string, name: string): UseOptions => (text) => {
  const { options, isFinding } = find(text || (name.split(',')[0] ?? name));
  return { options: options.filter((o) => o.value !== id), isFinding };
};
