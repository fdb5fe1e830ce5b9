import { Button, Select, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { instantInZone } from '../../organization/rules/index.ts';
import { Basis, Channel, getContact, listPermissions, type Permission, Purpose, recordPermission, revokePermission } from '../contract.ts';

const stale = [getContact, listPermissions];

/** One permission with its evidence; while it holds, it can be revoked. */
export function PermissionRow({ permission: p, may }: { permission: Permission; may: boolean }) {
  const words = useWords().customers, t = words.permit;
  const formats = useFormats();
  const revoke = useTell(revokePermission, { makesStale: stale, done: () => t.revokedIt });
  const state = p.state === 'valid' ? (p.expiresAt ? words.permissions.until(formats.plainDayAt(p.expiresAt)) : words.permissions.yes) : words.permissions[p.state];
  return (
    <div className="side-row">
      <span className="row"><span className="m" style={{ flex: 1 }}>{words.permissions[p.channel]}. {t.purposes[p.purpose]}</span><Chip {...(p.state === 'valid' ? { kind: 'done' as const } : {})}>{state}</Chip></span>
      <span className="sm sub">{t.bases[p.basis]}, {formats.dayAt(p.obtainedAt)}. {p.evidence}</span>
      {may && p.state === 'valid' && <span><Button size="compact-xs" loading={revoke.isTelling} onClick={() => revoke.tell({ permissionId: p.id })}>{t.revoke}</Button></span>}
      <ProblemNote said={revoke.said} />
    </div>
  );
}

/** Why we may contact somebody, for what, and what proves it. */
export function PermissionForm({ people, onClose }: { people: readonly { value: string; label: string }[]; onClose: () => void }) {
  const words = useWords().customers, t = words.permit;
  const { settings } = useFormats();
  const record = useTell(recordPermission, { makesStale: stale, done: () => t.recorded });
  const form = useFields({
    contactId: null as string | null, channel: 'phone' as Permission['channel'], purpose: 'commercial' as Permission['purpose'], basis: 'consent' as Permission['basis'],
    evidence: '', obtainedAt: settings.today as string | null, expiresAt: null as string | null,
  }, { problems: record.fields });
  const at = (day: string | null) => (day ? instantInZone(day, 0, settings.timeZone).toISOString() : null);
  const submit = () => {
    const input = form.check(recordPermission.input, { ...form.values, contactId: form.values.contactId ?? (people.length === 1 ? people[0]!.value : ''), obtainedAt: at(form.values.obtainedAt) ?? '', expiresAt: at(form.values.expiresAt) });
    if (input) record.tell(input, onClose);
  };
  const choice = <K extends 'channel' | 'purpose' | 'basis'>(name: K, label: string, names: Record<string, string>, options: readonly string[]) =>
    <Select label={label} allowDeselect={false} data={options.map((o) => ({ value: o, label: names[o] ?? o }))} value={form.values[name]} onChange={(v) => v && form.set(name, v as never)} />;
  return (
    <FormDrawer title={t.record} submit={t.record} onSubmit={submit} onClose={onClose} sending={record.isTelling} said={record.said}>
      {people.length > 1 && <Select label={t.who} searchable data={[...people]} value={form.values.contactId} error={form.errors['contactId']} onChange={(v) => form.set('contactId', v)} />}
      <div className="two">{choice('channel', t.channel, words.permissions as unknown as Record<string, string>, Channel.options)}{choice('purpose', t.purpose, t.purposes, Purpose.options)}</div>
      {choice('basis', t.basis, t.bases, Basis.options)}
      <TextInput label={t.evidence} description={t.evidenceHint} {...form.text('evidence')} />
      <div className="two"><DayField label={t.obtained} max={settings.today} {...form.field('obtainedAt')} /><DayField label={t.expires} description={t.expiresHint} {...form.field('expiresAt')} /></div>
    </FormDrawer>
  );
}
