import { Button, MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Pill.css';
import '@mantine/core/styles/PillsInput.css';
import { useState } from 'react';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { type Editing, touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { Drawer } from '../../../../platform/web/parts/Drawer.tsx';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { changeTeam, createTeam, listTeams, setTeamMembers, type Structure, type Team } from '../../contract.ts';
import { namedAt } from '../../rules/standing.ts';
import { laterDay } from '../../rules/days.ts';
import { Pairs } from '../../../../platform/web/parts/Pairs.tsx';
import { DateFields, MarketPicker } from './pickers.tsx';
import { structural, useStructure } from './structural.ts';

type Values = { name: string; marketId: string | null; charter: string; quorum: number; members: string[]; from: string | null };

/** Where there is a team already it is changed; otherwise, or when asked, a new one is made. */
export function NewTeamForm({ on, teams, onClose }: { on: string; teams: Structure['teams']; onClose: () => void }) {
  const words = useWords().organization.structure;
  const asked = useAsk(listTeams, { on }, { when: teams.length > 0, live: ['team'] });
  const [chosen, setChosen] = useState<string | undefined>(teams.length === 0 ? 'new' : undefined);
  const team = asked.data?.rows.find((t) => t.id === chosen);
  if (chosen === 'new') return <TeamForm on={on} team={undefined} onClose={onClose} />;
  if (team) return <TeamForm key={team.id} on={on} team={team} onClose={onClose} />;
  return (
    <Drawer title={words.form.teams} onClose={onClose} foot={<Button variant="filled" onClick={() => setChosen('new')}>{words.form.newTeam}</Button>}>
      {asked.data?.rows.map((team) => (
        <section key={team.id} style={{ marginBottom: 16 }}>
          <Section title={team.name} n={team.members.length} right={<Button size="compact-xs" onClick={() => setChosen(team.id)}>{words.seat.edit}</Button>} />
          <Pairs rows={team.members.map((m) => [m.seat.name, m.person?.name ?? (m.unnamed ? words.status.unnamed : words.vacant)] as const)} />
        </section>
      ))}
    </Drawer>
  );
}

function TeamForm({ on, team, onClose }: { on: string; team: Team | undefined; onClose: () => void }) {
  const words = useWords().organization.structure;
  const { today } = useFormats().settings;
  const first = useOpened((): Values => ({
    name: team?.name ?? '', marketId: team?.market?.id ?? null, charter: team?.charter ?? '', quorum: team?.quorum ?? 2, members: team?.members.map((m) => m.seat.id) ?? [], from: laterDay(on, today),
  }));
  const editing = useEditing(team);
  const send = useTeamChange(team, first, editing, onClose);
  const form = useFields(first, { problems: send.fields });
  return (
    <FormDrawer title={team ? words.form.changeTeam : words.form.newTeam} submit={team ? words.form.save : words.form.newTeam} onClose={onClose} sending={send.isTelling} said={send.said} editing={editing}
      onSubmit={() => { const input = form.check(createTeam.input); if (input) send.tell(input); }}>
      <TextInput label={words.form.team} {...form.text('name')} />
      <Members on={form.values.from ?? on} {...form.field('members')} />
      <NumberInput label={words.form.quorum} w={160} min={2} max={50} value={form.values.quorum} error={form.errors['quorum']} onChange={(v) => form.set('quorum', Number(v))} />
      <MarketPicker label={words.form.market} clearable {...form.field('marketId')} />
      <Textarea label={words.form.charter} autosize minRows={3} {...form.text('charter')} />
      <DateFields from={form.field('from')} />
    </FormDrawer>
  );
}

/** One act for the reader: a new team, or its words and then its members. */
function useTeamChange(team: Team | undefined, first: Values, editing: Editing, onClose: () => void) {
  const words = useWords().organization.structure;
  const create = useTell(createTeam, { makesStale: structural, done: () => words.done.team });
  const members = useTell(setTeamMembers, { makesStale: structural, done: () => words.done.teamChanged });
  const change = useTell(changeTeam, { makesStale: structural, done: () => words.done.teamChanged });
  const said = create.said ?? change.said ?? members.said;
  return {
    said, fields: said?.fields ?? noFields, isTelling: create.isTelling || change.isTelling || members.isTelling,
    tell: ({ members: seats, from, ...fields }: { name: string; marketId: string | null; charter: string; quorum: number; members: string[]; from: string }) => {
      if (!team) create.tell({ ...fields, members: seats, from }, onClose);
      else {
        const own = touched(first, fields), teamId = team.id;
        const rest = (version: number) => (Object.keys(own).length > 0 ? change.tell({ teamId, version, ...own, from }, onClose) : onClose());
        if ('members' in touched(first, { members: seats }) || from !== first.from) members.tell({ teamId, version: editing.version, members: seats, from }, (now) => { editing.saved(now.version); rest(now.version); });
        else rest(editing.version);
      }
    },
  };
}
const noFields = {};

function Members({ on, value, onChange, error }: { on: string; value: string[]; onChange: (value: string[]) => void; error?: string | undefined }) {
  const words = useWords().organization.structure;
  const data = (useStructure(on)?.seats ?? []).map((s) => ({ value: s.id, label: [s.title, namedAt(s)].filter(Boolean).join(' · ') })).sort((a, b) => a.label.localeCompare(b.label));
  return <MultiSelect label={words.form.members} description={words.form.membersHelp} searchable data={data} value={value} onChange={onChange} error={error} limit={60} />;
}
