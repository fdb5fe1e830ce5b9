import type { people as Spanish } from '../../es/organization/people.ts';

export const people: typeof Spanish = {
  title: 'People', count: (n, more) => `${n}${more ? ' or more' : ''} people`, none: 'Nobody else is here yet. Invite the first person.', access: 'Access', seats: 'Positions today', noSeat: 'No position', noEmail: 'no e-mail', phone: 'Phone',
  states: { active: 'Active', invited: 'Invited', listed: 'Not invited', suspended: 'Suspended', erased: 'Erased' },
  invite: 'Invite person', invited: 'Invitation sent', appointments: 'Appointments', noAppointments: 'Has never held a position',
  resend: 'Send a new invitation', suspend: 'Suspend access', suspended: 'Access suspended', lift: 'Lift suspension', lifted: 'Suspension lifted',
  export: 'Download their data', erase: 'Erase their data', erased: 'Data erased', eraseWhat: (name) => `The name, e-mail and phone of ${name} are erased for ever, in history too. Figures stay. It cannot be undone.`,
  mail: 'Outgoing mail', noMail: 'No letter has gone out.', sent: 'sent', waiting: 'waiting', failed: 'could not be sent', blank: 'Sent: the text is not kept, because its link is a key.',
};
