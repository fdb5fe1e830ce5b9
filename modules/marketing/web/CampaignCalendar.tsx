import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addMonths, daysBetween } from '../../organization/rules/index.ts';
import { campaignCalendar, type CampaignRow } from '../contract.ts';
import { MarketingTabs } from './MarketingTabs.tsx';
import './marketing.css';

const viewShape = z.object({ from: z.iso.date().optional() });
const shown = 6;

/** Half a year of campaigns on one axis: full while they run, hollow while planned, grey when over. */
export function CampaignCalendar() {
  const words = useWords().marketing;
  const { settings } = useFormats();
  const [view, setView] = useView(viewShape);
  const from = view.from ?? addMonths(`${settings.today.slice(0, 8)}01`, -1), to = addMonths(from, shown);
  const { data, said, refetch } = useAsk(campaignCalendar, { from, to }, { keep: true, live: ['campaign'] });
  return (
    <>
      <TopBar title={words.tabs.calendar}>
        <span className="row" style={{ gap: 4 }}>
          <Button variant="subtle" color="gray" aria-label={words.previousMonths} title={words.previousMonths} onClick={() => setView({ from: addMonths(from, -3) })}><IconChevronLeft size={16} stroke={1.7} /></Button>
          <Button variant="subtle" color="gray" onClick={() => setView({ from: undefined })}>{words.thisQuarter}</Button>
          <Button variant="subtle" color="gray" aria-label={words.nextMonths} title={words.nextMonths} onClick={() => setView({ from: addMonths(from, 3) })}><IconChevronRight size={16} stroke={1.7} /></Button>
        </span>
      </TopBar>
      <MarketingTabs />
      <div className="scroll months-scroll">
        {said && <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div>}
        {!data && !said && <LoadingBars />}
        {data && <Months rows={data.rows} from={from} to={to} />}
        {data?.rows.length === 0 && <EmptyState>{words.calendarEmpty}</EmptyState>}
        {data && <p className="sm sub pad" style={{ margin: 0 }}>{words.calendarNote}</p>}
      </div>
    </>
  );
}

function Months({ rows, from, to }: { rows: readonly CampaignRow[]; from: string; to: string }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const days = daysBetween(from, to), place = (day: string) => (Math.max(0, Math.min(days, daysBetween(from, day))) / days) * 100;
  const months = Array.from({ length: shown }, (_, i) => addMonths(from, i));
  const { today } = formats.settings;
  return (
    <div className="months">
      <div className="months-head" style={{ gridTemplateColumns: months.map((m) => `${daysBetween(m, addMonths(m, 1))}fr`).join(' ') }}>{months.map((m) => <span key={m} title={formats.monthAndYear(m)}><span className="only-wide">{formats.monthAndYear(m)}</span><span className="only-phone">{formats.month(m)}{m.endsWith('-01-01') && ` ${m.slice(0, 4)}`}</span></span>)}</div>
      {rows.map((c) => {
        const left = place(c.startsOn ?? from), right = place(c.endsOn ?? c.startsOn ?? from);
        const state = ['finished', 'evaluated', 'archived', 'cancelled'].includes(c.state) ? { 'data-over': true } : c.state === 'running' || c.state === 'paused' ? {} : { 'data-planned': true };
        return (
          <div className="months-row" key={c.id}>
            <GoLink to={`/marketing/campaigns/${c.id}`} style={{ left: `${left}%`, width: `max(24px, ${right - left}%)` }} {...state}
              data-narrow={right - left > 12 ? undefined : left > 80 ? 'end' : true} title={`${c.name}, ${words.states[c.state]}, ${words.dates(c.startsOn && formats.plainDay(c.startsOn), c.endsOn && formats.plainDay(c.endsOn))}`}><span>{c.name}</span></GoLink>
          </div>
        );
      })}
      {today >= from && today < to && <i className="months-today" style={{ left: `${place(today)}%` }} />}
    </div>
  );
}
