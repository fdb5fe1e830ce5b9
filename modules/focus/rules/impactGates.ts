import { reason, type Reason } from '../../organization/rules/index.ts';
import type { ImpactParameters } from './parameters.ts';

export type GateReason = 'below_gates' | 'executive_decision_needed' | 'waves_needed';
export interface Gate {
  needsDecision: boolean;
  needsWaves: boolean;
  reasons: Reason<GateReason>[];
}

/** Whether a score comes to a bound, as it is written: to the tenth. What reads 40.0 asks for what 40 asks for, though shares are rounded down. */
export const reaches = (score: number, from: number): boolean => Math.round(score * 10) >= Math.round(from * 10);

/** From 40 a change needs the executive's decision, from 60 it must be split into waves as well (dated parameters). */
export function gateOf(score: number, { decisionFrom, wavesFrom }: ImpactParameters): Gate {
  const [needsDecision, needsWaves] = [reaches(score, decisionFrom), reaches(score, wavesFrom)];
  const reasons: Reason<GateReason>[] = [];
  if (needsDecision) reasons.push(reason('executive_decision_needed', { score, from: decisionFrom }));
  if (needsWaves) reasons.push(reason('waves_needed', { score, from: wavesFrom }));
  if (reasons.length === 0) reasons.push(reason('below_gates', { score, decisionFrom, wavesFrom }));
  return { needsDecision, needsWaves, reasons };
}
