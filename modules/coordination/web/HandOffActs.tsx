import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import {
  acceptHandOff, attemptHandOff, contactHandOff, correctHandOff, disputeHandOff, disqualifyHandOff, type HandOff, handOffReasons, type HandOffVerb, offerHandOff, qualifyHandOff, recycleHandOff, resolveHandOff, returnHandOff,
} from '../contract.ts';
import { HandOffNotes } from './HandOffNotes.tsx';
import { nameOf } from './partyNames.ts';
import { CustomerField, SalesSeatField } from './SeatField.tsx';
import { staleByMoves } from './staleByMoves.ts';

const plain = { offer: offerHandOff, attempt: attemptHandOff, contact: contactHandOff } as const;
type Plain = keyof typeof plain;
/** Moves that need nothing but the word: a button does them. */
export const isPlain = (verb: HandOffVerb): verb is Plain => verb in plain;

export function PlainAct({ verb, handOff, main }: { verb: Plain; handOff: HandOff; main: boolean }) {
  const words = useWords().coordination;
  const tell = useTell(plain[verb], { makesStale: staleByMoves, done: () => words.done[verb] });
  return <><Button variant={main ? 'filled' : 'default'} loading={tell.isTelling} onClick={() => tell.tell({ handOffId: handOff.id })}>{words.verbs[verb]}</Button><ProblemNote said={tell.said} /></>;
}

interface ActProps { handOff: HandOff; onClose: () => void; done: (after: HandOff) => void; /** Asks for data instead of giving it back, with what was written so far. */ askData: (note: string) => void }

/** The form of a move that carries something along: a reason, a note, a date, an amount. */
export function HandOffAct({ verb, ...props }: ActProps & { verb: HandOffVerb }): ReactNode {
  switch (verb) {
    case 'accept': return <Accept {...props} />;
    case 'return': return <GiveBack {...props} />;
    case 'disqualify': return <Disqualify {...props} />;
    case 'dispute': return <Dispute {...props} />;
    case 'resolve': return <Resolve {...props} />;
    case 'offer_again': return <OfferAgain {...props} />;
    case 'qualify': return <Qualify {...props} />;
    case 'recycle': return <Recycle {...props} />;
    default: return null;
  }
}

