import type { customers as Spanish } from '../es/customers.ts';

export const customers: typeof Spanish = {
  statuses: { prospect: 'Prospect', customer: 'Customer', former: 'Former' },
  fields: {
    fileAccounts: 'customers', fileContacts: 'contacts', name: 'Name', status: 'Status', class: 'Class', segment: 'Segment', city: 'Town', market: 'Market',
    lead: 'Looked after by', seat: 'Position', customerSince: 'Customer since', givenName: 'First name', familyName: 'Last name', email: 'E-mail', phone: 'Phone', jobTitle: 'Job', account: 'Customer',
  },
};
