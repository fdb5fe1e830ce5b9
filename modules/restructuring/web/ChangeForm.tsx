import { Select } from '@mantine/core';
import { useState } from 'react';
import { newName } from '../../../platform/web/names.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type ForumRow, listForums } from '../../decisions/contract.ts';
import { type ChangeKind, NewChange, type Proposal, type ProposalChange } from '../contract.ts';
import { begunAt, changeOf, type Draft, draftOf, emptyDraft, fieldsOf, kindGroups, movesTo, standingOf } from './changeDraft.ts';
import { DraftFieldInput } from './DraftFieldInput.tsx';
import { firstToCome, useDrawn, useEditingChange, useEdits } from './editing.ts';
import { modelMoves } from '../../territories/contract.ts';

/** Draws a change, or alters one drawn before: what kind, then what that kind asks for. Choices are of the structure as the proposal would leave it. */
export function ChangeForm({ proposal, edited, begin, onClose }: { proposal: Proposal; edited?: ProposalChange; /** The change that a seat's menu began. */ begin?: { kind: ChangeKind; seatId: string }; onClose: () => void }) {
  const words = useWords().restructuring.changes, f = useFormats();
  const { company } = useMe(), may = useMay();
  const edits = useEdits(proposal), editing = useEditingChange(proposal, edited);
  const drawn = useDrawn(proposal.id).data;
  const [newId] = useState(() => newName());
  const [touched, setTouched] = useState<ReadonlySet<string>>(() => new Set(edited && 'set' in edited.change ? Object.keys(edited.change.set) : []));
  const form = useFields<Draft & Record<string, unknown>>(edited ? draftOf(edited.change, edited.wave) as Draft & Record<string, unknown> : { ...(begin ? begunAt(begin.kind, begin.seatId, drawn?.after.seats.find((s) => s.id === begin.seatId)) : emptyDraft('move_portfolio')), wave: firstToCome(proposal) } as Draft & Record<string, unknown>, edits.said ? { problems: shortPaths(edits.said.fields ?? {}) } : {});
  const v = form.values as Draft;
  const forums = useAsk(listForums, {}, { when: v.kind === 'change_forum' }).data?.rows ?? [];
  // A model alone moves nobody: what it would move goes along where one says so.
  const fitting = useAsk(modelMoves, { modelId: v.modelId ?? '', on: proposal.waves.find((w) => w.number === v.wave)!.on }, { when: v.kind === 'follow_model' && v.modelId !== null && !edited && may('territories.model.read') });
  const passing = v.kind === 'follow_model' && v.passesToo && !edited;
  const set = <K extends keyof Draft & string>(name: K, value: Draft[K]) => {
    form.set(name, value as never);
    const seat = v.kind === 'change_position' && name === 'positionId' ? drawn?.after.seats.find((s) => s.id === value) : undefined, forum = v.kind === 'change_forum' && name === 'forumId' ? forums.find((x) => x.id === value) : undefined;
    const standing = seat ? standingOf(seat) : forum && standingForum(forum);
    for (const [field, is] of Object.entries(standing ?? {})) form.set(field, is as never);
    setTouched(standing ? new Set() : new Set([...touched, name]));
  };
  const send = () => {
    const input = form.check(NewChange, { change: changeOf(v, { newId, currency: company.reportingCurrency, edited: edited?.change, touched }), wave: v.wave });
    if (!input) return;
    if (edited) edits.replace(edited.id, editing.version, input.change, input.wave, onClose);
    else edits.add([input, ...(passing ? movesTo(fitting.data?.moves ?? []).map((change) => ({ change, wave: input.wave })) : [])], onClose);
  };
  return (
    <FormDrawer title={edited ? words.edit : words.add} submit={edited ? words.replace : words.add} onSubmit={send} onClose={onClose} sending={edits.isTelling || passing && fitting.isFetching} said={edits.said} editing={editing}>
      {proposal.gates.some((g) => g.state === 'signed') && <p className="sm late" style={{ margin: 0 }}>{words.voids}</p>}
      <Select label={words.kind} allowDeselect={false} maxDropdownHeight={420} disabled={edited !== undefined} value={v.kind} onChange={(kind) => form.set('kind', kind as never)}
        data={(Object.keys(kindGroups) as (keyof typeof kindGroups)[]).map((group) => ({ group: words.groups[group], items: kindGroups[group].map((kind: ChangeKind) => ({ value: kind, label: words.kinds[kind] })) }))} />
      {drawn && fieldsOf[v.kind].map((field) => <DraftFieldInput key={`${v.kind}-${field}`} field={field} draft={v} set={set} error={errorOf(form.errors, field)} drawn={drawn} names={edited?.names ?? {}} fitting={fitting.data} goesBack={proposal.changes.some((c) => c.change.kind === 'follow_model' && c.id !== edited?.id)} />)}
      <ProblemNote said={fitting.said} />
      {proposal.waves.length > 1 && <Select label={words.wave} allowDeselect={false} value={String(v.wave)} onChange={(wave) => form.set('wave', Number(wave) as never)} data={proposal.waves.filter((w) => w.publishedAt === null).map((w) => ({ value: String(w.number), label: `${f.number(w.number)}: ${f.plainDay(w.on)}` }))} />}
    </FormDrawer>
  );
}

/** As a seat, a meeting that is to change opens as it stands; what is touched from there is what changes. */
const standingForum = ({ name, what, owner, participants, minutes, readingMinutes, frequency, serves, expiresOn }: ForumRow): Partial<Draft> =>
  ({ name, what, ownerId: owner.id, participantIds: participants.map((p) => p.id), minutes, readingMinutes, frequency, serves, expiresOn });

/** What is wrong is told by its path in the change: `change.set.title` is the field `title`. */
const errorOf = (errors: Record<string, string>, field: string) => Object.entries(errors).find(([path]) => path === field || path.endsWith(`.${field}`))?.[1];
const shortPaths = (fields: Record<string, string>) => Object.fromEntries(Object.entries(fields).map(([path, text]) => [path.replace(/^changes\.0\./, ''), text]));
