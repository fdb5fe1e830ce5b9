import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../../platform/web/ask.ts';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { useMay } from '../../../../platform/web/who.tsx';
import { useSpeech, useWords } from '../../../../platform/web/words.tsx';
import { listMarkets } from '../../contract.ts';
import '../structure/structure.css';
import { MarketForm } from './MarketForm.tsx';

/** Countries and languages as the reader calls them. */
export function useNamed(): (kind: 'region' | 'language', code: string) => string {
  const { language } = useSpeech();
  return (kind, code) => { try { return new Intl.DisplayNames(language, { type: kind }).of(code) ?? code; } catch { return code; } };
}

/** The markets the company sells in, each with its country, language, currency, time zone and calendar. */
export function Markets() {
  const all = useWords();
  const words = all.organization.settings;
  const mayChange = useMay()('organization.market.change');
  const [opened, open] = useState<string>();
  const asked = useAsk(listMarkets, {}, { live: ['market'] });
  const chosen = asked.data?.rows.find((m) => m.id === opened);
  const add = { name: words.newMarket, main: true, run: () => open('new') };
  const named = useNamed();
  const titles = [words.code, all.common.name, words.country, words.marketLanguage, all.common.currency, all.common.timeZone, words.calendar, words.legalEntity];
  return (
    <>
      <TopBar title={words.markets} crumb={{ name: words.title, to: '/settings' }} actions={mayChange ? [add] : []} />
      <div className="split">
        <div className="main">
          <ProblemNote said={asked.said} retry={() => void asked.refetch()} />
          {asked.isPending && <LoadingBars />}
          {asked.data?.rows.length === 0 && <EmptyState>{words.noMarkets}</EmptyState>}
          <div className="grants" tabIndex={-1}>
            <table className="t stacked">
              <thead><tr>{titles.map((t) => <th key={t} scope="col">{t}</th>)}<th><span className="visually-hidden">{words.changeMarket}</span></th></tr></thead>
              <tbody>
                {asked.data?.rows.map((m) => (
                  <tr key={m.id} data-on={opened === m.id || undefined}>
                    <td className="m" data-label={titles[0]}>{m.code}</td>
                    {[m.name, named('region', m.country), named('language', m.language), m.currency, m.timeZone.split('/').at(-1)!.replaceAll('_', ' '), m.calendar.name, m.legalEntity.name].map((v, i) => <td key={i} data-label={titles[i + 1]}>{v}</td>)}
                    <td>{mayChange && <Button size="compact-xs" aria-label={`${words.changeMarket}: ${m.name}`} onClick={() => open(m.id)}>{all.organization.structure.seat.edit}</Button>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
        {(chosen || opened === 'new') && <MarketForm key={opened} market={chosen} onClose={() => open(undefined)} />}
      </div>
    </>
  );
}
