import { Select, TextInput } from '@mantine/core';
import { currencies } from '../../../../contract/currencies.ts';
import { useAsk, useTell } from '../../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../../platform/web/editing.ts';
import { useFields } from '../../../../platform/web/fields.ts';
import { FormDrawer } from '../../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { changeMarket, createMarket, listCalendars, listLegalEntities, listMarkets, type Market } from '../../contract.ts';

type Values = { code: string; nameEs: string; nameEn: string; country: string; language: string; currency: string | null; timeZone: string | null; calendarId: string | null; legalEntityId: string | null };

export function MarketForm({ market, onClose }: { market: Market | undefined; onClose: () => void }) {
  const all = useWords();
  const words = all.organization.settings;
  const create = useTell(createMarket, { makesStale: [listMarkets, listCalendars], done: () => words.marketCreated });
  const change = useTell(changeMarket, { makesStale: [listMarkets, listCalendars], done: () => words.marketChanged });
  const act = market ? change : create;
  const editing = useEditing(market);
  const first = useOpened((): Values => ({
    code: market?.code ?? '', nameEs: market?.nameEs ?? '', nameEn: market?.nameEn ?? '', country: market?.country ?? '', language: market?.language ?? '', currency: market?.currency ?? null,
    timeZone: market?.timeZone ?? null, calendarId: market?.calendar.id ?? null, legalEntityId: market?.legalEntity.id ?? null,
  }));
  const form = useFields<Values>(first, { problems: act.fields });
  const send = () => {
    if (!market) { const input = form.check(createMarket.input); if (input) create.tell(input, onClose); return; }
    const input = form.check(changeMarket.input, { marketId: market.id, version: editing.version, ...touched(first, form.values) });
    if (input) change.tell(input, onClose);
  };
  return (
    <FormDrawer title={market ? `${words.changeMarket}: ${market.name}` : words.newMarket} submit={market ? all.organization.structure.form.save : words.newMarket} onSubmit={send} onClose={onClose} sending={act.isTelling} said={act.said} editing={editing}>
      <TextInput label={words.code} w={140} {...form.text('code')} />
      <div className="two"><TextInput label={words.nameEs} {...form.text('nameEs')} /><TextInput label={words.nameEn} {...form.text('nameEn')} /></div>
      <div className="two"><TextInput label={words.country} description={words.countryHelp} {...form.text('country')} /><TextInput label={words.marketLanguage} description={words.languageHelp} {...form.text('language')} /></div>
      <Select label={all.common.currency} searchable data={[...currencies]} {...form.field('currency')} />
      <Select label={all.common.timeZone} searchable limit={60} data={Intl.supportedValuesOf('timeZone')} {...form.field('timeZone')} />
      <Choices form={form} />
    </FormDrawer>
  );
}

function Choices({ form }: { form: ReturnType<typeof useFields<Values>> }) {
  const words = useWords().organization.settings;
  const calendars = useAsk(listCalendars, {}), entities = useAsk(listLegalEntities, {});
  const named = (rows: readonly { id: string; name: string }[] | undefined) => (rows ?? []).map((r) => ({ value: r.id, label: r.name }));
  return (
    <>
      <Select label={words.calendar} data={named(calendars.data?.rows)} {...form.field('calendarId')} />
      <Select label={words.legalEntity} data={named(entities.data?.rows)} {...form.field('legalEntityId')} />
    </>
  );
}
