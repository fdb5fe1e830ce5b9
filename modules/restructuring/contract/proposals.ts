import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { Day, Id, Instant, Money, Named, PageInput, pageOf, QueryFlag, QueryList } from '../../../contract/shapes.ts';
import { structure, StructureLine, StructureSeat, StructureTeam, StructureUnit } from '../../organization/contract.ts';
import { ChangeRefusal, NewChange, ProposalChange } from './changes.ts';
import { GateCode, GateSummary } from './gates.ts';

/**
 * Where a proposal stands, derived from its rows: `draft` (only its author and whoever reaches the author's seat see it),
 * `shared` (put before the signers), `approved` (all gates signed), `scheduled` (a wave is written), `in_transition` (a wave
 * has taken effect), `halted` (stopped by a trigger), `stabilised` (the last checks are done), `reviewed`, or `archived`.
 */
export const ProposalState = z.enum(['draft', 'shared', 'approved', 'scheduled', 'in_transition', 'halted', 'stabilised', 'reviewed', 'archived']);
export type ProposalState = z.infer<typeof ProposalState>;

/** Each wave takes effect on its own date; `publishedAt` when it was written into the structure, null while it only stands here. */
export const Wave = z.object({ number: z.int(), on: Day, changes: z.int(), publishedAt: Instant.nullable(), takenEffect: z.boolean() });
export type Wave = z.output<typeof Wave>;

/**
 * What it was last weighed at, whole, as the company sees it: its score of customer impact and how many customers change hands, with the
 * parameters in force from a day. `stale`: it was changed since, and is weighed again in a moment. Null: nothing drawn, or not weighed yet.
 */
export const Weighed = z.object({ score: z.number(), changing: z.int(), at: Instant, parametersFrom: Day, stale: z.boolean() });
export type Weighed = z.output<typeof Weighed>;

const Head = {
  id: Id, version: z.int(), name: z.string(), why: z.string(), state: ProposalState, author: Named, seat: Named, createdAt: Instant, changedAt: Instant,
  /** The proposal this takes back, where the system prepared it as a rollback; the one it was copied from. */
  rollsBack: Named.nullable(), copyOf: Named.nullable(),
  on: Day, waves: z.array(Wave), changes: z.int(), gates: z.array(GateSummary),
  weighed: Weighed.nullable(),
  /** The same of what is still to come, by itself, once some of it is written; null before and after. */
  toCome: Weighed.nullable(),
};
/** `moved`: signed whole, or published in part, on a structure that is not the one of today any more: brought up to date before it is published. */
export const ProposalRow = z.object({ ...Head, moved: z.boolean() });
export type ProposalRow = z.output<typeof ProposalRow>;

export const Proposal = z.object({
  ...Head, changes: z.array(ProposalChange),
  /** The structure it was drawn on: `knownAt` (ask `structure` for it), and whether that is still what is known. */
  baseline: z.object({ knownAt: Instant, hash: z.string(), moved: z.boolean() }),
  /** What this caller may do next. */
  may: z.object({ edit: z.boolean(), share: z.boolean(), sign: z.array(GateCode), publish: z.array(z.int()), withdraw: z.array(z.int()), rebase: z.boolean(), rollBack: z.boolean(), archive: z.boolean() }),
});
export type Proposal = z.output<typeof Proposal>;

const OfProposal = { proposalId: Id }, Edit = { ...OfProposal, version: z.int() };
const name = z.string().trim().min(1, 'missing').max(120, 'too_long'), why = z.string().trim().max(4000, 'too_long');

