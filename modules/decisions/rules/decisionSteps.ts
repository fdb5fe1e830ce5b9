import { reason, type Reason } from '../../organization/rules/index.ts';

/*
  The life of a decision (DOMAIN E3): framed, with the effect on customers first; options; recommended; agreed or objected;
  decided; executing; done; reviewed. Steps are taken by whoever holds the part, are never undone, and the state is read from
  them. Whoever decides may do so over an objection that was answered by a new agreement, not over one that stands; where
  nobody was asked to recommend or agree, those steps are left out. A part goes on with another seat when its own closes: what the seat
  before had said is the part's word until the new one says otherwise.
*/
export type Step = 'recommend' | 'agree' | 'object' | 'decide' | 'execute' | 'finish' | 'review';
export type Part = 'recommends' | 'agrees' | 'performs' | 'gives_input' | 'decides';
export interface Taken { step: Step; seat: string | null }
export interface Asked { options: number; roles: readonly { role: Part; seat: string }[]; steps: readonly Taken[]; superseded: boolean; /** Parts that went from a seat that closed to another. */ passed?: readonly { role: Part; from: string; to: string }[] }

export const partOf: Readonly<Record<Step, Part>> = { recommend: 'recommends', agree: 'agrees', object: 'agrees', decide: 'decides', execute: 'performs', finish: 'performs', review: 'decides' };

export function stateOfDecision(asked: Asked): 'framed' | 'options' | 'recommended' | 'agreed' | 'objected' | 'decided' | 'executing' | 'done' | 'reviewed' | 'superseded' {
  const { options, steps, superseded, roles } = asked, took = (s: Step) => steps.some((t) => t.step === s);
  if (superseded) return 'superseded';
  if (took('review')) return 'reviewed';
  if (took('finish')) return 'done';
  if (took('execute')) return 'executing';
  if (took('decide')) return 'decided';
  if (objecting(asked).length > 0) return 'objected';
  const agreeing = roles.filter((r) => r.role === 'agrees');
  if (agreeing.length > 0 && agreeing.every((r) => wordOf(asked, r.seat) === 'agree')) return 'agreed';
  return took('recommend') ? 'recommended' : options > 0 ? 'options' : 'framed';
}

/** The last word of a seat's part, its own or of whoever had the part before. */
function wordOf({ steps, passed = [] }: Asked, seat: string): Step | null {
  const had = new Set([seat]);
  for (const s of had) for (const p of passed) if (p.role === 'agrees' && p.to === s) had.add(p.from);
  return steps.findLast((t) => t.seat !== null && had.has(t.seat) && (t.step === 'agree' || t.step === 'object'))?.step ?? null;
}
/** Seats whose part's last word is an objection. */
const objecting = (asked: Asked): string[] => asked.roles.flatMap((r) => (r.role === 'agrees' && wordOf(asked, r.seat) === 'object' ? [r.seat] : []));

/** What stands against taking a step now; empty when nothing does. */
export function againstStep(asked: Asked, step: Step): Reason<'not_yet' | 'objected' | 'already_decided' | 'option_missing'>[] {
  const took = (s: Step) => asked.steps.some((t) => t.step === s), decided = took('decide');
  if (asked.superseded) return [reason('already_decided')];
  if ((step === 'recommend' || step === 'agree' || step === 'object' || step === 'decide') && decided) return [reason('already_decided')];
  if ((step === 'recommend' || step === 'decide') && asked.options === 0) return [reason('option_missing')];
  if (step === 'decide' && objecting(asked).length > 0) return [reason('objected', { seats: objecting(asked) })];
  if (step === 'execute' && !decided || step === 'finish' && !decided || step === 'review' && !decided) return [reason('not_yet', { step })];
  if (step === 'review' && took('review') || step === 'finish' && took('finish')) return [reason('not_yet', { step })];
  return [];
}

export const allSteps: readonly Step[] = ['recommend', 'agree', 'object', 'decide', 'execute', 'finish', 'review'];
