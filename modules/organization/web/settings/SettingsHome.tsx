import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { mayOpen } from '../../../../platform/web/screens.ts';
import { useDoors } from '../../../../platform/web/shell/doors.tsx';
import { useMe } from '../../../../platform/web/who.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { structureExtras } from '../structure/extras.ts';
import '../structure/structure.css';

/** In which group a screen stands; one that no group names stands with how the company works. */
const groups: Readonly<Record<string, readonly string[]>> = {
  people: ['people', 'roles', 'delegations', 'identity-provider'], company: ['markets', 'calendars', 'sales', 'parameters'], bring: ['imports', 'organograms'],
  watch: ['audit', 'mail', 'backups'], own: ['access', 'profile'],
};
const groupOf = (path: string): string => Object.keys(groups).find((g) => groups[g]!.includes(path.slice('/settings/'.length))) ?? 'company';
const placeIn = (path: string): number => groups[groupOf(path)]!.indexOf(path.slice('/settings/'.length));

/** Every settings screen that the person may open, whichever room brings it, by what one comes for. */
export function SettingsHome() {
  const words = useWords(), { settings } = words.organization;
  const me = useMe();
  const screens = useDoors().screens.filter((s) => s.path.startsWith('/settings/') && s.rail === 'settings' && !s.path.includes('$') && mayOpen(s, me));
  return (
    <>
      <TopBar title={settings.title} />
      <div style={{ padding: 16, overflow: 'auto' }}>
        <div className="settings-lead">{structureExtras().map((e, i) => e.SettingsLead && <e.SettingsLead key={i} />)}</div>
        {Object.keys(groups).map((group) => {
          const those = screens.filter((s) => groupOf(s.path) === group).toSorted((a, b) => placeIn(a.path) - placeIn(b.path));
          return those.length > 0 && (
            <section key={group} className="settings-home">
              <Section title={(settings.groups as Record<string, string>)[group]!} />
              <ul className="card-list">{those.map((s) => <li key={s.path}><GoLink to={s.path} className="m">{s.title(words)}</GoLink><span className="sm sub">{(settings.notes as Record<string, string>)[s.path]}</span></li>)}</ul>
            </section>
          );
        })}
        <p className="sm sub">{settings.about}</p>
      </div>
    </>
  );
}
