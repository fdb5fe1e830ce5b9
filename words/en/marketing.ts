import type { marketing as spanish } from '../es/marketing.ts';

export const marketing: typeof spanish = {
  kinds: { public_relations: 'Public relations', identity: 'Identity', email: 'E-mail', telemarketing: 'Telemarketing', event: 'Fair or event', digital: 'Digital', content: 'Content' },
  states: {
    idea: 'Idea', draft: 'Draft', review: 'With sales for review', approved: 'Approved', scheduled: 'Scheduled', running: 'Running', paused: 'Paused', finished: 'Finished',
    evaluated: 'Evaluated', archived: 'Archived', cancelled: 'Cancelled',
  },
  fields: {
    name: 'Campaign', kind: 'Kind', state: 'State', market: 'Market', startsOn: 'Starts', endsOn: 'Ends', budget: 'Budget', spent: 'Spent', owner: 'Owner', coOwner: 'Answers in sales', leads: 'Leads',
  },
};
