import { Select } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { accountCustody, accountLine, joinAccountTeam, TeamRole } from '../contract.ts';
import { useSeatOptions } from './pickers.ts';

/** Another seat that looks after a customer from today. */
export function TeamForm({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const words = useWords().customers, t = words.teamForm;
  const join = useTell(joinAccountTeam, { makesStale: [accountCustody, accountLine], done: () => t.added });
  const form = useFields({ seatId: null as string | null, role: 'support' as (typeof TeamRole.options)[number] }, { problems: join.fields });
  const submit = () => {
    const input = form.check(joinAccountTeam.input, { accountId, seatId: form.values.seatId ?? '', role: form.values.role });
    if (input) join.tell(input, onClose);
  };
  return (
    <FormDrawer title={t.add} submit={t.submit} onSubmit={submit} onClose={onClose} sending={join.isTelling} said={join.said}>
      <AskSelect label={t.seat} useOptions={useSeatOptions} {...form.field('seatId')} />
      <Select label={t.role} allowDeselect={false} data={TeamRole.options.map((r) => ({ value: r, label: words.team[r] ?? r }))} value={form.values.role} onChange={(v) => v && form.set('role', v as 'support')} />
    </FormDrawer>
  );
}
