import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Campaign } from '../contract.ts';
import { checkApproval, shortByTerritory } from '../rules/campaignApproval.ts';
import { nameOf } from './Owners.tsx';

type Code = keyof ReturnType<typeof useWords>['marketing']['reasons'];
type Need = keyof ReturnType<typeof useWords>['marketing']['needs'];

/** Each thing that is asked before a step, and the reasons that say it is missing. */
const asked: Record<'approved' | 'evaluated', readonly [Need, readonly Code[]][]> = {
  approved: [
    ['coOwner', ['no_sales_co_owner']], ['capacity', ['no_territory', 'capacity_short']], ['budget', ['no_budget']], ['permission', ['no_permission_plan']], ['measure', ['no_outcome_measure']],
  ],
  evaluated: [['feedback', ['no_sales_feedback']], ['attribution', ['attribution_not_frozen']]],
};

/** Before sales is asked, the same questions as it will be: what is filled in now need not come back. */
const ahead = (c: Campaign) => ({
  to: 'approved' as const,
  ...checkApproval({
    coOwnerPositionId: c.coOwner?.seat.id ?? null, budgetMinor: c.budget && BigInt(c.budget.minor), permissionPlan: c.permissionPlan, outcomeMeasure: c.outcomeMeasure,
    followUp: c.followUp.map((w) => ({ ...w, territory: w.unit })),
  }),
});
const nextGuarded = (c: Campaign) =>
  c.possible.find((p): p is typeof p & { to: 'approved' | 'evaluated' } => p.to === 'approved' || p.to === 'evaluated') ?? (c.state === 'idea' || c.state === 'draft' ? ahead(c) : undefined);

/** What is missing before a step that may not be taken yet, by its names. */
export const missingFor = (p: Campaign['possible'][number], needs: Readonly<Record<Need, string>>): string =>
  asked[p.to as 'approved' | 'evaluated'].filter(([, codes]) => p.reasons.some((r) => codes.includes(r.code as Code))).map(([need]) => needs[need]).join(', ');

/** What the next guarded step takes: what is there, and what is missing, in words. */
export function CampaignNeeds({ campaign }: { campaign: Campaign }) {
  const words = useWords().marketing;
  const formats = useFormats();
  const next = nextGuarded(campaign);
  if (!next) return null;
  const against = next.allowed ? [] : next.reasons;
  const says = (code: string, figures: Record<string, unknown>) => words.reasons[code as Code]?.(figures) ?? code;
  const short = shortByTerritory(against).map((s) => words.reasons.capacity_short({ ...s, week: formats.plainDay(s.week) }));
  const there: Partial<Record<Need, string | null>> = {
    coOwner: campaign.coOwner && nameOf(campaign.coOwner), budget: campaign.budget && formats.moneyWhole(campaign.budget), permission: campaign.permissionPlan, measure: campaign.outcomeMeasure,
    capacity: words.reasons.capacity_enough(), feedback: campaign.salesFeedback,
  };
  const thereOf = (need: Need) => there[need] ?? words.there;
  const rows = asked[next.to].map(([need, codes]) => ({ need, missing: against.filter((r) => codes.includes(r.code as Code)) }));
  return (
    <section>
      <Section title={words.toMove[next.to]} n={words.met(rows.filter((r) => r.missing.length === 0).length, rows.length)} />
      <ul className="needs">
        {rows.map(({ need, missing }) => (
          <li key={need} data-missing={missing.length > 0 || undefined}>
            <i aria-hidden>{missing.length > 0 ? <IconAlertTriangle size={13} stroke={2} /> : <IconCheck size={13} stroke={2.4} />}</i>
            <span>
              <span className="m">{words.needs[need]}</span>
              {missing.length === 0 ? <small className="el">{thereOf(need)}</small> : [...new Set([...missing.filter((r) => r.code !== 'capacity_short').map((r) => says(r.code, r.figures)), ...(need === 'capacity' ? short : [])])].slice(0, 3).map((text) => <small key={text}>{text}</small>)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