/** `gate`: the next one to sign, of those put before the signers. `waveBy`: of those published in part, whose next wave falls by that day or passed unpublished. `sort`: `changed`, `name`, `on`, `score`, `changing`. */
export const listProposals = endpoint({
  method: 'GET', path: '/api/v1/proposals', summary: 'Proposals of restructuring, the newest change first',
  input: z.object({ find: z.string().trim().max(100).optional(), state: QueryList(ProposalState).optional(), gate: QueryList(GateCode).optional(), waveBy: Day.optional(), archived: QueryFlag.optional(), sort: z.string().max(40).default('-changed'), ...PageInput }), output: pageOf(ProposalRow),
});
export const readProposal = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId', summary: 'A proposal with its changes, waves and gates', input: z.object(OfProposal), output: Proposal,
});
/** Against the structure as it is known now; `on` is the date of its first wave. Refused: `restructuring.not_in_the_past`. */
export const createProposal = endpoint({
  method: 'POST', path: '/api/v1/proposals', summary: 'Begin a proposal against the structure of today', creates: true,
  input: z.object({ name, why: why.default(''), on: Day }), output: Proposal,
});
/** Refused like every edit: `restructuring.published` once all its waves are written, `restructuring.archived`. */
export const changeProposal = endpoint({
  method: 'PATCH', path: '/api/v1/proposals/:proposalId', summary: 'Rename a proposal or say why', ifMatch: true,
  input: z.object({ ...Edit, name: name.optional(), why: why.optional() }), output: Proposal,
});
/** The dates of waves 1..n, ascending; a wave that is written keeps its own (`restructuring.wave_written`), one whose day passed unpublished is given another. Refused: `restructuring.waves_in_order`, `restructuring.not_in_the_past`, `restructuring.wave_in_use` when a change stands in a wave that would go. */
export const setWaves = endpoint({
  method: 'PUT', path: '/api/v1/proposals/:proposalId/waves', summary: 'Set the dates of a proposal’s waves', ifMatch: true,
  input: z.object({ ...Edit, dates: z.array(Day).min(1).max(12) }), output: Proposal,
});
export const duplicateProposal = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/copies', summary: 'Copy a proposal, against the structure of today', creates: true,
  input: z.object({ ...OfProposal, name }), output: Proposal,
});
/** Puts it before those who sign. Refused: `restructuring.does_not_fit` while some change is refused (`facts.refusals`). */
export const shareProposal = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/share', summary: 'Put a proposal before those who sign', ifMatch: true, input: z.object(Edit), output: Proposal,
});
export const archiveProposal = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/archive', summary: 'Put a proposal away, or take it out again', ifMatch: true,
  input: z.object({ ...Edit, archived: z.boolean().default(true) }), output: Proposal,
});

/** At the end, or before another; `instead` of some that are there, which go in the same act. Refused: `restructuring.no_such_wave`, `restructuring.wave_written` (nothing of a wave in the structure is edited). A change that does not fit is kept and told in `refusals`. */
export const addChanges = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/changes', summary: 'Add changes to a proposal', ifMatch: true,
  input: z.object({ ...Edit, changes: z.array(NewChange).min(1).max(2000), before: Id.optional(), instead: z.array(Id).max(2000).optional() }), output: Proposal,
});
export const replaceChange = endpoint({
  method: 'PUT', path: '/api/v1/proposals/:proposalId/changes/:changeId', summary: 'Put another change in a change’s place', ifMatch: true,
  input: z.object({ ...Edit, changeId: Id, ...NewChange.shape }), output: Proposal,
});
export const removeChanges = endpoint({
  method: 'POST', path: '/api/v1/proposals/:proposalId/changes/remove', summary: 'Take changes out of a proposal', ifMatch: true,
  input: z.object({ ...Edit, changeIds: z.array(Id).min(1).max(2000) }), output: Proposal,
});
/** All its changes, in their new order. */
export const orderChanges = endpoint({
  method: 'PUT', path: '/api/v1/proposals/:proposalId/changes', summary: 'Put a proposal’s changes in another order', ifMatch: true,
  input: z.object({ ...Edit, changeIds: z.array(Id).min(1).max(2000) }), output: Proposal,
});

export const StructureThen = z.object({ units: z.array(StructureUnit), seats: z.array(StructureSeat), lines: z.array(StructureLine), teams: z.array(StructureTeam) });
export type StructureThen = z.output<typeof StructureThen>;
/** What becomes of a unit or seat: `manager` (reports elsewhere), `grows`/`shrinks` (accounts it leads). */
export const Mark = z.object({ kind: z.enum(['unit', 'position']), id: Id, mark: z.enum(['opens', 'closes', 'changes', 'moves', 'manager', 'holder', 'grows', 'shrinks']) });
export type Mark = z.output<typeof Mark>;

const OfDay = { ...OfProposal, on: Day.optional() };
/** As `structure` answers it, of the date of the proposal's last wave unless asked of another: without what is still to come of the proposal. */
export const structureBefore = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/structure/before', summary: 'The structure a proposal is drawn on', input: z.object(OfDay), output: structure.output,
});
/**
 * What a proposal, with its waves up to `on` (its last unless asked), makes of the structure it is drawn on (`structureBefore` of the
 * same `on` and `knownAt`). Only what is not as it was: the units, positions and teams that it opens or that differ, whole; of each
 * of those positions all its lines; `gone` are those that are no more. All else stays, and a line that led to a position that is gone
 * is gone too. `costs`, where asked for: what each position costs a year once all is done, of those that have a cost; told to whoever sees costs.
 */
export const proposedStructure = endpoint({
  method: 'GET', path: '/api/v1/proposals/:proposalId/structure', summary: 'What a proposal makes of the structure',
  input: z.object({ ...OfDay, costs: QueryFlag.optional() }),
  output: z.object({ on: Day, knownAt: Instant, ...StructureThen.shape, gone: z.array(Id), marks: z.array(Mark), refusals: z.array(ChangeRefusal), costs: z.record(Id, Money).optional() }),
});
