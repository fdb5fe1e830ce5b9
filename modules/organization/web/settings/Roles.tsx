import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { z } from 'zod';
import { Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useAsk, useAskPages, useTell } from '../../../../platform/web/ask.ts';
import { Chip } from '../../../../platform/web/parts/Chip.tsx';
import { EmptyState } from '../../../../platform/web/parts/EmptyState.tsx';
import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../../platform/web/parts/Waiting.tsx';
import { fitting } from '../../../../platform/web/shell/fitting.ts';
import { useView } from '../../../../platform/web/view.ts';
import { useMay } from '../../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { endGrant, GrantScope, listGrants, rightsMatrix, Role } from '../../contract.ts';
import { EndOn } from '../../../../platform/web/parts/EndOn.tsx';
import { MarketPicker, SeatPicker } from '../structure/pickers.tsx';
import { structural } from '../structure/structural.ts';
import '../structure/structure.css';
import { GrantForm } from './GrantForm.tsx';

const View = z.object({ show: z.enum(['grants', 'matrix']).default('grants'), role: Role.optional(), seat: z.uuid().optional(), market: z.uuid().optional(), q: z.string().default(''), grant: z.literal('new').optional() });
type Narrowed = Pick<z.output<typeof View>, 'role' | 'seat' | 'market'>;

/** Who may do what: the matrix of roles and rights, and which seats have which role, where, since when. */
export function Roles() {
  const words = useWords().organization.settings;
  const may = useMay();
  const [view, setView] = useView(View);
  return (
    <>
      <TopBar title={words.roles} crumb={{ name: words.title, to: '/settings' }} actions={may('organization.role.grant') ? [{ name: words.grantRole, main: true, run: () => setView({ grant: 'new' }) }] : []} />
      <div className="split">
        <div className="main roles-main" style={{ padding: 16, gap: 12 }}>
          <p className="sm sub prose" style={{ margin: 0 }}>{words.rolesIntro}</p>
          <div className="row" data-wrap style={{ alignItems: 'flex-end' }}>
            <SegmentedControl aria-label={words.roles} value={view.show} onChange={(show) => setView({ show: show as 'grants' | 'matrix' })} data={[{ value: 'grants', label: words.grants }, { value: 'matrix', label: words.matrix }]} />
            {view.show === 'grants' ? <GrantFilters view={view} setView={setView} /> : <TextInput aria-label={words.findRight} placeholder={words.findRight} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} w={240} />}
          </div>
          {view.show === 'grants' ? <Grants {...view} /> : <Matrix find={view.q} />}
        </div>
        {view.grant && <GrantForm positionId={undefined} onClose={() => setView({ grant: undefined })} />}
      </div>
    </>
  );
}

function GrantFilters({ view, setView }: { view: Narrowed; setView: (patch: Narrowed) => void }) {
  const words = useWords().organization.settings;
  const { today } = useFormats().settings;
  const { data } = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 });
  return (
    <>
      <Select label={words.role} placeholder={words.allRoles} clearable w={220} value={view.role ?? null} onChange={(role) => setView({ role: (role ?? undefined) as Narrowed['role'] })} data={(data?.roles ?? []).map((r) => ({ value: r.role, label: r.name }))} />
      <SeatPicker label={words.seat} on={today} clearable value={view.seat ?? null} onChange={(seat) => setView({ seat: seat ?? undefined })} />
      <MarketPicker label={words.market} clearable value={view.market ?? null} onChange={(market) => setView({ market: market ?? undefined })} />
    </>
  );
}

function Grants({ role, seat, market }: Narrowed) {
  const { settings: words, structure } = useWords().organization;
  const all = useWords();
  const formats = useFormats();
  const may = useMay();
  const asked = useAskPages(listGrants, { ...(role ? { role } : {}), ...(seat ? { seat } : {}), ...(market ? { market } : {}) }, { live: ['position'] });
  const end = useTell(endGrant, { makesStale: structural, done: () => words.grantEnded });
  const { data } = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 });
  const nameOf = (r: string) => data?.roles.find((x) => x.role === r)?.name ?? r;
  if (asked.isPending) return <LoadingBars />;
  if (asked.said) return <ProblemNote said={asked.said} retry={() => void asked.refetch()} />;
  if (asked.rows.length === 0) return <EmptyState>{words.noGrants}</EmptyState>;
  return (
    <div className="grants" tabIndex={0} role="region" aria-label={words.grants}>
      <table className="t stacked">
        <thead><tr>{[words.seat, structure.columns.person, words.role, words.scope, words.market, words.from, words.to].map((t) => <th key={t} scope="col">{t}</th>)}<th><span className="visually-hidden">{words.endGrant}</span></th></tr></thead>
        <tbody>
          {asked.rows.map((g) => (
            <tr key={g.id}>
              <td data-label={words.seat} className="m"><GoLink className="u" to={`/structure?seat=${g.seat.id}`}>{g.seat.name}</GoLink></td><td data-label={structure.columns.person}>{g.person?.name ?? <span className="sub">{structure.vacant}</span>}</td><td data-label={words.role}>{nameOf(g.role)}</td>
              <td data-label={words.scope}>{words.scopes[g.scope]}</td><td data-label={words.market}>{g.market.name}</td><td className="nw" data-label={words.from}>{formats.plainDay(g.from)} {g.from > formats.settings.today && <Chip kind="outlined">{words.planned}</Chip>}</td><td data-label={words.to}>{g.to ? formats.plainDay(g.to) : ''}</td>
              <td>{may('organization.role.grant') && <EndOn name={words.endGrant} of={`${nameOf(g.role)}, ${g.seat.name}`} label={words.endOn} said={end.said} sending={end.isTelling}
                onEnd={(on, done) => end.tell({ positionId: g.seat.id, role: g.role, scope: g.scope, on }, done)} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {asked.hasMore && <Button mt={8} onClick={asked.more}>{all.common.more}</Button>}
    </div>
  );
}

function Matrix({ find }: { find: string }) {
  const words = useWords().organization.settings;
  const asked = useAsk(rightsMatrix, {}, { freshFor: 3_600_000 });
  if (!asked.data) return asked.said ? <ProblemNote said={asked.said} /> : <LoadingBars rows={12} />;
  const { roles } = asked.data, rights = fitting(asked.data.rights, find);
  const rooms = Map.groupBy(rights, (r) => r.room);
  return (
    <>
      <dl className="scope-words">{GrantScope.options.map((scope) => <div key={scope}><dt>{words.scopes[scope]}</dt><dd>{words.scopeMeans[scope]}</dd></div>)}</dl>
      {rights.length === 0 ? <EmptyState>{words.noRight}</EmptyState> : (
        <div className="matrix" tabIndex={0} role="region" aria-label={words.matrix}>
          <table className="t">
            <thead><tr><th scope="col">{words.right}</th>{roles.map((r) => <th key={r.role} scope="col">{r.name}</th>)}</tr></thead>
            <tbody>
              {[...rooms].map(([room, list]) => (
                <Fragment key={room}>
                  <tr><th scope="rowgroup" className="b">{words.rooms[room as keyof typeof words.rooms] ?? room}</th><td colSpan={roles.length} /></tr>
                  {list.map((r) => (
                    <tr key={r.right}><th scope="row" title={r.right}>{r.name}</th>
                      {roles.map(({ role }) => <td key={role}>{r.roles.includes(role) && <IconCheck size={15} stroke={2} role="img" aria-label={words.allowed} />}</td>)}</tr>
                  ))}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
