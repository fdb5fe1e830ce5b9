import type { merging as es } from '../es/merging.ts';

const of = (one: string, many: string) => (n: number) => `${n} ${n === 1 ? one : many}`;

export const merging: typeof es = {
  title: 'Duplicates', kinds: { account: 'Customers', contact: 'Contacts' }, which: 'Which records',
  about: { account: 'Customers that may be the same one. Put them side by side and merge their records, or say that they are two.', contact: 'Contacts that may be the same person. Put them side by side and merge their records, or say that they are two.' },
  none: { account: 'No customer seems to be here twice.', contact: 'No contact seems to be here twice.' },
  because: { tax: 'same tax number', domain: 'same website', phone: 'same telephone', email: 'same e-mail', name: 'nearly the same name' },
  compare: 'Compare', compareOf: (one, other) => `Compare ${one} and ${other}`, apart: 'They are two', apartOf: (one, other) => `They are two: ${one} and ${other}`, toldApart: 'They will not be shown together again', more: 'See more',
  pick: 'Choose two records: in the list of duplicates, or in that of customers or contacts.', toList: 'See duplicates',
  with: { title: 'Merge with another record', account: 'With which customer', contact: 'With which contact', next: 'Compare' },
  page: 'Merge two records', stays: 'Stays', goes: 'Merges into it', swap: 'Keep the other one', better: (name) => `“${name}” holds more: better that it stays.`, since: (day) => `since ${day}`, leads: (who) => `${who} answers for it`,
  values: 'Which value holds', valuesNote: 'Choose which record each value comes from. Those that are dropped are kept and can be read later.', empty: 'empty', nothing: 'There are no values to choose among.', equal: (n) => (n === 1 ? '1 value is the same in both' : `${n} values are the same in both`), language: 'Language', choose: (field) => `${field}: which holds`,
  moves: 'What moves to the record that stays', noMoves: 'Nothing: the other record holds nothing but its own values.',
  holds: {
    'customers.account': of('record merged before', 'records merged before'), 'customers.contact': of('contact', 'contacts'), 'customers.permission': of('permission', 'permissions'), 'customers.interaction': of('logged contact', 'logged contacts'),
    'customers.interaction_contact': of('logged contact', 'logged contacts'), 'customers.note': of('note', 'notes'), 'customers.activity': of('task or visit', 'tasks and visits'), 'customers.promise': of('promise', 'promises'), 'customers.need': of('need', 'needs'),
    'territories.exception': of('exception to the territories', 'exceptions to the territories'), 'marketing.lead': of('lead', 'leads'), 'marketing.touch': of('touch', 'touches'), 'sales.opportunity': of('deal', 'deals'), 'sales.booking_event': of('booking', 'bookings'),
    'coordination.hand_off': of('hand-off', 'hand-offs'), 'coordination.support_request': of('support request', 'support requests'), 'restructuring.continuity_intent': of('continuity plan', 'continuity plans'), 'restructuring.continuity_plan': of('hand-over', 'hand-overs'),
  },
  how: 'Each deal, task and booking stays with whoever has it, and no figure changes. The other record’s address and key will lead to this one.',
  undoNote: 'It can be undone later: all that moved goes back, and what is recorded from now on stays with the record that stays.',
  warn: {
    other_lead: (absorbed, kept) => `${absorbed} answers for the other record. Merged, ${kept} does.`,
    opted_out: (channels) => `In one of the two they withdrew their permission (${channels}). The stricter holds: it ends in the other too.`,
    two_keys: (kept, absorbed) => `Their keys differ, ${kept} and ${absorbed}. Imports will find this record by either.`,
    two_tax_ids: (kept, absorbed) => `Their tax numbers differ, ${kept} and ${absorbed}. Are they surely the same customer?`,
    other_account: (kept, absorbed) => `They are of different customers: ${kept || 'none'} and ${absorbed || 'none'}. Choose below whose contact it is.`,
  },
  leadStays: (who) => `${who} stays on the account team`, submit: 'Merge records', done: (name) => `Merged into “${name}”`, undo: 'Undo the merge', undone: 'They are two records again', wasUndone: 'Undone',
  into: 'Records merged into this one', was: (name, day, who) => `“${name}”, merged${who ? ` by ${who}` : ''} (${day})`, asItWas: 'As it was', came: 'What it brought',
};
