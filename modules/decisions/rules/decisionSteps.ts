import { reason, type Reason } from '../../organization/rules/index.ts';

/*
  The life of a decision (DOMAIN E3): framed, with the effect on customers first; options; recommended; agreed or objected;
  decided; executing; done; reviewed. Steps are taken by whoever holds the part, are never undone, and the state is read from
  them. Whoever decides may do so over an objection that was answered by a new agreement, not over one that stands; where
  nobody was asked to recommend or agree, those steps are left out.
*/
export type Step = 'recommend' | 'agree' | 'object' | 'decide' | 'execute' | 'finish' | 'review';
export type Part = 'recommends' | 'agrees' | 'performs' | 'gives_input' | 'decides';
export interface Taken { step: Step; seat: string | null }
export interface Asked { options: number; roles: readonly { role: Part; seat: string }[]; steps: readonly Taken[]; superseded: boolean }

export const partOf: Readonly<Record<Step, Part>> = { recommend: 'recommends', agree: 'agrees', object: 'agrees', decide: 'decides', execute: 'performs', finish: 'performs', review: 'decides' };

export function stateOfDecision({ options, steps, superseded, roles }: Asked): 'framed' | 'options' | 'recommended' | 'agreed' | 'objected' | 'decided' | 'executing' | 'done' | 'reviewed' | 'superseded' {
  const took = (s: Step) => steps.some((t) => t.step === s);
  if (superseded) return 'superseded';
  if (took('review')) return 'reviewed';
  if (took('finish')) return 'done';
  if (took('execute')) return 'executing';
  if (took('decide')) return 'decided';
  if (objecting(steps).length > 0) return 'objected';
  const agreeing = roles.filter((r) => r.role === 'agrees');
  if (agreeing.length > 0 && agreeing.every((r) => lastOf(steps, r.seat) === 'agree')) return 'agreed';
  return took('recommend') ? 'recommended' : options > 0 ? 'options' : 'framed';
}

const lastOf = (steps: readonly Taken[], seat: string) => steps.findLast((t) => t.seat === seat && (t.step === 'agree' || t.step === 'object'))?.step ?? null;
/** Seats whose last word is an objection. */
export const objecting = (steps: readonly Taken[]): string[] => [...new Set(steps.flatMap((t) => (t.seat ? [t.seat] : [])))].filter((seat) => lastOf(steps, seat) === 'object');

/** What stands against taking a step now; empty when nothing does. */
export function againstStep(asked: Asked, step: Step): Reason<'not_yet' | 'objected' | 'already_decided' | 'option_missing'>[] {
  const took = (s: Step) => asked.steps.some((t) => t.step === s), decided = took('decide');
  if (asked.superseded) return [reason('already_decided')];
  if ((step === 'recommend' || step === 'agree' || step === 'object' || step === 'decide') && decided) return [reason('already_decided')];
  if ((step === 'recommend' || step === 'decide') && asked.options === 0) return [reason('option_missing')];
  if (step === 'decide' && objecting(asked.steps).length > 0) return [reason('objected', { seats: objecting(asked.steps) })];
  if (step === 'execute' && !decided || step === 'finish' && !decided || step === 'review' && !decided) return [reason('not_yet', { step })];
  if (step === 'review' && took('review') || step === 'finish' && took('finish')) return [reason('not_yet', { step })];
  return [];
}

export const allSteps: readonly Step[] = ['recommend', 'agree', 'object', 'decide', 'execute', 'finish', 'review'];
