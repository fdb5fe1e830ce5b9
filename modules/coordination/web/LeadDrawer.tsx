import { Button } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Drawer } from '../../../platform/web/parts/Drawer.tsx';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { eraseLead, exportLeadPersonal, getLead, type Lead, leadDuplicates, listTouches } from '../../marketing/contract.ts';
import { getHandOff, listHandOffs, listLeads, listRequests } from '../contract.ts';
import { HandOffClock } from './HandOffClock.tsx';
import { LeadForm } from './LeadForm.tsx';
import { OfferForm } from './OfferForm.tsx';
import { Parties } from './Parties.tsx';
import { nameOf } from './partyNames.ts';
import { StateChip } from './StateChip.tsx';

const handedOn = ['recycled', 'disqualified', 'qualified', 'followed'];

/** A lead beside its list: who it is, where it stands, what has touched it, and the way to sales. */
export function LeadDrawer({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const words = useWords().coordination;
  const may = useMay();
  const { data: lead, said, refetch } = useAsk(getLead, { leadId });
  const handOffs = useAsk(listHandOffs, { lead: leadId, limit: 20 }, { live: ['hand_off'], when: may('coordination.hand_off.read') }).data?.rows;
  const [form, setForm] = useState<'offer' | 'change' | 'erase'>();
  const back = () => setForm(undefined);
  if (lead && form === 'offer') return <OfferForm lead={lead} onClose={back} />;
  if (lead && form === 'change') return <LeadForm lead={lead} onClose={back} done={back} />;
  const isFree = handOffs?.every((h) => handedOn.includes(h.state));
  const label = lead && (lead.company || lead.name || lead.email || words.leads.lead);
  return (
    <Drawer title={label ?? words.leads.lead} onClose={onClose} width={400}>
      {said && <ProblemNote said={said} retry={() => void refetch()} />}
      {!lead && !said && <LoadingBars />}
      {lead && (
        <div className="parts-of">
          <section className="acts" style={{ margin: 0 }}>
            {may('coordination.hand_off.offer') && isFree && !lead.erasedAt && <Button variant="filled" onClick={() => setForm('offer')}>{words.leads.offer}</Button>}
            {may('marketing.lead.write') && !lead.erasedAt && <Button onClick={() => setForm('change')}>{words.leads.change}</Button>}
            {may('marketing.lead.erase') && !lead.erasedAt && <Button component="a" download variant="subtle" color="gray" href={exportLeadPersonal.path.replace(':leadId', lead.id)}>{words.leads.export}</Button>}
            {may('marketing.lead.erase') && !lead.erasedAt && <Button variant="subtle" color="gray" onClick={() => setForm('erase')}>{words.leads.erase}</Button>}
          </section>
          <Details lead={lead} />
          {handOffs && handOffs.length > 0 && (
            <section>
              <Section title={words.leads.handOffs} n={handOffs.length} />
              {handOffs.map((h) => (
                <div key={h.id} className="col" style={{ gap: 6, padding: '8px 0', borderTop: '1px solid var(--u-line)', marginTop: 6 }}>
                  <span className="row"><Parties from={h.from} to={h.to} /><span className="sp" /><GoLink to={`/coordination?handOff=${h.id}`}><StateChip state={h.state} /></GoLink></span>
                  {h.clock && <HandOffClock clock={h.clock} />}
                </div>
              ))}
            </section>
          )}
          <Duplicates lead={lead} />
          <Touches leadId={leadId} />
        </div>
      )}
      {lead && <EraseDialog lead={lead} opened={form === 'erase'} onClose={back} />}
    </Drawer>
  );
}

function Details({ lead: l }: { lead: Lead }) {
  const words = useWords().coordination;
  const f = words.fields;
  const formats = useFormats();
  const rows: { label: string; is: ReactNode }[] = [
    { label: f.contact, is: l.erasedAt ? <span className="sub">{words.leads.erased}</span> : l.name }, { label: f.email, is: l.email && <a className="u" href={`mailto:${l.email}`}>{l.email}</a> },
    { label: f.phone, is: l.phone && <a className="u" href={`tel:${l.phone.replace(/\s/g, '')}`}>{l.phone}</a> }, { label: f.origin, is: l.origin.name }, { label: f.landingPage, is: l.landingPage },
    { label: f.campaign, is: l.campaign && <GoLink className="u" to={`/marketing/campaigns/${l.campaign.id}`}>{l.campaign.name}</GoLink> }, { label: f.firstContactOn, is: formats.day(l.firstContactOn) },
    { label: f.market, is: l.market.name }, { label: f.with, is: l.seat && nameOf(l.seat) }, { label: f.customer, is: l.account && <GoLink className="u" to={`/customers/${l.account.id}`}>{l.account.name}</GoLink> },
  ];
  return <section><Section title={words.leads.details} /><dl className="facts-list">{rows.filter(({ is }) => is).map(({ label, is }) => <Fragment key={label}><dt>{label}</dt><dd>{is}</dd></Fragment>)}</dl></section>;
}

function Duplicates({ lead }: { lead: Lead }) {
  const t = useWords().coordination.leads;
  const formats = useFormats();
  const rows = useAsk(leadDuplicates, { ...(lead.email ? { email: lead.email } : {}), ...(lead.company ? { company: lead.company } : {}), except: lead.id }, { when: !lead.erasedAt }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section>
      <Section title={t.duplicates} n={rows.length} />
      {rows.map((d) => <div key={d.id} className="row" style={{ paddingTop: 6 }}><GoLink className="u el" to={`/marketing/leads?lead=${d.id}`}>{d.company || d.label}</GoLink><span className="sm sub nw">{d.by === 'email' ? t.sameEmail : t.sameCompany}, {formats.day(d.firstContactOn)}</span></div>)}
    </section>
  );
}

function Touches({ leadId }: { leadId: string }) {
  const words = useWords();
  const formats = useFormats();
  const { data } = useAsk(listTouches, { lead: leadId, limit: 20 }, { live: ['touch'] });
  return (
    <section>
      <Section title={words.coordination.leads.touches} n={data?.rows.length} />
      {data?.rows.length === 0 && <p className="sm sub" style={{ margin: '4px 0 0' }}>{words.coordination.leads.noTouches}</p>}
      {data && data.rows.length > 0 && <table className="t" style={{ marginTop: 4 }}><tbody>{data.rows.map((t) => <tr key={t.id}><td className="sub nw" style={{ paddingLeft: 0 }} title={formats.exactMoment(t.at)}>{formats.day(t.on)}</td><td>{words.marketing.touch(t.channel === 'other' ? null : words.marketing.channels[t.channel], t.origin.name)}</td></tr>)}</tbody></table>}
    </section>
  );
}

function EraseDialog({ lead, opened, onClose }: { lead: Lead; opened: boolean; onClose: () => void }) {
  const t = useWords().coordination.leads;
  const { tell, isTelling, said } = useTell(eraseLead, { makesStale: [getLead, listLeads, getHandOff, listHandOffs, listRequests], done: () => t.erased });
  return <FormDialog opened={opened} title={t.eraseTitle} submit={t.erase} onClose={onClose} sending={isTelling} said={said} onSubmit={() => tell({ leadId: lead.id }, onClose)}><span>{t.eraseNote}</span></FormDialog>;
}
