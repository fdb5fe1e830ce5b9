import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { useEditing } from '../../../platform/web/editing.ts';
import { DayField } from '../../../platform/web/parts/DayField.tsx';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { MoneyField } from '../../../platform/web/parts/MoneyField.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { addCampaignCost, type Campaign, getCampaign, listCampaigns, setCampaignLines } from '../contract.ts';

type Channel = Campaign['lines'][number]['channel'];
export const isOver = (c: Campaign): boolean => c.state === 'archived' || c.state === 'cancelled';
const currencyOf = (c: Campaign): string => c.budget?.currency ?? c.lines[0]?.budget.currency ?? c.spent[0]?.currency ?? 'EUR';

/** How the budget is divided by channel, and what has been spent. */
export function CampaignMoney({ campaign, open }: { campaign: Campaign; open: (form: 'lines' | 'cost') => void }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const may = useMay()('marketing.campaign.write') && !isOver(campaign);
  const divided = campaign.lines.reduce((sum, l) => sum + BigInt(l.budget.minor), 0n);
  const rest = campaign.budget ? BigInt(campaign.budget.minor) - divided : 0n;
  return (
    <>
      <section>
        <Section title={words.lines} n={campaign.budget ? formats.moneyWhole(campaign.budget) : undefined} right={may && <Button variant="subtle" color="gray" onClick={() => open('lines')}>{words.divide}</Button>} />
        {campaign.lines.length === 0 ? <p className="sm sub" style={{ margin: '6px 0 0' }}>{words.noLines}</p> : (
          <table className="sums"><tbody>
            {campaign.lines.map((l) => <tr key={l.id}><td className="ink2">{words.channels[l.channel]}</td><td>{formats.moneyWhole(l.budget)}</td></tr>)}
            {rest > 0n && campaign.budget && <tr><td className="sub">{words.undivided}</td><td>{formats.moneyWhole({ minor: rest, currency: campaign.budget.currency })}</td></tr>}
          </tbody></table>
        )}
      </section>
      <section>
        <Section title={words.costs} n={campaign.spent.map(formats.moneyWhole).join(', ') || undefined} right={may && <Button variant="subtle" color="gray" onClick={() => open('cost')}>{words.addCost}</Button>} />
        {campaign.costs.length === 0 ? <p className="sm sub" style={{ margin: '6px 0 0' }}>{words.noCosts}</p> : (
          <table className="sums"><tbody>
            {campaign.costs.map((c) => <tr key={c.id}><td><span className="ink2">{c.what}</span> <span className="sm sub">{formats.day(c.spentOn)}</span></td><td>{formats.money(c.amount)}</td></tr>)}
          </tbody></table>
        )}
      </section>
    </>
  );
}

export function CostForm({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const words = useWords().marketing;
  const { today } = useFormats().settings;
  const [values, setValues] = useState({ what: '', spentOn: today as string | null, minor: null as string | null });
  const add = useTell(addCampaignCost, { makesStale: [getCampaign, listCampaigns], done: () => words.costAdded });
  const [tried, setTried] = useState(false);
  const { missing } = useWords().platform.fields;
  const problem = (name: 'what' | 'minor' | 'spentOn') => (tried && !values[name] ? missing : add.fields[name]);
  const submit = () => {
    setTried(true);
    if (values.what && values.spentOn && values.minor) add.tell({ campaignId: campaign.id, what: values.what, spentOn: values.spentOn, minor: values.minor }, onClose);
  };
  return (
    <FormDrawer title={words.addCost} submit={words.addCost} onSubmit={submit} onClose={onClose} sending={add.isTelling} said={add.said}>
      <TextInput label={words.what} value={values.what} onChange={(e) => setValues({ ...values, what: e.currentTarget.value })} error={problem('what')} />
      <MoneyField label={words.amount} currency={currencyOf(campaign)} value={values.minor} onChange={(minor) => setValues({ ...values, minor })} description={words.costHelp} error={problem('minor')} />
      <DayField label={words.on} value={values.spentOn} onChange={(spentOn) => setValues({ ...values, spentOn })} error={problem('spentOn')} />
    </FormDrawer>
  );
}

export function LinesForm({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const words = useWords().marketing;
  const [lines, setLines] = useState<{ channel: Channel; minor: string | null }[]>(campaign.lines.length > 0 ? campaign.lines.map((l) => ({ channel: l.channel, minor: l.budget.minor })) : [{ channel: 'email', minor: null }]);
  const editing = useEditing(campaign);
  const set = useTell(setCampaignLines, { makesStale: [getCampaign, listCampaigns], done: () => words.linesSaved });
  const put = (at: number, patch: Partial<(typeof lines)[number]>) => setLines(lines.map((l, i) => (i === at ? { ...l, ...patch } : l)));
  const submit = () => set.tell({ campaignId: campaign.id, version: editing.version, lines: lines.filter((l) => l.minor !== null).map((l) => ({ channel: l.channel, budgetMinor: l.minor! })) }, onClose);
  return (
    <FormDrawer title={words.divide} submit={words.saveLines} onSubmit={submit} onClose={onClose} sending={set.isTelling} said={set.said} editing={editing}>
      {lines.map((line, i) => (
        <div className="row" key={i} style={{ alignItems: 'flex-end' }}>
          <Select label={words.channel} value={line.channel} allowDeselect={false} data={Object.entries(words.channels).map(([value, label]) => ({ value, label }))} onChange={(v) => v && put(i, { channel: v as Channel })} />
          <MoneyField label={words.amount} currency={currencyOf(campaign)} value={line.minor} onChange={(minor) => put(i, { minor })} />
          <ActionIcon aria-label={words.removeLine(words.channels[line.channel])} onClick={() => setLines(lines.filter((_, n) => n !== i))}><IconX size={16} stroke={1.7} /></ActionIcon>
        </div>
      ))}
      <Button variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.7} />} onClick={() => setLines([...lines, { channel: 'other', minor: null }])}>{words.addLine}</Button>
      {campaign.budget && <Left of={campaign.budget} divided={lines.reduce((sum, l) => sum + BigInt(l.minor ?? '0'), 0n)} />}
    </FormDrawer>
  );
}

/** What is still to be divided, while one divides; it says so before saving does. */
function Left({ of, divided }: { of: NonNullable<Campaign['budget']>; divided: bigint }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const left = BigInt(of.minor) - divided, sum = formats.money({ minor: left < 0n ? -left : left, currency: of.currency });
  return <p className={left < 0n ? 'sm late' : 'sm sub'} role="status" style={{ margin: 0 }}>{left < 0n ? words.tooMuch(sum) : left === 0n ? words.allDivided : words.left(sum)}</p>;
}
