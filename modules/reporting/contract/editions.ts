import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Language, Named, PageInput, pageOf } from '../../../contract/shapes.ts';
import { ExecutiveReport } from './executive.ts';

/** An issued report: numbered without gaps, with its figures and its page as they were. Nobody changes one; a correction is another edition. */
export const EditionRow = z.object({
  id: Id, number: z.int(), language: Language, from: Day, to: Day, market: Named.nullable(), issuedAt: Instant, issuedBy: Named,
  /** What senior management is asked to decide. */
  note: z.string(),
  /** SHA-256 of the page, hexadecimal. */
  sha256: z.string(),
});
export type EditionRow = z.infer<typeof EditionRow>;
export const Edition = EditionRow.extend({ figures: ExecutiveReport });
export type Edition = z.infer<typeof Edition>;

const Asked = { from: Day, to: Day, market: Id.optional(), language: Language.optional() };
const Note = z.string().trim().max(600, 'too_long').default('');

export const listEditions = endpoint({
  method: 'GET', path: '/api/v1/editions', summary: 'Issued reports, the latest first', input: z.object(PageInput), output: pageOf(EditionRow),
});
export const getEdition = endpoint({
  method: 'GET', path: '/api/v1/editions/:editionId', summary: 'An issued report with its figures as they were', input: z.object({ editionId: Id }), output: Edition,
});
export const editionPage = endpoint({
  method: 'GET', path: '/api/v1/editions/:editionId/page.pdf', summary: 'The page of an issued report, byte for byte as it was issued', file: 'application/pdf',
  input: z.object({ editionId: Id }), output: z.unknown(),
});
/** The report as it would be issued now, marked as a draft. `note`: what it asks to decide. */
export const draftPage = endpoint({
  method: 'GET', path: '/api/v1/reports/executive.pdf', summary: 'The report to senior management as a page, not issued', file: 'application/pdf',
  input: z.object({ ...Asked, note: Note }), output: z.unknown(),
});
/** Refused: `reporting.period_not_over` while the period has not ended; `reporting.still_dividing` while bookings of it wait to be attributed. */
export const issueEdition = endpoint({
  method: 'POST', path: '/api/v1/editions', summary: 'Issue the report to senior management', creates: true,
  input: z.object({ ...Asked, note: Note }), output: EditionRow,
});
