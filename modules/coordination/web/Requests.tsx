import { Button, NumberInput, Textarea, TextInput } from '@mantine/core';
import { Fragment, useState, type ReactNode } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { useWritten } from '../../../platform/web/written.ts';
import { askForSupport, listRequests, moveRequest, type RequestVerb, type SupportRequest } from '../contract.ts';
import { Parties } from './Parties.tsx';
import { nameOf } from './partyNames.ts';
import { RequestChip } from './RequestChip.tsx';
import { CustomerField, SeatField } from './SeatField.tsx';

export const useOpenRequests = (own: boolean) => useAsk(listRequests, { open: true, limit: 100, ...(own ? { mine: true } : {}) }, { live: ['support_request'], keep: true });

/** The one that a link leads to, also when it is over. */
export function useRequest(id: string | undefined, own: boolean): SupportRequest | undefined {
  const open = useOpenRequests(own).data?.rows, among = open?.find((r) => r.id === id);
  const asked = useAsk(listRequests, { id }, { when: id !== undefined && open !== undefined && !among, live: ['support_request'] });
  return among ?? (id === undefined ? undefined : asked.data?.rows[0]);
}

/** Both directions of support, marketing's help above and sales' below, as everywhere; of one's own, what waits for one's word before what one waits for. */
export function RequestBoards({ own, chosen, open }: { own: boolean; chosen: string | undefined; open: (id: string) => void }) {
  const all = useWords().coordination, words = all.requests;
  const { data, said } = useOpenRequests(own);
  const rows = data?.rows ?? [], mine = rows.filter((r) => r.may.length > 0);
  const of = (helper: string | null, asker: string | null) => rows.filter((r) => r.to.division === helper && r.from.division === asker);
  const toSales = of('marketing', 'sales'), toMarketing = of('sales', 'marketing');
  const others = rows.filter((r) => !toSales.includes(r) && !toMarketing.includes(r));
  return (
    <>
      <section><Section title={words.title} />{said && <ProblemNote said={said} />}{!data && !said && <LoadingBars rows={3} />}{data && rows.length === 0 && <p className="sm sub" style={{ margin: '6px 0 0' }}>{own ? words.noneOfMine : words.none}</p>}</section>
      {(own ? [[null, all.waitsForMe, mine], [null, all.iWaitFor, rows.filter((r) => !mine.includes(r))]] as const
        : [['marketing', words.toSales, toSales], ['sales', words.toMarketing, toMarketing], [null, words.others, others]] as const).map(([side, title, list]) => list.length > 0 && (
        <section key={title}>
          <h2 className="sec" style={{ paddingBottom: 6 }}>{side && <Glyph side={side} size={8} />}{title}<span className="n">{list.length}</span></h2>
          {list.map((r) => <RequestLine key={r.id} request={r} isChosen={r.id === chosen} open={() => open(r.id)} />)}
        </section>
      ))}
    </>
  );
}

function RequestLine({ request: r, isChosen, open }: { request: SupportRequest; isChosen: boolean; open: () => void }) {
  const words = useWords().coordination.requests, written = useWritten();
  return (
    <button type="button" className="request" aria-pressed={isChosen} onClick={open}>
      <span className="m el">{written(r.title)}</span><RequestChip request={r} />
      <span className="sm sub el">{nameOf(r.from)} → {nameOf(r.to)}</span><span className="sm sub r">{words.effortOf(r.effort)}</span>
    </button>
  );
}

