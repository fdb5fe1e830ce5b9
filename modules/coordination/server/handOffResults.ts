import { sql } from 'kysely';
import type { z } from 'zod';
import { Refusal } from '../../../platform/server/problem.ts';
import type { Ctx } from '../../../platform/server/request.ts';
import { createAccounts, createContacts } from '../../customers/server/index.ts';
import { linkLeadTo } from '../../marketing/server/index.ts';
import { createOpportunityFrom } from '../../sales/server/index.ts';
import type { HandOff } from '../contract/handOffs.ts';
import type { acceptHandOff, qualifyHandOff } from '../contract/handOffMoves.ts';
import { type Locked, move } from './handOffMoves.ts';

/** What a hand-off leads to in the rooms below: a customer when it is accepted, an opportunity when it is qualified. */

interface LeadSeen { name: string; company_name: string; email: string | null; phone: string | null; language: string | null; origin_key: string; campaign_id: string | null; account_id: string | null; contact_id: string | null }
const leadSeen = async (ctx: Ctx, leadId: string): Promise<LeadSeen> => {
  const { rows: [lead] } = await sql<LeadSeen>`
    select name, company_name, email, phone, language, origin_key, campaign_id, account_id, contact_id from published.lead where id = ${leadId}`.execute(ctx.db);
  if (!lead) throw new Refusal('not_found', 'There is no such lead, or it is not yours to see.', 'platform.not_found');
  return lead;
};

export const accept = (ctx: Ctx, input: z.output<typeof acceptHandOff.input>): Promise<HandOff> => move(ctx, input.handOffId, {
  verb: 'accept',
  also: async (h) => ({ account_id: await customerOf(ctx, h, input), answered_by: ctx.person.system ? null : ctx.person.id }),
});

/** The customer the caller names, or the one the lead is already, or a new one in the custody of the receiving seat. */
async function customerOf(ctx: Ctx, h: Locked, { accountId, accountName }: z.output<typeof acceptHandOff.input>): Promise<string> {
  const lead = await leadSeen(ctx, h.lead_id);
  const known = accountId ?? lead.account_id;
  if (known) {
    if (known !== lead.account_id) await linkLeadTo(ctx, { leadId: h.lead_id, accountId: known });
    return known;
  }
  const name = accountName ?? (lead.company_name || lead.name || lead.email);
  if (!name) throw new Refusal('conflict', 'Say how this customer is called.', 'coordination.customer_nameless', { fields: { accountName: 'coordination.customer_nameless' } });
  const [account] = await createAccounts(ctx, [{ name, marketId: h.market_id, leadSeatId: h.to_position_id, reason: 'hand_off' }]);
  const contactId = lead.name ? await contactOf(ctx, lead, account!.id) : null;
  await linkLeadTo(ctx, { leadId: h.lead_id, accountId: account!.id, contactId });
  return account!.id;
}

async function contactOf(ctx: Ctx, lead: LeadSeen, accountId: string): Promise<string> {
  const [givenName = '', ...family] = lead.name.split(/\s+/);
  const [contact] = await createContacts(ctx, [{ accountId, givenName, familyName: family.join(' '), email: lead.email, phone: lead.phone, language: lead.language }]);
  return contact!.id;
}

export const qualify = (ctx: Ctx, input: z.output<typeof qualifyHandOff.input>): Promise<HandOff> => move(ctx, input.handOffId, {
  verb: 'qualify',
  also: async (h) => {
    const lead = await leadSeen(ctx, h.lead_id), accountId = h.account_id ?? lead.account_id;
    if (!accountId) throw new Refusal('conflict', 'Say first which customer this lead is.', 'coordination.customer_nameless');
    const opportunity_id = await createOpportunityFrom(ctx, {
      accountId, contactId: lead.contact_id, ownerSeatId: h.to_position_id, name: input.name, closeOn: input.closeOn, originKey: lead.origin_key, campaignId: lead.campaign_id,
      leadId: h.lead_id, ...(input.amount ? { amount: input.amount } : {}),
    });
    return { account_id: accountId, opportunity_id };
  },
});
