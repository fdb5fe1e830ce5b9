import type { customers as es } from '../es/customers.ts';

export const customers: typeof es = {
  title: 'Customers', one: 'Customer', new: 'Customer', newTitle: 'New customer', create: 'Create customer', created: (name: string) => `Created: ${name}`, change: 'Change details', save: 'Save changes', saved: 'Changes saved',
  count: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} ${n === 1 ? 'customer' : 'customers'}`,
  none: 'No customers yet. Create the first one or import them in Settings.', views: { mine: 'Mine' }, mine: 'Only mine', vacant: 'Vacant seat', line: 'Double line, 90 days',
  statuses: { prospect: 'Prospect', customer: 'Customer', former: 'Former' },
  sizes: { micro: 'Micro', small: 'Small', medium: 'Medium', large: 'Large' }, sizesWith: { micro: 'Micro, under 10 people', small: 'Small, 10 to 49', medium: 'Medium, 50 to 249', large: 'Large, 250 or more' },
  fields: {
    fileAccounts: 'customers', fileContacts: 'contacts', key: 'Key', name: 'Name', status: 'Status', class: 'Class', size: 'Size', noSize: 'Not known', segment: 'Segment', productLine: 'Product line', city: 'Town', market: 'Market',
    lead: 'Answers for it', seat: 'Seat', customerSince: 'Customer since', givenName: 'First name', familyName: 'Last name', email: 'E-mail', phone: 'Phone', jobTitle: 'Job title', account: 'Customer',
    taxId: 'Tax number', website: 'Website', street: 'Address', region: 'Region', postcode: 'Postcode', noClass: 'No class', country: 'Country', subject: 'Subject', outcome: 'Outcome', dueOn: 'Due', from: 'From', reason: 'Reason', role: 'What for',
  },
  bulkClass: (c: string) => `Move to class ${c}`, bulkDone: (n: number) => `${n} ${n === 1 ? 'customer changed' : 'customers changed'}`,
  served: { label: 'Served by', both: 'Both divisions', marketing: 'Marketing only', sales: 'Sales only', none: 'Nobody', by: (m: string, s: string) => `Marketing ${m}, sales ${s}`, never: 'never' },
  promises: {
    title: 'Promises', late: (n: number) => `${n} overdue`, today: (n: number) => `${n} due today`, open: (n: number) => `${n} open`,
    none: 'None pending', kept: (kept: number, of: number) => `${kept} of ${of} kept`, add: 'Add a promise', give: 'Record promise', what: 'What we promised', due: 'By when',
    keep: 'Kept', kept1: 'Promise kept', given: (title: string) => `Promise: ${title}`, wasLate: 'overdue', left: (days: string) => `${days} left`, overdue: (days: string) => `${days} overdue`, dueToday: 'Due today',
  },
  next: { label: 'Next contact', none: 'No date' },
  needs: { given: (title: string) => `Need: ${title}`, confirmed: (who: string) => `Met, ${who} confirms it`, title: 'Needs', add: 'Add a need', register: 'Record need', what: 'What they need', detail: 'Detail', none: 'No open need' },
  log: { whom: 'With whom', title: 'Log a contact', submit: 'Log contact', channel: 'How it was', subject: 'What it was about', outcome: 'What came of it', day: 'Day', time: 'Time', minutes: 'Minutes', done: 'Contact logged', planned: 'Contact planned' },
  channels: { visit: 'Visit', call: 'Call', video: 'Video call', meeting: 'Meeting', email: 'E-mail', message: 'Message', letter: 'Letter', event: 'Event', press: 'Press', web: 'Website', advert: 'Advertising', other: 'Other', task: 'Task' },
  legend: { direct: 'direct', mass: 'mass', need: 'need', side: 'Whose', both: 'Both sides' },
  plan: {
    titleLong: 'Plan a visit or call', call: (who: string) => `Call ${who}`, title: 'Plan', submit: 'Plan', kind: 'What', what: 'What for', place: 'Where', day: 'Day', time: 'Time', customer: 'Customer', done: 'Planned', open: 'To do', none: 'Nothing to do with this customer.',
    tell: 'Log the call', next: 'Next contact', nextHint: 'Empty: none', noAnswer: 'No answer, in an hour', again: (time: string) => `Again at ${time}`, change: 'Change', changeTitle: 'Change what is planned', save: 'Save changes', changed: 'Activity changed', finishWith: 'Done, and say what came of it', finishSubmit: 'Log it and mark done', more: (what: string) => `More: ${what}`, finish: 'Done', finished: 'Done and logged', tomorrow: 'Move to tomorrow', moved: 'Moved to tomorrow', drop: 'Remove', dropped: 'Activity removed', whichCustomer: 'With which customer',
  },
  notes: { title: 'Notes', hint: 'Read by you and whoever supervises your seat.', write: 'Write note', body: 'Note', none: 'No notes.', written: 'Note saved', withdraw: 'Remove', withdrawn: 'Note removed' },
  people: {
    change: 'Change contact', save: 'Save contact', saved: 'Contact saved', withdraw: 'Take off the lists', withdrawn: 'Contact taken off the lists', export: 'Hand over their data', erase: 'Erase their data',
    eraseTitle: 'Erase this person’s data', eraseNote: 'Their name, e-mail, phone and what was said with them alone are erased, in history too, and their permissions end. Dates and figures stay. It cannot be undone.',
    erased: 'Data erased', erasedName: 'Data erased', call: 'Call', write: 'Write',
  },
  permit: {
    record: 'Record permission', recorded: 'Permission recorded', who: 'Whose', channel: 'By', purpose: 'What for', basis: 'Why we may', evidence: 'Evidence', evidenceHint: 'Form, contract, recording', obtained: 'From', expires: 'Until',
    expiresHint: 'Empty: until they revoke it', revoke: 'Revoke', revokedIt: 'Permission revoked', ofAll: (may: number, of: number) => `Yes, ${may} of ${of}`,
    purposes: { commercial: 'Offers', service: 'Service', survey: 'Surveys' },
    bases: { consent: 'Consent', contract: 'Contract', legitimate_interest: 'Legitimate interest', legal_obligation: 'Legal obligation' },
  },
  meet: { button: 'Met', title: 'Need met', submit: 'Close need', who: 'Who confirms it', hint: 'It closes when somebody at the customer confirms it.', done: 'Need closed' },
  withdraw: { action: 'Withdraw customer', done: 'Customer withdrawn from the lists', restore: 'Put back', restored: 'Customer back on the lists', state: 'Withdrawn' },
  teamForm: { add: 'Add to the team', submit: 'Add to the team', seat: 'Seat', role: 'What for', added: 'Added to the team', leave: 'Remove from the team', left: 'Out of the team' },
  custody: {
    since: (day) => `since ${day}`, goesOn: 'The same person goes on.',
    began: { created: 'Since it was added', appointment: 'The person in the seat changed', rule: 'By the territories', exception: 'By an exception of the territories', restructuring: 'By a restructuring', seat_closed: 'The seat before was closed', by_hand: 'Changed by hand', unknown: 'Nothing says why' },
  },
  custodyTitle: 'Who has answered for it', seeWho: 'Who else',
  
  bulkStatus: (status: string) => `Make ${status.toLowerCase()}`,
  tabs: { work: 'Tasks and notes', line: 'Double line', contacts: 'Contacts', data: 'Details', history: 'History' },
  happened: { withdraw: 'Remove from what happened', withdrawn: 'Contact removed', correct: (subject: string) => `Correct “${subject}”`, title: 'What happened', none: 'Nothing has happened yet. Log the first contact.', more: 'Show more', minutes: (n: number) => `${n} min` },
  months: (n: number) => `${n} months`,
  team: { title: 'Account team', lead: 'Answers for it', support: 'Support', brand: 'Brand', telemarketing: 'Telemarketing', acting: 'acting', delegate: 'stands in' },
  permissions: { title: 'Contact permissions', none: 'No permission recorded', phone: 'Phone', email: 'E-mail', message: 'Messages', post: 'Post', visit: 'Visit', until: (day: string) => `until ${day}`, yes: 'Yes', expired: 'Expired', revoked: 'Withdrawn' },
  because: {
    leads: (day: string) => `You see it because you have answered for this customer since ${day}.`, team: (day: string) => `You see it because you have been on its account team since ${day}.`,
    market: 'You see it because it is in your market.', company: 'You see it because your seat reaches the whole company.',
  },
  history: { none: 'No changes yet' },
  contacts: { title: 'Contacts', none: 'No contacts yet.', empty: 'No contacts yet. Create the first one or import them in Settings.', count: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} ${n === 1 ? 'contact' : 'contacts'}`, add: 'Contact', newTitle: 'New contact', create: 'Create contact', created: 'Contact created' },
  day: {
    title: 'Today', customers: 'Customers today', nobody: 'No visits or calls planned for today.', lineNote: 'Double line, last 90 days', done: 'Logged', doneToday: (n: number) => `Done today, ${n}`, markDone: 'Done', didIt: 'Activity done',
    promises: 'Promises due', noPromises: 'No promise is due these days.', alone: 'Being left alone', aloneNote: (days: number) => `no contact from either division in ${days} days`,
    noAlone: 'No customer left alone. A good week to open new accounts.', marketing: 'Marketing with my customers this week', noMarketing: 'Marketing has not contacted your customers this week.',
    what: 'What', dayOf: 'Day', mine: 'Mine', answered: 'Answered', late: 'Pending', agenda: 'Your agenda today', can: 'What I can do', callFirst: (n: number) => (n === 1 ? 'Call the one who answered' : `Call those who answered, ${n}`), whoGets: 'See who gets it', whoGot: 'See who got it', hideWho: 'Hide', planCall: 'Plan a call', callAbout: (subject: string) => `Call about: ${subject}`, propose: 'Propose a visit', calling: { permitted: 'now', no_permission: 'no permission to call', expired: 'permission expired', revoked: 'asked not to be called', closed: 'outside hours' }, there: (hour: string) => `${hour} there`, calls: (now: number, all: number) => `${now} of ${all} calls may be made now`, classOf: (c: string) => `class ${c}`, never: 'no contact', days: (n: number) => `${n} days`, marketingSays: (subject: string, day: string) => `${subject}, ${day}`, led: (n: number) => (n === 1 ? 'You answer for 1 customer' : `You answer for ${n} customers`),
  },
};