/** A request beside the board, with what may be done about it now. */
export function RequestDrawer({ request: r, onClose }: { request: SupportRequest; onClose: () => void }) {
  const words = useWords().coordination;
  const t = words.requests;
  const formats = useFormats(), written = useWritten();
  const [form, setForm] = useState<'accept' | 'decline'>();
  const move = useTell(moveRequest, { makesStale: [listRequests], done: (_, { verb }) => t.done[verb] });
  if (form) return <AnswerForm verb={form} request={r} onClose={() => setForm(undefined)} />;
  const act = (verb: RequestVerb) => (verb === 'accept' || verb === 'decline' ? setForm(verb) : move.tell({ requestId: r.id, verb }));
  const isOver = ['confirmed', 'closed', 'declined'].includes(r.state), account = r.account && <GoLink className="u" to={`/customers/${r.account.id}`}>{r.account.name}</GoLink>;
  const facts: [string, ReactNode][] = [[t.askedBy, `${nameOf(r.from)}, ${formats.dayAt(r.askedAt)}`], [t.askedOf, nameOf(r.to)], [t.wantedOn, formats.day(r.wantedOn)], [t.dueOn, r.dueOn && formats.day(r.dueOn)], [t.account, account], [t.effort, formats.number(r.effort)], [t.reason, written(r.declineReason)], [t.alternative, written(r.alternative)], [t.detail, written(r.detail) || null]];
  return (
    <Drawer title={written(r.title)} onClose={onClose} width={380}>
      <div className="col" style={{ gap: 12 }}>
        <span className="row" data-wrap><RequestChip request={r} /><Parties from={r.from} to={r.to} /></span>
        <div className="acts" style={{ margin: 0 }}>{r.may.map((verb, i) => <Button key={verb} variant={i === 0 ? 'filled' : 'default'} loading={move.isTelling} onClick={() => act(verb)}>{t.verbs[verb]}</Button>)}</div>
        {r.may.length === 0 && !isOver && <span className="sm sub">{words.drawer.noMove}</span>}
        <ProblemNote said={move.said} />
        <dl className="facts-list" style={{ margin: 0 }}>{facts.filter(([, is]) => is).map(([label, is]) => <Fragment key={label}><dt>{label}</dt><dd>{is}</dd></Fragment>)}</dl>
      </div>
    </Drawer>
  );
}

function AnswerForm({ verb, request, onClose }: { verb: 'accept' | 'decline'; request: SupportRequest; onClose: () => void }) {
  const t = useWords().coordination.requests;
  const [values, setValues] = useState({ dueOn: request.wantedOn as string | null, reason: '', alternative: '' });
  const { tell, isTelling, said, fields } = useTell(moveRequest, { makesStale: [listRequests], done: () => t.done[verb] });
  const [tried, setTried] = useState(false);
  const { missing } = useWords().platform.fields;
  const lacks = (text: string) => (tried && text.trim() === '' ? missing : undefined);
  const submit = () => {
    setTried(true);
    if (verb === 'decline' && [values.reason, values.alternative].some((text) => text.trim() === '')) return;
    tell({ requestId: request.id, verb, ...(verb === 'accept' ? (values.dueOn ? { dueOn: values.dueOn } : {}) : { reason: values.reason, alternative: values.alternative }) }, onClose);
  };
  return (
    <FormDrawer title={t.verbs[verb]} submit={t.verbs[verb]} onSubmit={submit} onClose={onClose} sending={isTelling} said={said}>
      {verb === 'accept' ? <DayField label={t.dueOn} value={values.dueOn} onChange={(dueOn) => setValues({ ...values, dueOn })} error={fields['dueOn']} /> : (
        <>
          <Textarea label={t.reason} autosize minRows={2} value={values.reason} error={lacks(values.reason)} onChange={(e) => setValues({ ...values, reason: e.currentTarget.value })} />
          <Textarea label={t.alternative} autosize minRows={2} value={values.alternative} error={lacks(values.alternative)} onChange={(e) => setValues({ ...values, alternative: e.currentTarget.value })} />
        </>
      )}
    </FormDrawer>
  );
}

export function AskForm({ onClose }: { onClose: () => void }) {
  const t = useWords().coordination.requests;
  const { tell, isTelling, said, fields } = useTell(askForSupport, { makesStale: [listRequests], done: () => t.asked });
  const form = useFields({ title: '', toPositionId: null as string | null, wantedOn: null as string | null, accountId: null as string | null, detail: '', effort: 1 }, { draft: 'coordination.support_request', secret: ['toPositionId', 'accountId'], problems: fields });
  const submit = () => {
    const { accountId, ...asked } = form.values;
    const input = form.check(askForSupport.input, { ...asked, toPositionId: asked.toPositionId ?? '', wantedOn: asked.wantedOn ?? '', ...(accountId ? { accountId } : {}) });
    if (input) tell(input, () => { form.clear(); onClose(); });
  };
  return (
    <FormDrawer title={t.ask} submit={t.ask} onSubmit={submit} onClose={onClose} sending={isTelling} said={said} draft={form}>
      <TextInput label={t.what} {...form.text('title')} />
      <SeatField label={t.to} {...form.field('toPositionId')} />
      <DayField label={t.wantedOn} {...form.field('wantedOn')} />
      <CustomerField label={t.account} clearable {...form.field('accountId')} />
      <Textarea label={t.detail} autosize minRows={3} {...form.text('detail')} />
      <NumberInput label={t.effort} min={1} max={5} w={120} value={form.values.effort} onChange={(v) => form.set('effort', Number(v) || 1)} error={form.errors['effort']} />
    </FormDrawer>
  );
}
