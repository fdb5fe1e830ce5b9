import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import type { InvitationRow } from '../../contract.ts';

const page = 200;

/** Each line of the file, what it would do or what stops it; those that are stopped first. */
export function InvitationRows({ rows }: { rows: readonly InvitationRow[] }) {
  const all = useWords();
  const { people: words, settings } = all.organization;
  const formats = useFormats();
  const [shown, setShown] = useState(page);
  const problemOf = (rule: string) => { const said = (all.rules as Record<string, unknown>)[rule]; return typeof said === 'string' ? said : rule; };
  const sorted = [...rows].sort((a, b) => Number(a.problem === null) - Number(b.problem === null) || a.line - b.line);
  return (
    <div style={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={words.file.preview}>
      <table className="t rows-table">
        <thead><tr><th scope="col" className="num">{words.file.line}</th><th scope="col">{all.common.name}</th><th scope="col">{all.common.email}</th><th scope="col">{settings.seat}</th><th scope="col">{all.common.language}</th><th scope="col">{words.file.result}</th></tr></thead>
        <tbody>
          {sorted.slice(0, shown).map((r) => (
            <tr key={r.line}>
              <td className="num sub"><span className="only-phone">{words.file.line} </span>{formats.number(r.line)}</td><td className="m">{r.name}</td><td>{r.email}</td>
              <td>{r.position && <>{r.position.name}{r.from && <span className="sm sub">, {formats.plainDay(r.from)}</span>}</>}</td><td>{all.common.languages[r.language]}</td>
              <td>{r.problem ? <span className="late row"><IconAlertTriangle size={15} stroke={1.7} aria-hidden style={{ flex: 'none' }} />{problemOf(r.problem)}</span> : <span className="done row"><IconCheck size={15} stroke={1.7} aria-hidden />{words.file.ready}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown && <Button mt={8} onClick={() => setShown(shown + page)}>{all.common.more}</Button>}
    </div>
  );
}
