import { Button, CloseButton, Select, TextInput } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { createToken, myTokens, revokeToken } from '../../../contract/me.ts';
import { useAsk, useTell } from '../ask.ts';
import { useFields } from '../fields.ts';
import { ProblemNote } from '../parts/ProblemNote.tsx';
import { Section } from '../parts/Section.tsx';
import { useFormats, useWords } from '../words.tsx';

/** Which programs act as me. A token is shown once. */
export function Tokens() {
  const words = useWords().platform.account;
  const formats = useFormats();
  const asked = useAsk(myTokens, {});
  const [made, setMade] = useState<{ id: string; token: string }>();
  const revoke = useTell(revokeToken, { makesStale: [myTokens] });
  return (
    <section>
      <Section title={words.tokens} n={asked.data?.rows.length} />
      <p className="sm sub" style={{ margin: '2px 0 8px' }}>{words.tokensHelp} <a className="u" href="/api/docs">{words.tokensDocs}</a></p>
      <ProblemNote said={asked.said ?? revoke.said} />
      {asked.data?.rows.length === 0 && <p className="ink2">{words.noTokens}</p>}
      <ul className="card-list">
        {asked.data?.rows.map((token) => (
          <li key={token.id}>
            <span><span className="m">{token.name}</span><span className="sub sm" style={{ display: 'block' }}>{words.expires(formats.dayAt(token.expiresAt))}, {token.lastUsedAt ? words.lastUsed(formats.moment(token.lastUsedAt)) : words.neverUsed}</span></span>
            <span className="sp" />
            <Button onClick={() => revoke.tell({ tokenId: token.id }, () => token.id === made?.id && setMade(undefined))}>{words.revoke}</Button>
          </li>
        ))}
      </ul>
      {made ? <MadeToken token={made.token} done={() => setMade(undefined)} /> : <NewToken made={setMade} />}
    </section>
  );
}

function NewToken({ made }: { made: (token: { id: string; token: string }) => void }) {
  const words = useWords().platform.account;
  const formats = useFormats();
  const create = useTell(createToken, { makesStale: [myTokens] });
  const form = useFields({ name: '', expiresInDays: 90 }, { problems: create.fields });
  const send = () => { const input = form.check(createToken.input); if (input) create.tell(input, (token) => { form.clear(); made(token); }); };
  return (
    <form className="row" data-wrap style={{ alignItems: 'flex-end', marginTop: 12 }} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <TextInput label={words.tokenName} w={240} {...form.text('name')} />
      <Select label={words.tokenDays} w={120} allowDeselect={false} value={String(form.values.expiresInDays)} onChange={(value) => value && form.set('expiresInDays', Number(value))}
        data={[30, 90, 180, 366].map((n) => ({ value: String(n), label: words.days(formats.number(n)) }))} />
      <Button type="submit" loading={create.isTelling}>{words.createToken}</Button>
      <ProblemNote said={create.said} />
    </form>
  );
}

/** Shown once, so it comes into sight. */
function MadeToken({ token, done }: { token: string; done: () => void }) {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => { note.current?.scrollIntoView({ block: 'nearest' }); }, []);
  const words = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div ref={note} className="note" style={{ marginTop: 12 }} role="status">
      <div className="col" style={{ gap: 8, flex: 1, minWidth: 0 }}>
        <span>{words.platform.account.tokenOnce}</span>
        <code style={{ wordBreak: 'break-all' }}>{token}</code>
        {window.isSecureContext && <div className="row"><Button variant="filled" onClick={() => void navigator.clipboard.writeText(token).then(() => setCopied(true))}>{copied ? words.platform.account.copied : words.platform.account.copy}</Button></div>}
      </div>
      <CloseButton aria-label={words.common.close} onClick={done} />
    </div>
  );
}
