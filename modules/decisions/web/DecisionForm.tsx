import { ActionIcon, Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { GoLink, useGo } from '../../../platform/web/parts/GoLink.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addDays } from '../../../words/days.ts';
import { type DecisionRole, frameDecision, listDecisions, readDecision } from '../contract.ts';
import { SeatField } from './SeatField.tsx';

type Part = { role: DecisionRole; seatId: string | null };
type Values = { title: string; customerEffect: string; context: string; reviewOn: string | null; decides: string | null; parts: Part[] };

/** Frames a decision: what it does to customers before anything else, one seat that decides, and the day it is looked at again. */
export function DecisionForm({ supersedes, links, title = '', onClose }: { supersedes?: string | undefined; links: z.input<typeof frameDecision.input>['links']; /** What it is about, as whoever came here had it before them. */ title?: string | undefined; onClose: () => void }) {
  const words = useWords().decisions, w = words.form;
  const { today } = useFormats().settings;
  const go = useGo(), { name, seats: [own] } = useMe();
  const frame = useTell(frameDecision, { makesStale: [listDecisions, readDecision], done: () => words.done.framed });
  const form = useFields<Values>({ title, customerEffect: '', context: '', reviewOn: addDays(today, 90), decides: own?.id ?? null, parts: [] }, { draft: supersedes ? `decisions.decision.${supersedes}` : 'decisions.decision', problems: frame.fields });
  const replaced = useAsk(readDecision, { decisionId: supersedes ?? '' }, { when: supersedes !== undefined }).data;
  const { parts, decides, ...rest } = form.values;
  const set = (i: number, part: Part) => form.set('parts', parts.map((p, n) => (n === i ? part : p)));
  const send = () => {
    const roles = [{ role: 'decides', seatId: decides ?? '' }, ...parts.filter((p) => p.seatId !== null)];
    const input = form.check(frameDecision.input, { ...rest, roles, links, ...(supersedes ? { supersedes } : {}) });
    if (input) frame.tell(input, (made) => { form.clear(); go(`/structure/decisions/${made.id}`); });
  };
  return (
    <FormDrawer title={words.frame} submit={w.save} onSubmit={send} onClose={onClose} sending={frame.isTelling} said={frame.said} draft={form}>
      {replaced && <p className="ink2" style={{ margin: 0 }}>{words.supersedes} <GoLink className="u m" to={`/structure/decisions/${replaced.id}`}>{replaced.title}</GoLink></p>}
      <TextInput label={w.title} {...form.text('title')} />
      <Textarea label={words.customer} description={words.customerHelp} autosize minRows={3} {...form.text('customerEffect')} />
      <Textarea label={words.context} autosize minRows={2} {...form.text('context')} />
      <SeatField label={w.decides} description={w.decidesHelp} value={decides} chosen={own && decides === own.id ? { value: own.id, label: [name, own.title].join(', ') } : null} onChange={(id) => form.set('decides', id)} error={form.errors['decides'] ?? form.errors['roles.0.seatId']} />
      {parts.map((part, i) => (
        <div key={i} className="row" style={{ alignItems: 'flex-end' }}>
          <Select label={w.role} w={124} allowDeselect={false} value={part.role} onChange={(role) => set(i, { ...part, role: role as DecisionRole })} data={(['recommends', 'agrees', 'performs', 'gives_input'] as const).map((value) => ({ value, label: words.roles[value] }))} />
          <div style={{ flex: 1 }}><SeatField label={w.seat} value={part.seatId} onChange={(seatId) => set(i, { ...part, seatId })} /></div>
          <ActionIcon size={36} aria-label={w.remove} onClick={() => form.set('parts', parts.filter((_, n) => n !== i))}><IconX size={15} stroke={1.7} /></ActionIcon>
        </div>
      ))}
      <Button onClick={() => form.set('parts', [...parts, { role: 'recommends', seatId: null }])}>{w.addRole}</Button>
      <DayField label={w.reviewOn} description={w.reviewHelp} {...form.field('reviewOn')} />
    </FormDrawer>
  );
}
