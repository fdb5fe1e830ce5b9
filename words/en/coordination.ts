import type { coordination as spanish } from '../es/coordination.ts';

const states = {
  draft: 'Not offered yet', offered: 'Offered', expired: 'No answer', accepted: 'Accepted, no contact', attempting: 'Trying to reach them', contacted: 'Contacted',
  qualified: 'Opportunity made', recycled: 'For later', disqualified: 'Ruled out', returned: 'Returned', disputed: 'In dispute',
  resolved_for_sender: 'Settled: sales takes it', resolved_for_receiver: 'Settled: rightly returned', followed: 'Corrected and offered again',
};

export const coordination: typeof spanish = {
  states,
  standings: { new: 'Not handed over', ...states },
  fields: {
    lead: 'Lead', customer: 'Customer', market: 'Market', from: 'From', to: 'To', state: 'State', offeredAt: 'Offered', dueAt: 'Answer by', acceptedAt: 'Accepted', returnedAt: 'Returned',
    returnReason: 'Why it was returned', firstAttemptAt: 'First attempt', contactedAt: 'First conversation', origin: 'Origin', company: 'Company', contact: 'Contact', email: 'E-mail',
    campaign: 'Campaign', firstContactOn: 'First contact', with: 'With',
  },
};
