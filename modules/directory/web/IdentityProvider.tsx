import { Button, CopyButton } from '@mantine/core';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import './directory.css';

/** How an identity provider is connected, what it then does to people here, and what it leaves alone. */
export function IdentityProvider() {
  const { directory: { scim: words }, organization } = useWords();
  const address = `${window.location.origin}/scim/v2`;
  return (
    <>
      <TopBar title={words.title} crumb={{ name: organization.settings.title, to: '/settings' }} />
      <div className="split">
        <div className="main">
          <div className="organogram">
            <p className="ink2" style={{ margin: 0 }}>{words.intro}</p>
            <section>
              <Section title={words.connect} />
              <dl className="scim-pairs">
                <dt>{words.address}</dt>
                <dd className="row" data-wrap><code>{address}</code><CopyButton value={address}>{({ copied, copy }) => <Button size="compact-xs" onClick={copy}>{copied ? words.copied : words.copy}</Button>}</CopyButton></dd>
                <dt>{words.token}</dt>
                <dd>{words.tokenHelp} <GoLink className="u" to="/settings/profile">{words.makeToken}</GoLink></dd>
              </dl>
            </section>
            <section><Section title={words.does} /><ul className="scim-list"><li>{words.keeps}</li><li>{words.deactivates}</li><li>{words.removes}</li><li>{words.groups}</li><li>{words.newPeople} <GoLink className="u" to="/settings/people">{words.people}</GoLink></li></ul></section>
            <section><Section title={words.leave} /><p style={{ margin: 0 }}>{words.leaveText}</p></section>
          </div>
        </div>
      </div>
    </>
  );
}
