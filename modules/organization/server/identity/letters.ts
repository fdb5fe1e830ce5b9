import { mail as en } from '../../../../words/en/mail.ts';
import { mail as es } from '../../../../words/es/mail.ts';
import type { Letter } from '../../../../platform/server/mail.ts';

interface Reader { name: string; email: string; language: 'es' | 'en' }
const words = { es, en };

/** The letter with the link to set a new password, in its reader's language. */
export const resetMail = (to: Reader, link: string, company: string): Letter =>
  ({ to: to.email, subject: words[to.language].resetSubject, body: words[to.language].reset(to.name, company, link) });

/** The letter that invites somebody of the company. */
export const invitationMail = (to: Reader, link: string, company: string, inviter: string): Letter =>
  ({ to: to.email, subject: words[to.language].invitationSubject(company), body: words[to.language].invitation(to.name, company, inviter, link) });
