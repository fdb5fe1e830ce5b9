import { reaches } from '../../focus/rules/index.ts';
import { reason, type Reason } from '../../organization/rules/index.ts';
import type { GateCode } from '../contract/gates.ts';

/*
  What each gate asks (DOMAIN E3). Points that can be computed are; of those, some may be excused in writing. The rest are
  answered by a person. A gate is signed only once every point is met or answered.
*/
export interface Point { code: string; by: 'system' | 'person'; passes: boolean; excusable: boolean; reasons: Reason[]; items: { id: string; name: string }[] }
type Item = { id: string; name: string };
export interface GateFacts {
  changing: number; unweighed: number; score: number; /** Weighed as the whole company sees it; false: that is being done. */ whole: boolean; decisionFrom: number; wavesFrom: number; waves: number;
  refused: number; orphans: readonly Item[]; unplannedA: readonly Item[]; /** Of class A too, out of the reach of who asks: counted, not named. */ unplannedUnseen: number; changedOften: readonly Item[];
  linkedDecisions: readonly Item[]; executiveDecided: boolean;
  outsideBand: readonly Item[]; newSeatsWithoutCost: readonly Item[]; leftWithoutSeat: readonly Item[];
  goalsNotRehomed: readonly Item[];
  layersAdded: number; minutesBefore: number; minutesAfter: number; forumsTooLong: readonly Item[];
}

const must = (code: string, items: readonly Item[], figures: Reason['figures'] = {}): Point => ({ code, by: 'system', passes: items.length === 0, excusable: false, reasons: [reason(code, { count: items.length, ...figures })], items: [...items] });
const should = (code: string, items: readonly Item[], figures: Reason['figures'] = {}): Point => ({ ...must(code, items, figures), excusable: true });
const holds = (code: string, passes: boolean, excusable: boolean, figures: Reason['figures']): Point => ({ code, by: 'system', passes, excusable, reasons: [reason(code, figures)], items: [] });
const asked = (code: string): Point => ({ code, by: 'person', passes: false, excusable: true, reasons: [], items: [] });

export function gatePoints(f: GateFacts): Record<GateCode, Point[]> {
  const executive = reaches(f.score, f.decisionFrom);
  return {
    customers: [
      ...(f.whole ? [] : [holds('whole_weighed', false, false, {})]), holds('all_fits', f.refused === 0, false, { count: f.refused }), must('no_orphans', f.orphans), holds('in_waves', !reaches(f.score, f.wavesFrom) || f.waves > 1, false, { score: f.score, from: f.wavesFrom, waves: f.waves }),
      // A score that nothing was weighed for says nothing, so somebody says in writing why it is accepted.
      ...(f.changing > 0 && f.unweighed === f.changing ? [holds('customers_weighed', false, true, { count: f.unweighed })] : []), { ...should('continuity_planned', f.unplannedA, { count: f.unplannedA.length + f.unplannedUnseen, unseen: f.unplannedUnseen }), passes: f.unplannedA.length + f.unplannedUnseen === 0 }, should('changed_once', f.changedOften),
    ],
    decisions: [
      { ...holds('decision_linked', f.linkedDecisions.length > 0, true, { count: f.linkedDecisions.length }), items: [...f.linkedDecisions] },
      ...(executive ? [holds('executive_decided', f.executiveDecided, false, { score: f.score, from: f.decisionFrom })] : []), asked('decisions_faster'),
    ],
    structure: [should('spans_in_band', f.outsideBand), should('seats_costed', f.newSeatsWithoutCost), should('people_placed', f.leftWithoutSeat)],
    goals: [must('goals_rehomed', f.goalsNotRehomed), asked('goal_served')],
    information: [
      holds('time_paid_for', f.minutesAfter <= f.minutesBefore, true, { before: f.minutesBefore, after: f.minutesAfter, layers: f.layersAdded }), must('forums_end', f.forumsTooLong),
    ],
    consultation: [asked('people_told'), asked('people_department'), asked('workers_consulted')],
  };
}

/** Points that stand in the way: neither met nor answered where an answer will do. */
export const openPoints = (points: readonly Point[], answered: ReadonlySet<string>): Point[] => points.filter((p) => !p.passes && !(p.excusable && answered.has(p.code)));
