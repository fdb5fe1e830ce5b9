import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useKeys } from '../keys.ts';
import { useWords } from '../words.tsx';
import { Section } from './Section.tsx';

/**
 * One question, which is its title, with the unit beside it in grey. The drawing says its finding (`finding`) to those who do
 * not see it, and has its table one key away (`t`), unless the table stands under it already.
 */
export function Chart({ title, unit, finding, table, children }: { title: string; unit?: string; finding: string; table?: ReactNode; children: ReactNode }) {
  const words = useWords();
  const [asTable, setAsTable] = useState(false);
  useKeys([{ keys: 't', says: words.platform.asTable, run: () => setAsTable(!asTable) }], table !== undefined);
  const other = asTable ? words.platform.asChart : words.platform.asTable;
  return (
    <figure style={{ margin: 0 }}>
      <Section title={title} right={table !== undefined && <ActionIcon aria-label={`${other}: ${title}`} title={`${other} (t)`} onClick={() => setAsTable(!asTable)}>{asTable ? <IconChartBar size={16} stroke={1.7} /> : <IconTable size={16} stroke={1.7} />}</ActionIcon>}>
        {unit && <span className="sm sub">{unit}</span>}
      </Section>
      {asTable ? table : <div role="group" tabIndex={0} aria-label={finding} style={{ overflowX: 'auto' }}><div role="img" aria-label={finding}>{children}</div></div>}
    </figure>
  );
}
