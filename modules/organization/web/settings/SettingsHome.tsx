import { Suspense } from 'react';
import { GoLink } from '../../../../platform/web/parts/GoLink.tsx';
import { TopBar } from '../../../../platform/web/parts/TopBar.tsx';
import { mayOpen } from '../../../../platform/web/screens.ts';
import { useDoors } from '../../../../platform/web/shell/doors.tsx';
import { useMe } from '../../../../platform/web/who.tsx';
import { useWords } from '../../../../platform/web/words.tsx';
import { structureExtras } from '../structure/extras.ts';
import '../structure/structure.css';

/** Every settings screen that the person may open, whichever room brings it. */
export function SettingsHome() {
  const words = useWords();
  const me = useMe();
  const screens = useDoors().screens.filter((s) => s.path.startsWith('/settings/') && s.rail === 'settings' && !s.path.includes('$') && mayOpen(s, me));
  return (
    <>
      <TopBar title={words.organization.settings.title} />
      <div style={{ padding: 16, overflow: 'auto' }}>
        {structureExtras().map((e, i) => e.SettingsLead && <Suspense key={i}><e.SettingsLead /></Suspense>)}
        <p className="ink2" style={{ margin: '0 0 12px' }}>{words.organization.settings.intro}</p>
        <ul className="card-list settings-home">{screens.map((s) => <li key={s.path}><GoLink to={s.path} className="m u">{s.title(words)}</GoLink><span className="sm sub">{(words.organization.settings.notes as Record<string, string>)[s.path]}</span></li>)}</ul>
      </div>
    </>
  );
}
