import type { customers as es } from '../es/customers.ts';

export const customers: typeof es = {
  title: 'Customers', one: 'Customer', new: 'Customer', newTitle: 'New customer', create: 'Create customer', created: (name: string) => `Created: ${name}`, change: 'Change details', save: 'Save changes', saved: 'Changes saved',
  count: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} ${n === 1 ? 'customer' : 'customers'}`,
  none: 'No customers yet. Create the first one or import them in Settings.', mine: 'Only mine', vacant: 'Vacant seat', line: 'Double line, 90 days',
  statuses: { prospect: 'Prospect', customer: 'Customer', former: 'Former' },
  fields: {
    fileAccounts: 'customers', fileContacts: 'contacts', name: 'Name', status: 'Status', class: 'Class', segment: 'Segment', city: 'Town', market: 'Market',
    lead: 'Answers for it', seat: 'Seat', customerSince: 'Customer since', givenName: 'First name', familyName: 'Last name', email: 'E-mail', phone: 'Phone', jobTitle: 'Job title', account: 'Customer',
    taxId: 'Tax number', website: 'Website', street: 'Address', region: 'Region', postcode: 'Postcode', noClass: 'No class',
  },
  bulkClass: (c: string) => `Move to class ${c}`, bulkDone: (n: number) => `${n} ${n === 1 ? 'customer changed' : 'customers changed'}`,
  served: { label: 'Served by', both: 'Both divisions', marketing: 'Marketing only', sales: 'Sales only', none: 'Nobody', by: (m: string, s: string) => `Marketing ${m}, sales ${s}`, never: 'never' },
  promises: {
    title: 'Promises', late: (n: number) => `${n} overdue`, today: (n: number) => `${n} due today`, open: (n: number) => `${n} open`,
    none: 'None pending', kept: (kept: number, of: number) => `${kept} of ${of} kept`, add: 'Add a promise', give: 'Record promise', what: 'What we promised', due: 'By when',
    keep: 'Kept', kept1: 'Promise kept', given: (title: string) => `Promise: ${title}`, wasLate: 'overdue', left: (days: string) => `${days} left`, overdue: (days: string) => `${days} overdue`, dueToday: 'Due today',
  },
  next: { label: 'Next contact', none: 'No date' },
  needs: { title: 'Needs', add: 'Add a need', register: 'Record need', what: 'What they need', detail: 'Detail', none: 'No open need' },
  log: { title: 'Log a contact', submit: 'Log contact', channel: 'How it was', subject: 'What it was about', outcome: 'What came of it', day: 'Day', time: 'Time', minutes: 'Minutes', done: 'Contact logged', planned: 'Contact planned' },
  channels: { visit: 'Visit', call: 'Call', video: 'Video call', meeting: 'Meeting', email: 'E-mail', message: 'Message', letter: 'Letter', event: 'Event', press: 'Press', web: 'Website', advert: 'Advertising', other: 'Other', task: 'Task' },
  tabs: { line: 'Double line', contacts: 'Contacts', data: 'Details', history: 'History' },
  happened: { title: 'What happened', none: 'Nothing has happened yet. Log the first contact.', more: 'Show more', minutes: (n: number) => `${n} min` },
  months: (n: number) => `${n} months`,
  team: { title: 'Account team', lead: 'Answers for it', support: 'Support', brand: 'Brand', telemarketing: 'Telemarketing', acting: 'acting', delegate: 'stands in' },
  permissions: { title: 'Contact permissions', none: 'No permission recorded', phone: 'Phone', email: 'E-mail', message: 'Messages', post: 'Post', visit: 'Visit', until: (day: string) => `until ${day}`, yes: 'Yes', expired: 'Expired', revoked: 'Withdrawn' },
  because: {
    leads: (day: string) => `You see it because you have answered for this customer since ${day}.`, team: (day: string) => `You see it because you have been on its account team since ${day}.`,
    market: 'You see it because it is in your market.', company: 'You see it because your seat reaches the whole company.',
  },
  history: { none: 'No changes yet', changed: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`, empty: 'empty', erased: 'erased' },
  contacts: { title: 'Contacts', none: 'No contacts yet.', count: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} ${n === 1 ? 'contact' : 'contacts'}`, add: 'Contact', newTitle: 'New contact', create: 'Create contact', created: 'Contact created' },
  day: {
    title: 'Today', customers: 'Customers today', nobody: 'No visits or calls planned for today.', lineNote: 'Double line, last 90 days', done: 'Logged', markDone: 'Done', didIt: 'Activity done', plan: 'Plan',
    promises: 'Promises due', noPromises: 'No promise is due these days.', alone: 'Being left alone', aloneNote: (days: number) => `no contact from either division in ${days} days`,
    noAlone: 'No customer left alone. A good week to open new accounts.', marketing: 'Marketing with my customers this week', noMarketing: 'Marketing has not contacted your customers this week.',
    what: 'What', dayOf: 'Day', mine: 'Mine', answered: 'Answered', late: 'Pending', classOf: (c: string) => `class ${c}`, never: 'no contact', days: (n: number) => `${n} days`, marketingSays: (subject: string, day: string) => `${subject}, ${day}`, led: (n: number) => (n === 1 ? 'You answer for 1 customer' : `You answer for ${n} customers`),
  },
};
