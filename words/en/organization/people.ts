import type { people as Spanish } from '../../es/organization/people.ts';

export const people: typeof Spanish = {
  title: 'People', companyLanguage: 'The company’s', count: (n, more) => (n === 1 && !more ? '1 person' : `${n}${more ? ' or more' : ''} people`), none: 'Nobody else is here yet. Invite the first person.', access: 'Access', seats: 'Positions today', noSeat: 'No position', noEmail: 'no e-mail', phone: 'Phone',
  states: { active: 'Active', invited: 'Invited', listed: 'Not invited', suspended: 'Suspended', erased: 'Erased' },
  invite: 'Invite person', invited: 'Invitation sent', invitedByHand: 'Invitation ready: its link is in Outgoing mail', appointments: 'Appointments', noAppointments: 'Has never held a position',
  resend: 'Send a new invitation', suspend: 'Suspend access', suspended: 'Access suspended', lift: 'Lift suspension', lifted: 'Suspension lifted',
  export: 'Download their data', erase: 'Erase their data', erased: 'Data erased', eraseWhat: (name) => `The name, e-mail and phone of ${name} are erased for ever, in history too. Figures stay. It cannot be undone.`,
  seat: 'Position', withSeat: 'With a position', edit: 'Edit', save: 'Save changes', changed: 'Person changed', emailHelp: 'They sign in with it from then on', appoint: 'Appoint', takeBack: 'Take back', partOfTime: (share) => `${share} of full time`,
  when: { now: 'Now', planned: 'Planned', past: 'Before' }, sendInvitation: 'Invite',
  accessNotes: { active: 'Signs in with their e-mail and password.', invited: 'Has a link not used yet. A new invitation cancels the earlier one.', listed: 'Is in the company, but was never invited to come in.', suspended: 'Cannot sign in. Keeps their positions and history.', erased: '' },
  data: 'Their data', exportWhat: 'Everything kept about this person, in a file you can hand to them.', eraseFirst: 'If they asked for it, download their data first.',
  invitedMany: (n, left) => `${n === 1 ? '1 invitation sent' : `${n} invitations sent`}${left > 0 ? `, ${left} not sent` : ''}`,
  invitedManyByHand: (n, left) => `${n === 1 ? '1 invitation ready: its link is' : `${n} invitations ready: their links are`} in Outgoing mail${left > 0 ? `; ${left} not made` : ''}`,
  suspendedMany: (n) => `${n === 1 ? '1 person suspended' : `${n} people suspended`}`, liftedMany: (n) => `${n === 1 ? '1 suspension lifted' : `${n} suspensions lifted`}`,
  nobodyToInvite: 'None has an e-mail and is still to come in', nobodyToSuspend: 'They are suspended already', nobodySuspended: 'None is suspended',
  file: {
    title: 'Invite from a file', intro: 'One line a person: name and e-mail and, if you like, language, position and from when. Nothing is sent until you say so.', choose: 'Choose a CSV file', getSample: 'Download an example', sampleName: 'invitations.csv',
    sample: 'name,email,language,position,from\nLucy Ferrer,lucy@example.com,en,,\n', text: 'Or paste it here', textHelp: 'Mend right here whatever is wrong: it is checked again by itself.', checking: 'Checking what you wrote last',
    preview: 'What will be done', counts: (ready, stopped) => `${ready} ready${stopped > 0 ? `, ${stopped} with problems` : ''}`, stopped: 'Those with problems are not invited. Mend them above or go on without them.',
    line: 'Line', result: 'Outcome', ready: 'Will be invited', submit: (n) => (n === 1 ? 'Invite 1 person' : `Invite ${n} people`), sending: 'Sending…',
  },
  mail: 'Outgoing mail', letterWaits: 'Their letter, with the link, is in Outgoing mail.', noRole: 'No role: whoever holds it comes in and sees nothing.', noServer: 'There is no mail server, so nothing leaves by itself. Open each letter and hand its link to whom it is for. To have them sent, whoever installed Unísono must give SMTP_URL.', demoSendsNone: 'The demo company sends no mail: each letter is read here.', noMail: 'No mail has been written yet. Invitations and links for another password will show here.', sent: 'sent', waiting: 'waiting', failed: 'could not be sent', blank: 'Sent: the text is not kept, because its link is a key.',
};
