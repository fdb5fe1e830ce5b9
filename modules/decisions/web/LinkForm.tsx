import { Select } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect, type UseOptions } from '../../../platform/web/parts/AskSelect.tsx';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { useCampaignOptions } from '../../marketing/web/index.ts';
import { listOpportunities } from '../../sales/contract.ts';
import { type Decision, linkDecision, listDecisions, readDecision } from '../contract.ts';

const useDeals: UseOptions = (text) => {
  const { data, isFetching } = useAsk(listOpportunities, { ...(text ? { find: text } : {}), sort: '-closeOn', limit: 12 }, { keep: true });
  return { options: (data?.rows ?? []).map((o) => ({ value: o.id, label: `${o.name}, ${o.account.name}` })), isFinding: isFetching };
};

/** Says what a decision goes with: a campaign or a deal. A proposal is linked from its gates, where it is asked for. */
export function LinkForm({ decision: d, onClose }: { decision: Decision; onClose: () => void }) {
  const words = useWords().decisions;
  const link = useTell(linkDecision, { makesStale: [readDecision, listDecisions], done: () => words.done.linked });
  const editing = useEditing(d), form = useFields({ kind: 'campaign', id: null as string | null }, { problems: link.fields });
  const { kind, id } = form.values;
  const submit = () => { const input = form.check(linkDecision.input, { decisionId: d.id, version: editing.version, kind, id: id ?? '' }); if (input) link.tell(input, onClose); };
  return (
    <FormDialog opened title={words.link} submit={words.linkIt} onSubmit={submit} onClose={onClose} sending={link.isTelling} said={link.said} editing={editing}>
      <Select label={words.linkKind} allowDeselect={false} value={kind} onChange={(k) => { form.set('kind', k ?? 'campaign'); form.set('id', null); }} data={(['campaign', 'opportunity'] as const).map((value) => ({ value, label: words.links[value] }))} />
      {kind === 'campaign' ? <AskSelect key="campaign" label={words.links.campaign} useOptions={useCampaignOptions} {...form.field('id')} /> : <AskSelect key="deal" label={words.links.opportunity} useOptions={useDeals} {...form.field('id')} />}
    </FormDialog>
  );
}
