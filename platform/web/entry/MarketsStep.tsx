import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { countries } from '../../../words/countries.ts';
import { useSpeech } from '../words.tsx';
import type { SetUpForm } from './CompanyStep.tsx';
import { marketIn } from './setUpValues.ts';

/** One market a country, each with what is usual there. */
export function MarketsStep({ form }: { form: SetUpForm }) {
  const { words, language } = useSpeech();
  const { markets } = form.values;
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return countries.map(({ country }) => ({ value: country, label: names.of(country) ?? country })).toSorted((a, b) => a.label.localeCompare(b.label, language));
  }, [language]);
  const languages = new Intl.DisplayNames(language, { type: 'language' });
  const add = (country: string | null) => { const market = country && marketIn(country, language); if (market) form.set('markets', [...markets, market]); };
  return (
    <fieldset>
      <legend>{words.platform.entry.markets}</legend>
      <p className="sm sub" style={{ margin: '0 0 8px' }}>{words.platform.entry.marketsHelp}</p>
      <ul className="card-list">
        {markets.map((market, i) => (
          <li key={market.country}>
            <span className="m">{market.name}</span>
            <span className="sub">{languages.of(market.language)}, {market.currency}, {market.timeZone.split('/').at(-1)?.replaceAll('_', ' ')}</span>
            <span className="sp" />
            <ActionIcon aria-label={words.platform.entry.dropMarket(market.name)} onClick={() => form.set('markets', markets.filter((_, j) => j !== i))}><IconX size={16} stroke={1.7} /></ActionIcon>
          </li>
        ))}
      </ul>
      <Select mt={12} w={280} searchable aria-label={words.platform.entry.addMarket} placeholder={words.platform.entry.addMarket} error={form.errors['markets']}
        data={options.filter((o) => !markets.some((m) => m.country === o.value))} value={null} key={markets.length} onChange={add} limit={80} />
    </fieldset>
  );
}
