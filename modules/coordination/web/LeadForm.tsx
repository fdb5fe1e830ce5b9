import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { AskSelect } from '../../../platform/web/parts/AskSelect.tsx';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { changeLead, createLead, getLead, type Lead, leadDuplicates, listOrigins } from '../../marketing/contract.ts';
import { useCampaignName, useCampaignOptions } from '../../marketing/web/index.ts';
import { listMarkets } from '../../organization/contract.ts';
import { listLeads } from '../contract.ts';

interface First { marketId: string | null; origin: string; firstContactOn: string | null }
interface Values { company: string; name: string; email: string; phone: string; language: string | null; campaignId: string | null; landingPage: string }
const blank: Values = { company: '', name: '', email: '', phone: '', language: null, campaignId: null, landingPage: '' };
const valuesOf = (l: Lead): Values => ({
  company: l.company, name: l.name, email: l.email ?? '', phone: l.phone ?? '', language: l.language, campaignId: l.campaign?.id ?? null, landingPage: l.landingPage ?? '',
});

const sent = (v: typeof blank) => ({ ...v, email: v.email || null, phone: v.phone || null, landingPage: v.landingPage || null });

/** Records a lead, or changes one; origin and first contact are for the first time only: funnels count by them. */
export function LeadForm({ lead, campaignId, onClose, done }: { lead?: Lead; /** The one whose leads are being looked at. */ campaignId?: string | undefined; onClose: () => void; done: (lead: Lead) => void }) {
  const words = useWords().coordination;
  const t = words.leads, f = words.fields;
  const { today } = useFormats().settings;
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const opened = useOpened(() => (lead ? valuesOf(lead) : blank));
  const makesStale = [listLeads, getLead];
  const create = useTell(createLead, { makesStale, done: (l) => t.created(l.company || l.name) }), change = useTell(changeLead, { makesStale });
  const said = lead ? change.said : create.said, campaignName = useCampaignName(campaignId);
  const usual: Values & First = { ...opened, ...(campaignId ? { campaignId } : {}), marketId: null, origin: '', firstContactOn: today };
  const form = useFields({ ...usual }, { ...(lead ? {} : { draft: `coordination.lead.${campaignId ?? 'any'}` }), problems: said?.fields ?? {} });
  const { marketId: market, origin, firstContactOn, ...values } = form.values, first: First = { marketId: market, origin, firstContactOn }, { errors } = form;
  const put = (patch: Partial<Values & First>) => { for (const [name, value] of Object.entries(patch)) form.set(name as keyof (Values & First), value); };
  const editing = useEditing(lead);
  const { seats: [own] } = useMe();
  const languages = useLanguages([...markets.map((m) => m.language), values.language]);
  const marketId = first.marketId ?? (markets.find((m) => m.name === own?.marketName) ?? markets[0])?.id;
  const submit = () => {
    if (lead) change.tell({ leadId: lead.id, version: editing.version, ...touched(sent(opened), sent(values)) }, done);
    else if (marketId) create.tell({ ...sent(values), marketId, origin: first.origin, ...(first.firstContactOn ? { firstContactOn: first.firstContactOn } : {}) }, (l) => { form.clear(); done(l); });
  };
  const text = (name: 'company' | 'name' | 'email' | 'phone' | 'landingPage', label: string, type = 'text') =>
    <TextInput label={label} name={name} type={type} value={values[name]} onChange={(e) => put({ [name]: e.currentTarget.value })} error={errors[name]} autoComplete="off" />;
  return (
    <FormDrawer title={lead ? t.change : t.new} submit={lead ? t.save : t.create} onSubmit={submit} onClose={onClose} sending={create.isTelling || change.isTelling} said={said} editing={editing} {...(lead ? {} : { draft: form })}>
      {text('company', f.company)}{text('name', f.contact)}{text('email', f.email, 'email')}
      <Known email={values.email} company={values.company} except={lead?.id} />
      {text('phone', f.phone, 'tel')}
      {!lead && <FirstFields first={{ ...first, marketId: marketId ?? null }} put={put} markets={markets} errors={errors} />}
      <AskSelect label={f.campaign} value={values.campaignId} clearable useOptions={useCampaignOptions} chosen={lead?.campaign ? { value: lead.campaign.id, label: lead.campaign.name } : campaignId && campaignName ? { value: campaignId, label: campaignName } : null} onChange={(campaignId) => put({ campaignId })} />
      <Select label={f.language} clearable value={values.language} data={languages} onChange={(language) => put({ language })} error={errors['language']} />
      {text('landingPage', f.landingPage)}
    </FormDrawer>
  );
}

/** The languages of our markets, the ones spoken in most of the rest, and the one it has, by name. */
function useLanguages(own: readonly (string | null)[]) {
  const { locale } = useFormats().settings;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return [...new Set([...own.filter((l) => l !== null), 'en', 'es', 'fr', 'de', 'it', 'pt', 'ar'])].map((value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

/** What is asked once and then stays. */
function FirstFields({ first, put, markets, errors }: { first: First; put: (patch: Partial<First>) => void; markets: readonly { id: string; name: string }[]; errors: Record<string, string> }) {
  const f = useWords().coordination.fields;
  const { today } = useFormats().settings;
  const origins = useAsk(listOrigins, {}, { freshFor: 600_000 }).data?.rows ?? [];
  return (
    <>
      {markets.length > 1 && <Select label={f.market} value={first.marketId} allowDeselect={false} data={markets.map((m) => ({ value: m.id, label: m.name }))} onChange={(marketId) => put({ marketId })} />}
      <Select label={f.origin} value={first.origin || null} clearable data={origins.filter((o) => o.key !== 'unknown-blank').map((o) => ({ value: o.key, label: o.name }))} onChange={(v) => put({ origin: v ?? '' })} error={errors['origin']} />
      <DayField label={f.firstContactOn} value={first.firstContactOn} max={today} onChange={(firstContactOn) => put({ firstContactOn })} error={errors['firstContactOn']} />
    </>
  );
}

/** Who may be the same one, as one types. */
function Known({ email, company, except }: { email: string; company: string; except: string | undefined }) {
  const t = useWords().coordination.leads;
  const [asked] = useDebouncedValue({ email, company }, 400);
  const rows = useAsk(leadDuplicates, { ...asked, ...(except ? { except } : {}) }, { when: asked.email.includes('@') || asked.company.length > 2, keep: true }).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="note" role="status">
      <div className="col" style={{ gap: 4 }}>
        <span className="m">{t.duplicates}</span>
        {rows.slice(0, 3).map((d) => <span key={d.id}><GoLink className="u" to={`/marketing/leads?lead=${d.id}`}>{d.company || d.label}</GoLink> <span className="sm sub">{d.by === 'email' ? t.sameEmail : t.sameCompany}</span></span>)}
      </div>
    </div>
  );
}
