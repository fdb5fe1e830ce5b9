import { useAskPages } from '../../../platform/web/ask.ts';
import { Button } from '@mantine/core';
import { Glyph } from '../../../platform/web/parts/Glyph.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { listTouches } from '../contract.ts';

/** The contacts this campaign made, the latest first. */
export function CampaignTouches({ campaignId }: { campaignId: string }) {
  const { marketing: words, common } = useWords();
  const formats = useFormats();
  const touches = useAskPages(listTouches, { campaign: campaignId, limit: 20 }, { live: ['touch'] });
  return (
    <div className="pad">
      <Section title={words.touches} />
      {touches.isPending && <LoadingBars rows={3} />}
      {!touches.isPending && touches.rows.length === 0 && <p className="sub" style={{ margin: '6px 0 0' }}>{words.noTouches}</p>}
      {touches.rows.length > 0 && (
        <table className="t" style={{ marginTop: 6 }}>
          <tbody>
            {touches.rows.map((t) => (
              <tr key={t.id}>
                <td style={{ width: 110 }} className="sub" title={formats.exactMoment(t.at)}>{formats.day(t.on)}</td>
                <td><span className="row" style={{ gap: 6 }}><Glyph side="marketing" size={t.mass ? 6 : 9} /><span className="m el">{t.account?.name ?? t.lead?.name ?? words.massTouch}</span></span></td>
                <td className="ink2">{words.touch(t.channel === 'other' ? null : words.channels[t.channel], t.origin.name)}{t.mass && <span className="sub">, {words.massTouch}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {touches.hasMore && <Button variant="subtle" color="gray" onClick={touches.more}>{common.more}</Button>}
    </div>
  );
}
