import { Select } from '@mantine/core';
import { IconFileCertificate, IconPrinter } from '@tabler/icons-react';
import { z } from 'zod';
import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar, type TopAction } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { takeFile } from '../../../platform/web/sheets.ts';
import { useView, writeSearch } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useSpeech, useWords } from '../../../platform/web/words.tsx';
import { executiveReport } from '../contract.ts';
import { AskedFields, useSpan } from './AskedFields.tsx';
import { IssueForm } from './IssueForm.tsx';
import { ReportSheet } from './ReportSheet.tsx';
import { ReportTabs } from './ReportTabs.tsx';
import { WhyPanel } from './WhyPanel.tsx';

const shape = z.object({
  from: z.string().optional(), to: z.string().optional(), market: z.string().optional(), page: z.enum(['es', 'en']).optional(), why: z.string().optional(), issue: z.literal('1').optional(),
});

/** The report to senior management, drawn up now: the sheet, and beside it why. */
export function Executive() {
  const all = useWords(), { reporting: words, common } = all;
  const { language } = useSpeech();
  const f = useFormats(), may = useMay();
  const [view, setView] = useView(shape);
  const span = useSpan(view), page = view.page ?? language;
  const asked = { ...span, ...(view.market ? { market: view.market } : {}) };
  const { data, said, refetch } = useAsk(executiveReport, asked, { keep: true, live: ['booking', 'opportunity'] });
  const actions: TopAction[] = [
    { name: words.pdf, icon: <IconPrinter size={16} stroke={1.7} />, run: () => void takeFile(`/api/v1/reports/executive.pdf${writeSearch({ ...asked, language: page })}`, all) },
    ...(may('reporting.edition.issue') ? [{ name: words.issue, main: true, icon: <IconFileCertificate size={16} stroke={1.7} />, run: () => setView({ issue: '1' }, { push: true }) }] : []),
  ];
  const sheet = data && <ReportSheet report={data} state={words.report.draftNote(f.plainDay(data.on))} opened={view.why} open={(why) => setView({ why })} />;
  return (
    <>
      <TopBar title={words.tabs.executive} state={<Chip kind="outlined">{words.draft}</Chip>} actions={actions} />
      <ReportTabs />
      <AskedFields span={span} market={view.market} onChange={(patch) => setView(patch)}>
        <Select label={words.issueLanguage} w={140} allowDeselect={false} value={page} onChange={(v) => setView({ page: v === 'es' || v === 'en' ? v : undefined })} data={(['es', 'en'] as const).map((l) => ({ value: l, label: common.languages[l] }))} />
      </AskedFields>
      {said && <div className="pad"><ProblemNote said={said} retry={() => void refetch()} /></div>}
      {!data && !said && <LoadingBars rows={10} />}
      {data && view.issue
        ? <div className="split"><div className="main desk">{sheet}</div><IssueForm asked={asked} language={page} onClose={() => setView({ issue: undefined })} /></div>
        : data && <Split side={<WhyPanel report={data} opened={view.why} />} sideName={words.whyPanel} width={322}><div className="desk">{sheet}</div></Split>}
    </>
  );
}
