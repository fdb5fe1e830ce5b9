import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { Avatar } from '../../../platform/web/parts/Avatar.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { type Campaign, getCampaign, listCampaigns, reviewCampaign } from '../contract.ts';

/** Each word of sales is a step that moved nothing, or one that sent the campaign back. */
const sayingsOf = (c: Campaign) => c.steps.filter((s) => s.note && (s.from === s.to || (s.from === 'review' && s.to === 'draft'))).toReversed();

export function CampaignSayings({ campaign, say }: { campaign: Campaign; say: () => void }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const may = useMay()('marketing.campaign.review');
  const sayings = sayingsOf(campaign);
  return (
    <section>
      <Section title={words.sayings} n={sayings.length || undefined} right={may && <Button variant="subtle" color="gray" onClick={say}>{words.saySomething}</Button>} />
      {sayings.length === 0 && <p className="sm sub" style={{ margin: '6px 0 0' }}>{words.noSayings}</p>}
      {sayings.map((s) => (
        <blockquote key={s.at} className="said">
          {s.person && <Avatar name={s.person.name} division="sales" />}
          <span>{s.note} <span className="sm sub nw">{s.person?.name}, {formats.dayAt(s.at)}</span></span>
        </blockquote>
      ))}
    </section>
  );
}

export function SayingForm({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const words = useWords().marketing;
  const [feedback, setFeedback] = useState('');
  const [sendBack, setSendBack] = useState(false);
  const say = useTell(reviewCampaign, { makesStale: [getCampaign, listCampaigns], done: () => words.said });
  return (
    <FormDrawer title={words.saySomething} submit={sendBack ? words.sendBack : words.sayIt} onClose={onClose} sending={say.isTelling} said={say.said}
      onSubmit={() => say.tell({ campaignId: campaign.id, feedback, sendBack }, onClose)}>
      <Textarea label={words.feedback} autosize minRows={4} value={feedback} onChange={(e) => setFeedback(e.currentTarget.value)} error={say.fields['feedback']} />
      {campaign.state === 'review' && <Checkbox label={words.sendBack} description={words.sendBackNote} checked={sendBack} onChange={(e) => setSendBack(e.currentTarget.checked)} />}
    </FormDrawer>
  );
}
