import { IconLock, IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { z } from 'zod';
import { dayIn } from '../../../words/days.ts';
import { useAsk } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Split } from '../../../platform/web/parts/Split.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { takeFile } from '../../../platform/web/sheets.ts';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { getEdition } from '../contract.ts';
import { ReportSheet } from './ReportSheet.tsx';
import { WhyPanel } from './WhyPanel.tsx';

const shape = z.object({ why: z.string().optional() });

/** An issued report with its figures as they were. */
export function EditionPage() {
  const all = useWords(), words = all.reporting;
  const f = useFormats();
  const { editionId } = useParams({ strict: false }) as { editionId: string };
  const [view, setView] = useView(shape);
  const { data, said } = useAsk(getEdition, { editionId }, { freshFor: 3_600_000 });
  const state = data && <Chip kind="outlined"><IconLock size={12} aria-hidden />{words.edition(f.number(data.number))}</Chip>;
  return (
    <>
      <TopBar title={words.tabs.executive} crumb={{ name: words.tabs.editions, to: '/reports/editions' }} state={state}
        actions={[{ name: words.pdf, main: true, icon: <IconPrinter size={16} stroke={1.7} />, run: () => void takeFile(`/api/v1/editions/${editionId}/page.pdf`, all) }]} />
      {said && <div className="pad"><ProblemNote said={said} /></div>}
      {!data && !said && <LoadingBars rows={10} />}
      {data && (
        <Split side={<WhyPanel report={data.figures} opened={view.why} />} sideName={words.whyPanel} width={322}>
          <div className="desk">
            <ReportSheet report={data.figures} closed note={data.note} sha={data.sha256} opened={view.why} open={(why) => setView({ why })}
              state={words.report.editionNote(f.number(data.number), f.plainDay(dayIn(f.settings.timeZone, data.issuedAt)), data.issuedBy.name)} />
          </div>
        </Split>
      )}
    </>
  );
}
