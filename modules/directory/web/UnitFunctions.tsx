import { Select } from '@mantine/core';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { OrganogramMapping, OrganogramPreview } from '../contract.ts';
import { setBranch } from './guessing.ts';

type Function = NonNullable<OrganogramMapping['function']>;
interface Props { units: OrganogramPreview['units']; functions: Readonly<Record<string, Function>>; onChange: (functions: Record<string, Function>) => void }

/** What each unit would do, as a tree: what is said of one holds for all below it, until one of these is told apart. */
export function UnitFunctions({ units, functions, onChange }: Props) {
  const words = useWords().directory;
  const formats = useFormats();
  if (units.length === 0) return null;
  const choices = Object.entries(words.functions).map(([value, label]) => ({ value, label }));
  return (
    <section>
      <Section title={words.unitFunction} n={formats.number(units.length)} />
      <p className="ink2" style={{ margin: '0 0 8px' }}>{words.unitFunctionHelp}</p>
      <ul className="unit-functions" tabIndex={units.length > 12 ? 0 : undefined}>
        {units.map((u) => (
          <li key={u.key} style={{ paddingLeft: Math.min(u.depth, 8) * 18 }}>
            <span className="el"><span className="m">{u.name}</span> <span className="sub">{words.unitPosts(u.posts, formats.number(u.posts))}</span></span>
            <Select size="xs" aria-label={words.functionOf(u.name)} allowDeselect={false} data={choices} value={functions[u.name] ?? u.function} onChange={(v) => v && onChange(setBranch(units, functions, u.key, v as Function))} />
          </li>
        ))}
      </ul>
    </section>
  );
}
