import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Done, Id, Instant, Named } from '../../../contract/shapes.ts';
import { SeatAndPerson } from './campaigns.ts';
import { OriginKey } from './origins.ts';

/** Somebody who may become a customer. `email`, `phone` and `name` are null once erased. Where it stands with sales is coordination's to say. */
export const Lead = z.object({
  id: Id, name: z.string(), company: z.string(), email: z.string().nullable(), phone: z.string().nullable(), language: z.string().nullable(), market: Named,
  origin: z.object({ key: OriginKey, name: z.string() }), landingPage: z.string().nullable(), campaign: Named.nullable(), firstContactOn: Day,
  account: Named.nullable(), contact: Named.nullable(), seat: SeatAndPerson.nullable(), attributes: z.record(z.string(), z.unknown()),
  createdAt: Instant, erasedAt: Instant.nullable(), version: z.int(),
});
export type Lead = z.infer<typeof Lead>;

export const getLead = endpoint({
  method: 'GET', path: '/api/v1/leads/:leadId', summary: 'A lead', input: z.object({ leadId: Id }), output: Lead,
});

const text = (max: number) => z.string().trim().max(max);
const fields = {
  name: text(160), company: text(160), email: z.email().max(200).nullable(), phone: text(40).nullable(), language: z.string().regex(/^[a-z]{2}$/).nullable(),
  landingPage: text(400).nullable(), campaignId: Id.nullable(), positionId: Id.nullable(),
};

/** A blank origin is kept as `unknown-blank`. Its first contact (today unless told, never later) is recorded as its first touch. Refused `marketing.lead_nameless`. */
export const createLead = endpoint({
  method: 'POST', path: '/api/v1/leads', summary: 'Record a lead', creates: true,
  input: z.object({
    marketId: Id, origin: z.union([OriginKey, z.literal('')]).default(''), firstContactOn: Day.optional(), accountId: Id.optional(),
    ...z.object(fields).partial().shape,
  }),
  output: Lead,
});

/** What is left out stays. Origin and first contact do not change: funnels count by them. */
export const changeLead = endpoint({
  method: 'PATCH', path: '/api/v1/leads/:leadId', summary: 'Change a lead', ifMatch: true,
  input: z.object({ leadId: Id, version: z.int(), ...z.object(fields).partial().shape }), output: Lead,
});

/** The customer and contact this lead is. Both of the lead's market (`marketing.other_market`). */
export const linkLead = endpoint({
  method: 'PUT', path: '/api/v1/leads/:leadId/account', summary: 'Say which customer a lead is', ifMatch: true,
  input: z.object({ leadId: Id, version: z.int(), accountId: Id, contactId: Id.optional() }), output: Lead,
});

/** Everything we hold about a lead, as JSON: to answer their right of access. `texts`: what every room has in writing of them. */
export const exportLeadPersonal = endpoint({
  method: 'GET', path: '/api/v1/leads/:leadId/personal.json', summary: 'All personal data held about a lead, as a file',
  input: z.object({ leadId: Id }), output: z.unknown(), file: 'application/json; charset=utf-8',
});

/** Blanks name, e-mail, phone and attributes, here, in its history and in every text that is kept of the lead (hand-offs, requests, activities, next steps); dates, origin and company stay, so that figures do. Cannot be undone. */
export const eraseLead = endpoint({
  method: 'POST', path: '/api/v1/leads/:leadId/erasure', summary: 'Erase a lead’s personal data',
  input: z.object({ leadId: Id }), output: Done,
});

export const LeadDuplicate = z.object({ id: Id, label: z.string(), company: z.string(), firstContactOn: Day, by: z.enum(['email', 'company']), account: Named.nullable() });

/** Who may be the same one, within what the caller may see: the same e-mail or the same company. At most ten. */
export const leadDuplicates = endpoint({
  method: 'GET', path: '/api/v1/leads/duplicates', summary: 'Leads that may be the same one',
  input: z.object({ email: z.string().trim().max(200).optional(), company: z.string().trim().max(160).optional(), except: Id.optional() }),
  output: z.object({ rows: z.array(LeadDuplicate) }),
});
