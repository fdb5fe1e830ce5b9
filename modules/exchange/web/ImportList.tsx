import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { useAskPages } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type ImportRun, listImports } from '../contract.ts';
import './exchange.css';
import { NewImport } from './NewImport.tsx';

const viewShape = z.object({ new: z.literal('1').optional(), mapping: z.string().optional() });

/** What has been brought in, by whom and when; and the way to bring more. */
export function ImportList() {
  const { exchange: words, common, organization } = useWords();
  const [view, setView] = useView(viewShape);
  const asked = useAskPages(listImports, { limit: 50 });
  const begin = () => setView({ new: '1' }, { push: true });
  const crumb = { name: organization.settings.title, to: '/settings' };
  if (view.new) return <><TopBar title={words.newImport} crumb={{ name: words.title, to: '/settings/imports' }} /><div className="split"><div className="main pad"><NewImport mapping={view.mapping} /></div></div></>;
  return (
    <>
      <TopBar title={words.title} crumb={crumb} actions={[{ name: words.mappings, to: '/settings/imports/mappings' }, { name: words.newImport, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: begin }]} />
      <div className="split">
        <div className="main">
          {asked.said && <div className="pad"><ProblemNote said={asked.said} retry={() => void asked.refetch()} /></div>}
          {asked.isPending && <LoadingBars />}
          {asked.isSuccess && asked.rows.length === 0 && <EmptyState action={<Button onClick={begin}>{words.newImport}</Button>}>{words.none}</EmptyState>}
          {asked.rows.length > 0 && <Runs runs={asked.rows} />}
          {asked.hasMore && <Button variant="subtle" color="gray" onClick={asked.more}>{common.more}</Button>}
        </div>
      </div>
    </>
  );
}

function Runs({ runs }: { runs: readonly ImportRun[] }) {
  const words = useWords().exchange;
  const formats = useFormats();
  return (
    <table className="t">
      <thead><tr><th>{words.title}</th><th>{words.state}</th><th className="num">{words.rowsWord}</th><th className="num only-wide">{words.problemsWord}</th><th className="only-wide">{words.by}</th><th className="only-wide">{words.when}</th></tr></thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <td><GoLink className="m u" to={`/settings/imports/${run.id}`}>{run.name}</GoLink></td>
            <td><RunChip state={run.state} /></td>
            <td className="num">{formats.number(run.files.reduce((sum, file) => sum + file.rows, 0))}</td>
            <td className="num only-wide">{formats.number(run.problems)}</td>
            <td className="ink2 only-wide">{run.byName}</td>
            <td className="sub nw only-wide" title={formats.exactMoment(run.createdAt)}>{formats.moment(run.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Done is done; what still waits for a decision is outlined. */
export function RunChip({ state }: { state: ImportRun['state'] }) {
  const words = useWords().exchange;
  const kind = state === 'done' ? 'done' : state === 'failed' ? 'late' : state === 'checked' || state === 'staged' ? 'outlined' : undefined;
  return <Chip {...(kind ? { kind } : {})}>{words.states[state]}</Chip>;
}
