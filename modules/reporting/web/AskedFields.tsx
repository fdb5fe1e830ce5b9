import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useAsk } from '../../../platform/web/ask.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listMarkets } from '../../organization/contract.ts';
import { addDays } from '../../organization/rules/index.ts';
import { presetNames, presetOf, presetsOn, type Preset, type Span } from './periods.ts';

export interface Asked { from?: string | undefined; to?: string | undefined; market?: string | undefined }

/** The period asked for in the address, or last month. */
export function useSpan({ from, to }: Asked, usual: Preset = 'month'): Span {
  const { company } = useMe();
  return from && to && from < to ? { from, to } : presetsOn(company.today)[usual];
}

/** Which period and market; `children` are what a report asks besides. */
export function AskedFields({ span, market, onChange, children, withoutMarket = false }: { span: Span; market: string | undefined; onChange: (patch: Asked) => void; children?: ReactNode; withoutMarket?: boolean }) {
  const words = useWords().reporting;
  const { company } = useMe(), f = useFormats();
  const markets = useAsk(listMarkets, {}, { freshFor: 600_000 }).data?.rows ?? [];
  const preset = presetOf(span, company.today);
  const periods = [...presetNames.map((value) => ({ value: value as string, label: words.periods[value] })), { value: 'own', label: words.periods.own }];
  const choose = (name: string | null) => onChange(name && name !== 'own' ? presetsOn(company.today)[name as Preset] : { from: span.from, to: addDays(span.to, -1) === span.from ? span.to : addDays(span.to, -1) });
  const inMarket = market ? (markets.find((m) => m.id === market)?.name ?? '') : words.allMarkets;
  return (
    <>
      <p className="asked-said sub">{[`${f.exactDay(span.from)} – ${f.exactDay(addDays(span.to, -1))}`, ...(markets.length > 1 && !withoutMarket ? [inMarket] : [])].join('. ')}</p>
      <div className="asked">
        <Select label={words.periodName} w={190} allowDeselect={false} value={preset ?? 'own'} data={periods} onChange={choose} />
        {!preset && <DayField label={words.from} value={span.from} onChange={(from) => from && onChange({ from, to: span.to > from ? span.to : addDays(from, 1) })} />}
        {!preset && <DayField label={words.to} value={addDays(span.to, -1)} onChange={(last) => last && onChange({ from: span.from <= last ? span.from : last, to: addDays(last, 1) })} />}
        {markets.length > 1 && !withoutMarket && (
          <Select label={words.market} w={190} allowDeselect={false} value={market ?? ''} onChange={(v) => onChange({ market: v || undefined })}
            data={[{ value: '', label: words.allMarkets }, ...markets.map((m) => ({ value: m.id, label: m.name }))]} />
        )}
        {children}
      </div>
    </>
  );
}
