import { useAsk } from '../../../platform/web/ask.ts';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listGrants, rightsMatrix } from '../../organization/contract.ts';

const named = 3;

/** Which right is missing (any one of these would do), which roles have it, and who gives it today. */
export default function MissingRight({ rights }: { rights: readonly string[] }) {
  const all = useWords(), words = all.oversight.missing;
  const { language, today } = useFormats().settings;
  const may = useMay(), me = useMe(), when = may('organization.structure.read');
  const matrix = useAsk(rightsMatrix, {}, { freshFor: 3_600_000, when }).data;
  const giving = matrix?.rights.find((r) => r.right === 'organization.role.grant')?.roles;
  const givers = useAsk(listGrants, { role: giving ?? [], on: today, limit: 50 }, { when: giving !== undefined });
  if (!when || givers.said) return all.platform.screen.noRightNote;
  if (!matrix || !givers.data) return <LoadingBars rows={3} />;
  const or = (names: readonly string[]) => new Intl.ListFormat(language, { type: 'disjunction' }).format(names);
  const missing = matrix.rights.filter((r) => rights.includes(r.right));
  const roles = matrix.roles.filter(({ role }) => missing.some((r) => r.roles.includes(role)));
  const people = [...new Set(givers.data.rows.flatMap((g) => (g.person && g.person.id !== me.id ? [g.person.name] : [])))];
  return (
    <>
      <p>{words.takes(or(missing.map((r) => words.quoted(r.name))), missing.length)}</p>
      <p>{words.held(or(roles.map((r) => r.name)))}</p>
      {may('organization.role.grant')
        ? <p>{words.givenByYou} <GoLink className="u m" to="/settings/roles?grant=new">{all.organization.settings.grantRole}</GoLink></p>
        : <p>{people.length === 0 ? words.givenByAdministration : words.givenBy(or(people.slice(0, named)))}</p>}
    </>
  );
}
