import { Select, TextInput } from '@mantine/core';
import { currencies } from '../../../../contract/currencies.ts';
import { countries, usualOf } from '../../../../words/countries.ts';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { changeMarket, createLegalEntity, createMarket, listCalendars, listLegalEntities, listMarkets, type Market } from '../../contract.ts';
import { useNamed } from './Markets.tsx';

type Values = { code: string; nameEs: string; nameEn: string; country: string | null; language: string | null; currency: string | null; timeZone: string | null; calendarId: string | null; legalEntityId: string | null };
/** What stands in the list of legal entities for one that is not there yet. */
const another = 'another';

export function MarketForm({ market, onClose }: { market: Market | undefined; onClose: () => void }) {
  const all = useWords();
  const words = all.organization.settings;
  const makesStale = [listMarkets, listCalendars];
  const create = useTell(createMarket, { makesStale, done: () => words.marketCreated }), change = useTell(changeMarket, { makesStale, done: () => words.marketChanged }), found = useTell(createLegalEntity, { makesStale: [listLegalEntities] });
  const act = market ? change : create;
  const editing = useEditing(market);
  const first = useOpened((): Values => ({
    code: market?.code ?? '', nameEs: market?.nameEs ?? '', nameEn: market?.nameEn ?? '', country: market?.country ?? null, language: market?.language ?? null, currency: market?.currency ?? null,
    timeZone: market?.timeZone ?? null, calendarId: market?.calendar.id ?? null, legalEntityId: market?.legalEntity.id ?? null,
  }));
  const form = useFields<Values & { entityName: string }>({ ...first, entityName: '' }, { problems: act.fields });
  const sendAs = ({ entityName: _, ...values }: typeof form.values) => {
    if (!market) { const input = form.check(createMarket.input, values); if (input) create.tell(input, onClose); return; }
    const input = form.check(changeMarket.input, { marketId: market.id, version: editing.version, ...touched(first, values) });
    if (input) change.tell(input, onClose);
  };
  const send = () => {
    const { legalEntityId, entityName, country, currency } = form.values;
    if (legalEntityId !== another) { sendAs(form.values); return; }
    const entity = createLegalEntity.input.safeParse({ name: entityName, country, currency });
    if (!entity.success) { form.check(createLegalEntity.input.extend({ entityName: createLegalEntity.input.shape.name }), { ...form.values, name: entityName }); return; }
    found.tell(entity.data, ({ id }) => { form.set('legalEntityId', id); sendAs({ ...form.values, legalEntityId: id }); });
  };
  return (
    <FormDrawer title={market ? `${words.changeMarket}: ${market.name}` : words.newMarket} submit={market ? all.organization.structure.form.save : words.newMarket} onSubmit={send} onClose={onClose} sending={act.isTelling || found.isTelling} said={act.said ?? found.said} editing={editing}>
      <Place form={form} isNew={!market} />
      <div className="two"><TextInput label={words.nameEs} {...form.text('nameEs')} /><TextInput label={words.nameEn} {...form.text('nameEn')} /></div>
      <TextInput label={words.code} description={words.codeHelp} w={220} {...form.text('code')} onChange={(e) => form.set('code', e.currentTarget.value.toUpperCase())} />
      <Choices form={form} />
    </FormDrawer>
  );
}

type Form = ReturnType<typeof useFields<Values & { entityName: string }>>;

/** A country brings along what is usual there, for whatever nobody has filled in yet. */
function Place({ form, isNew }: { form: Form; isNew: boolean }) {
  const all = useWords(), words = all.organization.settings, named = useNamed();
  const options = (kind: 'region' | 'language', codes: readonly (string | null)[]) =>
    [...new Set(codes)].flatMap((code) => (code ? [{ value: code, label: named(kind, code) }] : [])).toSorted((a, b) => a.label.localeCompare(b.label));
  const choose = (country: string | null) => {
    form.set('country', country);
    const usual = country && isNew ? usualOf(country) : undefined;
    if (!usual) return;
    for (const name of ['language', 'currency', 'timeZone'] as const) if (!form.values[name]) form.set(name, usual[name]);
    if (!form.values.code) form.set('code', usual.country);
    for (const [name, language] of [['nameEs', 'es'], ['nameEn', 'en']] as const) if (!form.values[name]) form.set(name, new Intl.DisplayNames(language, { type: 'region' }).of(usual.country) ?? '');
  };
  return (
    <>
      <div className="two">
        <Select label={words.country} searchable limit={80} data={options('region', [...countries.map((c) => c.country), form.values.country])} {...form.field('country')} onChange={choose} />
        <Select label={words.marketLanguage} searchable limit={80} data={options('language', [...countries.map((c) => c.language), form.values.language])} {...form.field('language')} />
      </div>
      <div className="two">
        <Select label={all.common.currency} searchable data={[...currencies]} {...form.field('currency')} />
        <Select label={all.common.timeZone} searchable limit={60} data={Intl.supportedValuesOf('timeZone')} {...form.field('timeZone')} />
      </div>
    </>
  );
}

function Choices({ form }: { form: Form }) {
  const words = useWords().organization.settings;
  const calendars = useAsk(listCalendars, {}), entities = useAsk(listLegalEntities, {});
  const named = (rows: readonly { id: string; name: string }[] | undefined) => (rows ?? []).map((r) => ({ value: r.id, label: r.name }));
  return (
    <>
      <Select label={words.calendar} data={named(calendars.data?.rows)} {...form.field('calendarId')} />
      <Select label={words.legalEntity} data={[...named(entities.data?.rows), { value: another, label: words.otherEntity }]} {...form.field('legalEntityId')} />
      {form.values.legalEntityId === another && <TextInput label={words.entityName} description={words.entityHelp} {...form.text('entityName')} />}
    </>
  );
}
