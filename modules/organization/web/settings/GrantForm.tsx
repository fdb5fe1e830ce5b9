import { Select } from '@mantine/core';
import { me } from '../../../../contract/me.ts';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { grantRole, GrantScope, rightsMatrix } from '../../contract.ts';
import { DateFields, SeatPicker } from '../structure/pickers.tsx';
import { structural } from '../structure/structural.ts';

/** Where a role reaches unless something else is said: a director who sees only their own seat directs nothing. */
const usualScope: Record<string, string> = {
  administrator: 'company', commercial_director: 'company', senior_management: 'company', controller: 'company', sales_supervisor: 'unit', telemarketing_supervisor: 'unit', marketing_supervisor: 'market',
};

/** Grants a role to a seat (the one given, or one that is picked) from a date, with its scope. */
export function GrantForm({ positionId, about, onClose }: { positionId: string | undefined; about?: string | undefined; onClose: () => void }) {
  const words = useWords().organization.settings;
  const { today } = useFormats().settings;
  const { data } = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 });
  const grant = useTell(grantRole, { makesStale: [...structural, me], done: () => words.granted });
  const form = useFields<{ positionId: string | null; role: string | null; scope: string; from: string | null; to: string | null }>({ positionId: positionId ?? null, role: null, scope: 'own_seat', from: today, to: null }, { problems: grant.fields });
  const choose = (role: string | null) => { form.set('role', role); form.set('scope', usualScope[role ?? ''] ?? 'own_seat'); };
  const send = () => { const input = form.check(grantRole.input); if (input) grant.tell(input, onClose); };
  return (
    <FormDrawer about={about} title={words.grantRole} submit={words.grantRole} onSubmit={send} onClose={onClose} sending={grant.isTelling} said={grant.said}>
      {positionId === undefined && <SeatPicker label={words.seat} on={form.values.from ?? today} {...form.field('positionId')} />}
      <Select label={words.role} data={(data?.roles ?? []).map((r) => ({ value: r.role, label: r.name }))} value={form.values.role} error={form.errors['role']} name="role" onChange={choose} />
      <Select label={words.scope} allowDeselect={false} data={GrantScope.options.map((s) => ({ value: s, label: words.scopes[s] }))} value={form.values.scope} onChange={(s) => s && form.set('scope', s)} />
      <DateFields from={form.field('from')} to={form.field('to')} />
    </FormDrawer>
  );
}
