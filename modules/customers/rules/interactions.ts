import { reason, type Verdict, verdict } from '../../organization/rules/index.ts';

export interface LoggedContact {
  kind: 'mass' | 'direct' | 'internal'; startsAt: Date; /** As told by whoever logs it; undefined: by its date. */ planned: boolean | undefined;
  hasAccount: boolean; hasObject: boolean; division: 'marketing' | 'sales' | null;
}
export type ContactFault = 'customers.contact_in_future' | 'customers.contact_needs_customer' | 'customers.division_unknown';

/** Whether a contact is planned: as told, else because it lies ahead. */
export const isPlanned = (contact: Pick<LoggedContact, 'startsAt' | 'planned'>, now: Date): boolean => contact.planned ?? contact.startsAt > now;

/** Whether a contact may be logged as it is told: a past one does not lie ahead, and a customer's contact has a customer. */
export function mayLog(contact: LoggedContact, now: Date): Verdict<ContactFault> {
  const faults: ReturnType<typeof reason<ContactFault>>[] = [];
  if (contact.planned === false && contact.startsAt > now) faults.push(reason('customers.contact_in_future'));
  if (contact.kind !== 'internal' && !contact.hasAccount && !contact.hasObject) faults.push(reason('customers.contact_needs_customer'));
  if (contact.division === null) faults.push(reason('customers.division_unknown'));
  return verdict(faults);
}
