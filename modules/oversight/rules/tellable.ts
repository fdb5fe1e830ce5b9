/** The right that lets somebody see records of a kind; those that are not here are the structure's and settings', which every reader of the trail may see. */
const rightToSee: Readonly<Record<string, string>> = {
  account: 'customers.account.read', contact: 'customers.contact.read', interaction: 'customers.interaction.read', promise: 'customers.promise.read', need: 'customers.promise.read',
  activity: 'customers.activity.read', campaign: 'marketing.campaign.read', lead: 'marketing.lead.read', touch: 'marketing.touch.read', opportunity: 'sales.opportunity.read',
  booking: 'sales.booking.read', fx_rate: 'sales.fx_rate.read', hand_off: 'coordination.hand_off.read', support_request: 'coordination.support_request.read', goal: 'goals.goal.read', proposal: 'restructuring.proposal.read',
};

interface Reach { company: boolean }
export interface Reader { may(right: string): boolean; scopeOf(right: string): Reach }

/**
 * Whether the trail may tell somebody which record a fact is about, and what changed in it. Reading the trail opens nothing that the
 * record's own right keeps shut: a trail read over the whole company tells of a record only to who may see such records over the whole
 * company; read in a part of it, row-level security has already kept to that part. What a private note says is told to nobody.
 */
export function mayTell(reader: Reader, kind: string): boolean {
  if (kind === 'note') return false;
  const right = rightToSee[kind];
  if (right === undefined) return true;
  return reader.may(right) && (!reader.scopeOf('organization.fact.read').company || reader.scopeOf(right).company);
}
