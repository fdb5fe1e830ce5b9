import type { mail as spanish } from '../es/mail.ts';

/** The letters that Unísono sends: subject and body. Apart from the screens' catalogue: the browser has no need of them. */
export const mail: typeof spanish = {
  resetSubject: 'Set your new Unísono password',
  reset: (name, company, link) => `Hello ${name},

Somebody, probably you, asked for a new password for Unísono${company ? ` at ${company}` : ''}. Set it here:

${link}

The link works once, for an hour. If it was not you, do nothing: your password stays as it is.
`,
  invitationSubject: (company) => `${company} invites you to Unísono`,
  invitation: (name, company, inviter, link) => `Hello ${name},

${inviter ? `${inviter} has given you` : 'You have'} access to Unísono, where ${company} runs its sales and marketing as one. Choose your password and come in:

${link}

The link works once, for seven days. If it expires, ask whoever administers Unísono for another.
`,
};
