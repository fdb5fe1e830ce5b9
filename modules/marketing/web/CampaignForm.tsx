import { Select, Textarea, TextInput, NumberInput } from '@mantine/core';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { type Campaign, campaignCalendar, type CampaignKind, changeCampaign, createCampaign, getCampaign, listCampaigns, type SeatAndPerson } from '../contract.ts';
import { nameOf } from './Owners.tsx';
import { SalesSeatField } from './SeatField.tsx';

interface Values {
  marketId: string | null; name: string; kind: CampaignKind; objective: string; startsOn: string | null; endsOn: string | null; budgetMinor: string | null;
  coOwnerPositionId: string | null; expectedResponses: number | null; outcomeMeasure: string | null; permissionPlan: string | null;
}
const blank: Values = {
  marketId: null, name: '', kind: 'email', objective: '', startsOn: null, endsOn: null, budgetMinor: null, coOwnerPositionId: null, expectedResponses: null, outcomeMeasure: null, permissionPlan: null,
};
const valuesOf = (c: Campaign): Values => ({
  marketId: c.market.id, name: c.name, kind: c.kind, objective: c.objective, startsOn: c.startsOn, endsOn: c.endsOn, budgetMinor: c.budget?.minor ?? null,
  coOwnerPositionId: c.coOwner?.seat.id ?? null, expectedResponses: c.expectedResponses, outcomeMeasure: c.outcomeMeasure, permissionPlan: c.permissionPlan,
});
/** From approval on the plan is fixed: only what may still change is asked. */
const isFixed = (c: Campaign | undefined) => c !== undefined && !['idea', 'draft', 'review'].includes(c.state);

/** Begins a campaign, or changes one. */
export function CampaignForm({ campaign, onClose }: { campaign?: Campaign; onClose: () => void }) {
  const words = useWords().marketing;
  const go = useGo();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const opened = useOpened(() => (campaign ? valuesOf(campaign) : blank));
  const { seats: [own] } = useMe();
  const makesStale = [listCampaigns, getCampaign, campaignCalendar];
  const begin = useTell(createCampaign, { makesStale, done: (c) => words.begun(c.name) });
  const change = useTell(changeCampaign, { makesStale });
  const editing = useEditing(campaign), said = campaign ? change.said : begin.said;
  const form = useFields({ ...opened }, { ...(campaign ? {} : { draft: 'marketing.newCampaign', secret: ['coOwnerPositionId'] as const }), problems: said?.fields ?? {} });
  const { values, errors } = form;
  const put = (patch: Partial<Values>) => { for (const [name, value] of Object.entries(patch)) form.set(name as keyof Values, value); };
  const marketId = values.marketId ?? (markets.find((m) => m.name === own?.marketName) ?? markets[0])?.id;
  const market = markets.find((m) => m.id === marketId);
  const submit = () => {
    const { marketId: _, ...fields } = values;
    if (!campaign) {
      const input = form.check(createCampaign.input, { ...fields, marketId });
      return input && begin.tell(input, (c) => { form.clear(); go(`/marketing/campaigns/${c.id}`); });
    }
    const { name, objective, startsOn, endsOn } = fields;
    return change.tell({ campaignId: campaign.id, version: editing.version, ...touched(opened, isFixed(campaign) ? { name, objective, startsOn, endsOn } : fields) }, onClose);
  };
  return (
    <FormDrawer title={campaign ? words.changeCampaign : words.newCampaign} submit={campaign ? words.saveCampaign : words.beginCampaign} onSubmit={submit} onClose={onClose}
      sending={begin.isTelling || change.isTelling} said={said} editing={editing} {...(campaign ? {} : { draft: form })}>
      <TextInput label={words.form.name} name="name" value={values.name} onChange={(e) => put({ name: e.currentTarget.value })} error={errors['name']} required withAsterisk={false} />
      {!campaign && markets.length > 1 && <Select label={words.fields.market} value={marketId ?? null} allowDeselect={false} data={markets.map((m) => ({ value: m.id, label: m.name }))} onChange={(v) => put({ marketId: v })} />}
      {!isFixed(campaign) && <Select label={words.fields.kind} value={values.kind} allowDeselect={false} data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))} onChange={(v) => v && put({ kind: v as CampaignKind })} />}
      <div className="two">
        <DayField label={words.fields.startsOn} value={values.startsOn} onChange={(startsOn) => put({ startsOn })} error={errors['startsOn']} />
        <DayField label={words.fields.endsOn} value={values.endsOn} onChange={(endsOn) => put({ endsOn })} error={errors['endsOn']} />
      </div>
      <Textarea label={words.form.objective} autosize minRows={2} value={values.objective} onChange={(e) => put({ objective: e.currentTarget.value })} />
      {!isFixed(campaign) && <PlanFields values={values} put={put} currency={campaign?.budget?.currency ?? market?.currency ?? 'EUR'} coOwner={campaign?.coOwner ?? null} errors={errors} />}
    </FormDrawer>
  );
}

/** What sales agrees to when it is approved. */
function PlanFields({ values, put, currency, coOwner, errors }: { values: Values; put: (patch: Partial<Values>) => void; currency: string; coOwner: SeatAndPerson | null; errors: Record<string, string> }) {
  const words = useWords().marketing;
  return (
    <>
      <MoneyField label={words.fields.budget} value={values.budgetMinor} currency={currency} onChange={(budgetMinor) => put({ budgetMinor })} error={errors['budgetMinor']} />
      <SalesSeatField label={words.fields.coOwner} description={words.form.coOwnerHelp} value={values.coOwnerPositionId} clearable onChange={(coOwnerPositionId) => put({ coOwnerPositionId })}
        chosen={coOwner && { value: coOwner.seat.id, label: nameOf(coOwner) }} error={errors['coOwnerPositionId']} />
      <NumberInput label={words.form.expected} value={values.expectedResponses ?? ''} min={0} allowDecimal={false} w={180} onChange={(v) => put({ expectedResponses: v === '' ? null : Number(v) })} />
      <TextInput label={words.form.outcomeMeasure} description={words.form.outcomeHelp} value={values.outcomeMeasure ?? ''} onChange={(e) => put({ outcomeMeasure: e.currentTarget.value || null })} />
      <Textarea label={words.form.permissionPlan} description={words.form.permissionHelp} autosize minRows={2} value={values.permissionPlan ?? ''} onChange={(e) => put({ permissionPlan: e.currentTarget.value || null })} />
    </>
  );
}
