import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { z } from 'zod';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { Chip } from '../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Pop } from '../../../platform/web/parts/Pop.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listOrganograms, type OrganogramImport, takeOrganogramsBack } from '../contract.ts';
import './directory.css';
import { NewOrganogram } from './NewOrganogram.tsx';

const viewShape = z.object({ new: z.literal('1').optional() });

/** The organograms that became history, by whom and when; the way to bring more, and to take one back. */
export function Organograms() {
  const { directory: words, organization } = useWords();
  const [view, setView] = useView(viewShape);
  const asked = useAsk(listOrganograms, {});
  const begin = () => setView({ new: '1' }, { push: true });
  if (view.new) return <><TopBar title={words.newOne} crumb={{ name: words.title, to: '/settings/organograms' }} /><div className="split"><div className="main"><NewOrganogram onDone={() => setView({ new: undefined })} /></div></div></>;
  return (
    <>
      <TopBar title={words.title} crumb={{ name: organization.settings.title, to: '/settings' }} actions={[{ name: words.newOne, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: begin }]} />
      <div className="split">
        <div className="main">
          {asked.said && <div className="pad"><ProblemNote said={asked.said} retry={() => void asked.refetch()} /></div>}
          {asked.isPending && <LoadingBars />}
          {asked.data?.rows.length === 0 && <EmptyState action={<Button onClick={begin}>{words.newOne}</Button>}>{words.none}</EmptyState>}
          {asked.data && asked.data.rows.length > 0 && <Brought rows={asked.data.rows} />}
        </div>
      </div>
    </>
  );
}

function Brought({ rows }: { rows: readonly OrganogramImport[] }) {
  const words = useWords().directory;
  const formats = useFormats();
  return (
    <table className="t">
      <thead><tr><th>{words.name}</th><th>{words.state}</th><th className="only-wide">{words.dates}</th><th className="only-wide">{words.by}</th><th className="only-wide">{words.when}</th><th><span className="visually-hidden">{words.takeBack}</span></th></tr></thead>
      <tbody>
        {rows.map((run) => (
          <tr key={run.id}>
            <td>{run.takenBackAt ? <span className="m">{run.name}</span> : <GoLink className="m u" to="/structure" title={words.seeChart}>{run.name}</GoLink>}<div className="sm sub">{run.continues ? `${words.continued(run.continues)}. ` : ''}{words.totals(formats.number(run.totals.units), formats.number(run.totals.posts), formats.number(run.totals.people))}</div></td>
            <td>{run.takenBackAt ? <><Chip>{words.takenBack}</Chip>{run.takenBackByName && <div className="sm sub" title={formats.exactMoment(run.takenBackAt)}>{words.takenBackBy(run.takenBackByName, formats.plainDayAt(run.takenBackAt))}</div>}</> : <Chip kind="done">{words.done}</Chip>}</td>
            <td className="only-wide ink2">{run.dates.map((d) => formats.plainDay(d)).join(' · ')}</td>
            <td className="only-wide ink2">{run.byName}</td>
            <td className="only-wide sub nw" title={formats.exactMoment(run.importedAt)}>{formats.moment(run.importedAt)}</td>
            <td>{run.takenBackAt ? null : <TakeBack run={run} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Asked once more before it is done: it takes dates out of the structure that others may be looking at. */
function TakeBack({ run }: { run: OrganogramImport }) {
  const { directory: words, common } = useWords();
  const [opened, setOpened] = useState(false);
  const act = useTell(takeOrganogramsBack, { makesStale: [listOrganograms], done: () => words.takenBackDone });
  const content = (
    <div className="form">
      <p style={{ margin: 0 }}>{words.takeBackAsk(run.name)}</p>
      <ProblemNote said={act.said} />
      <div className="row"><Button variant="filled" loading={act.isTelling} onClick={() => act.tell({ organogramId: run.id }, () => setOpened(false))}>{words.takeBack}</Button><Button onClick={() => setOpened(false)}>{common.cancel}</Button></div>
    </div>
  );
  return <Pop opened={opened} onClose={() => setOpened(false)} name={`${words.takeBack}: ${run.name}`} width={300} position="bottom-end" content={content}><Button size="compact-xs" aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{words.takeBack}</Button></Pop>;
}