function Accept({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const formats = useFormats();
  const [accountId, setAccountId] = useState<string | null>(null);
  const [accountName, setName] = useState(h.lead.name);
  const doneWords = (after: HandOff) => words.done.accept(nameOf(after.to), after.clock && !after.clock.late ? formats.moment(after.clock.dueAt) : null);
  const { tell, isTelling, said, fields } = useTell(acceptHandOff, { makesStale: staleByMoves, done: doneWords });
  return (
    <FormDrawer title={words.verbs.accept} submit={words.verbs.accept} onClose={onClose} sending={isTelling} said={said}
      onSubmit={() => tell({ handOffId: h.id, ...(accountId ? { accountId } : h.account ? {} : { accountName }) }, done)}>
      {h.account ? <span>{h.account.name}</span> : (
        <>
          <TextInput label={words.forms.accountName} description={words.forms.accountHelp} value={accountName} disabled={accountId !== null} onChange={(e) => setName(e.currentTarget.value)} error={fields['accountName']} />
          <CustomerField label={words.forms.existing} description={words.forms.existingHelp} value={accountId} clearable onChange={setAccountId} />
        </>
      )}
    </FormDrawer>
  );
}

function GiveBack({ handOff: h, onClose, done, askData }: ActProps) {
  const words = useWords().coordination;
  const reasons = useAsk(handOffReasons, {}, { freshFor: 600_000 }).data?.forReturning ?? [];
  const { tell, isTelling, said, fields } = useTell(returnHandOff, { makesStale: staleByMoves, done: () => words.done.return });
  const form = useFields({ reason: null as string | null, note: '' }, { problems: fields });
  const submit = () => { const input = form.check(returnHandOff.input, { ...form.values, reason: form.values.reason ?? '', handOffId: h.id }); if (input) tell(input, done); };
  return (
    <FormDrawer title={words.verbs.return} submit={words.verbs.return} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <Radio.Group label={words.forms.reason} {...form.field('reason')}>
        <div className="col" style={{ gap: 10, marginTop: 6 }}>{reasons.map((r) => <Radio key={r.key} value={r.key} label={r.name} />)}</div>
      </Radio.Group>
      <Textarea label={words.forms.note} autosize minRows={2} {...form.text('note')} />
      {h.mayWithClock.includes('pause') && reasons.some((r) => r.asksData && r.key === form.values.reason) && (
        <div className="weighed"><p style={{ margin: '0 0 8px' }}>{words.pauses.onlyData}</p><Button onClick={() => askData(form.values.note)}>{words.pauses.askData}</Button></div>
      )}
    </FormDrawer>
  );
}

function Disqualify({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const reasons = useAsk(handOffReasons, {}, { freshFor: 600_000 }).data?.forDisqualifying ?? [];
  const { tell, isTelling, said, fields } = useTell(disqualifyHandOff, { makesStale: staleByMoves, done: () => words.done.disqualify });
  const form = useFields({ reason: null as string | null }, { problems: fields });
  const submit = () => { const input = form.check(disqualifyHandOff.input, { reason: form.values.reason ?? '', handOffId: h.id }); if (input) tell(input, done); };
  return (
    <FormDrawer title={words.verbs.disqualify} submit={words.verbs.disqualify} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <Select label={words.forms.reason} {...form.field('reason')} data={reasons.map((r) => ({ value: r.key, label: r.name }))} />
    </FormDrawer>
  );
}

function Dispute({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const [note, setNote] = useState('');
  const { tell, isTelling, said, fields } = useTell(disputeHandOff, { makesStale: staleByMoves, done: () => words.done.dispute });
  return (
    <FormDrawer title={words.verbs.dispute} submit={words.verbs.dispute} onClose={onClose} sending={isTelling} said={said} onSubmit={() => tell({ handOffId: h.id, note }, done)}>
      <HandOffNotes handOff={h} />
      <Textarea label={words.forms.disputeNote} autosize minRows={3} value={note} onChange={(e) => setNote(e.currentTarget.value)} error={fields['note']} />
    </FormDrawer>
  );
}

function Resolve({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const { tell, isTelling, said, fields } = useTell(resolveHandOff, { makesStale: staleByMoves, done: () => words.done.resolve });
  // Nobody is favoured before whoever settles has chosen.
  const form = useFields({ resolvedFor: null as string | null, note: '' }, { problems: fields });
  const submit = () => { const input = form.check(resolveHandOff.input, { ...form.values, resolvedFor: form.values.resolvedFor ?? '', handOffId: h.id }); if (input) tell(input, done); };
  return (
    <FormDrawer title={words.verbs.resolve} submit={words.verbs.resolve} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <HandOffNotes handOff={h} />
      <Radio.Group label={words.forms.resolvedFor} {...form.field('resolvedFor')}>
        <div className="col" style={{ gap: 10, marginTop: 6 }}><Radio value="sender" label={words.forms.sender} /><Radio value="receiver" label={words.forms.receiver} /></div>
      </Radio.Group>
      <Textarea label={words.forms.resolveNote} autosize minRows={2} {...form.text('note')} />
    </FormDrawer>
  );
}

function OfferAgain({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const [brief, setBrief] = useState(h.brief);
  const [to, setTo] = useState<string | null>(null);
  const { tell, isTelling, said, fields } = useTell(correctHandOff, { makesStale: staleByMoves, done: () => words.done.offer_again });
  return (
    <FormDrawer title={words.verbs.offer_again} submit={words.verbs.offer_again} onClose={onClose} sending={isTelling} said={said} onSubmit={() => tell({ handOffId: h.id, brief, ...(to ? { toPositionId: to } : {}) }, done)}>
      <HandOffNotes handOff={h} />
      <Textarea label={words.forms.correction} autosize minRows={3} value={brief} onChange={(e) => setBrief(e.currentTarget.value)} />
      <SalesSeatField label={words.forms.toSeat} description={words.forms.sameSeat} value={to} clearable onChange={setTo} error={fields['toPositionId']} />
    </FormDrawer>
  );
}

function Qualify({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const { reportingCurrency: currency } = useMe().company;
  const [values, setValues] = useState({ name: h.account?.name ?? h.lead.name, minor: null as string | null, closeOn: null as string | null });
  const { tell, isTelling, said, fields } = useTell(qualifyHandOff, { makesStale: staleByMoves, done: () => words.done.qualify });
  return (
    <FormDrawer title={words.verbs.qualify} submit={words.verbs.qualify} onClose={onClose} sending={isTelling} said={said}
      onSubmit={() => tell({ handOffId: h.id, name: values.name, closeOn: values.closeOn, ...(values.minor ? { amount: { minor: values.minor, currency } } : {}) }, done)}>
      <TextInput label={words.forms.opportunityName} value={values.name} onChange={(e) => setValues({ ...values, name: e.currentTarget.value })} error={fields['name']} />
      <MoneyField label={words.forms.amount} currency={currency} value={values.minor} onChange={(minor) => setValues({ ...values, minor })} error={fields['amount']} />
      <DayField label={words.forms.closeOn} value={values.closeOn} onChange={(closeOn) => setValues({ ...values, closeOn })} error={fields['closeOn']} />
    </FormDrawer>
  );
}

function Recycle({ handOff: h, onClose, done }: ActProps) {
  const words = useWords().coordination;
  const { tell, isTelling, said, fields } = useTell(recycleHandOff, { makesStale: staleByMoves, done: () => words.done.recycle });
  const form = useFields({ on: null as string | null }, { problems: fields });
  const submit = () => { const input = form.check(recycleHandOff.input, { on: form.values.on ?? '', handOffId: h.id }); if (input) tell(input, done); };
  return (
    <FormDrawer title={words.verbs.recycle} submit={words.verbs.recycle} onClose={onClose} sending={isTelling} said={said} onSubmit={submit}>
      <DayField label={words.forms.recycleOn} {...form.field('on')} />
    </FormDrawer>
  );
}
