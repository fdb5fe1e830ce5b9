import { focusDefaults, impactDefaults, interdependenceDefaults, workingTimeDefaults } from '../../focus/rules/index.ts';
import { loadBand } from '../../reporting/rules/index.ts';
import { handOverDefaults } from '../../restructuring/rules/index.ts';
import { followUpDefaults } from '../../transition/rules/index.ts';
import type { Parameter, ParameterName } from '../contract/parameters.ts';

/** Values by the path of each part: `{ 'weightsBp.c1': 3500 }`. */
export type Values = Record<string, number>;
interface Kind { parts: Record<string, readonly [unit: Parameter['parts'][number]['unit'], least: number, most: number]>; usual: Values; whole?: (v: Values) => Record<string, string> }

/** Nested as the rules read it, from parts by their paths; and back. */
export function nest(values: Values): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(values)) {
    const [head, tail] = path.split('.') as [string, string | undefined];
    if (tail === undefined) nested[head] = value;
    else nested[head] = { ...(nested[head] as object | undefined), [tail]: value };
  }
  return nested;
}
export const flatten = (nested: object, under = ''): Values => Object.fromEntries(Object.entries(nested).flatMap(([name, value]) =>
  typeof value === 'number' ? [[under + name, value] as const] : typeof value === 'object' && value !== null ? Object.entries(flatten(value as object, `${under}${name}.`)) : []));

const days = (most: number) => ['days', 1, most] as const, share = ['share', 0, 1] as const, bp = ['bp', 0, 10_000] as const, points = ['points', 0, 100] as const;
const inOrder = (v: Values, ...parts: string[]): Record<string, string> =>
  Object.fromEntries(parts.slice(1).flatMap((part, i) => (v[part]! < v[parts[i]!]! ? [[part, 'oversight.parameter_order']] : [])));

const wholeOf = (v: Values, weights: readonly string[]): boolean => weights.reduce((sum, w) => sum + v[`weightsBp.${w}`]!, 0) === 10_000;

/** What each parameter is made of, within which bounds, and what must hold between its parts: as the rule that reads it asks. */
export const parameterKinds: Record<ParameterName, Kind> = {
  'focus.impact': {
    usual: flatten(impactDefaults),
    parts: {
      'weightsBp.c1': bp, 'weightsBp.c2': bp, 'weightsBp.c3': bp, 'weightsBp.c4': bp, 'weightsBp.c5': bp, relationshipHalfLifeDays: days(3650), leadShare: share,
      'mitigation.newHire': share, 'mitigation.existing': share, 'mitigation.similar': share, 'loss.low': share, 'loss.base': share, 'loss.high': share, newSales: share,
      priorChangeMonths: ['months', 0, 120], meetingDays: days(90), decisionFrom: points, wavesFrom: points,
    },
    whole: (v) => ({
      ...(wholeOf(v, ['c1', 'c2', 'c3', 'c4', 'c5']) ? {} : { 'weightsBp.c5': 'oversight.parameter_weights' }),
      ...inOrder(v, 'loss.low', 'loss.base', 'loss.high'), ...inOrder(v, 'mitigation.similar', 'mitigation.existing', 'mitigation.newHire'), ...inOrder(v, 'decisionFrom', 'wavesFrom'),
    }),
  },
  'focus.index': { usual: { ...focusDefaults }, parts: { linkedWeight: share, linkedCap: ['share', 0, 5], leastMinutes: ['minutes', 60, 2400], lowEvidenceBelow: share, leastPeople: ['people', 5, 100] } },
  'focus.interdependence': {
    usual: flatten(interdependenceDefaults),
    parts: {
      'weightsBp.JG': bp, 'weightsBp.JW': bp, 'weightsBp.R': bp, 'weightsBp.IR': bp, 'weightsBp.HQ': bp, least: ['share', 0.001, 0.2],
      ...Object.fromEntries(Object.keys(interdependenceDefaults.jointWork).map((kind) => [`jointWork.${kind}`, ['times', 0, 10] as const])),
    },
    whole: (v): Record<string, string> => (wholeOf(v, ['JG', 'JW', 'R', 'IR', 'HQ']) ? {} : { 'weightsBp.HQ': 'oversight.parameter_weights' }),
  },
  'reporting.load_band': { usual: { ...loadBand }, parts: { under: ['share', 0.1, 1], over: ['share', 1, 5] } },
  'reporting.time_decay': { usual: { halfLifeDays: 30 }, parts: { halfLifeDays: days(3650) } },
  'restructuring.hand_over': { usual: { ...handOverDefaults }, parts: { overlapDays: ['days', 0, 365], splitBp: bp, commitDays: ['days', 0, 365] } },
  'restructuring.follow_up': {
    usual: flatten(followUpDefaults),
    parts: {
      'reviews.first': days(365), 'reviews.second': days(365), 'reviews.third': days(730), pulseDays: days(60), haltMargin: share, haltAfterDays: days(365), leastAccounts: ['accounts', 2, 1000], focusFloor: share, focusWeeks: ['weeks', 1, 12], haltRestDays: days(365), calibrationSpread: share,
    },
    whole: (v) => inOrder(v, 'reviews.first', 'reviews.second', 'reviews.third'),
  },
  'decisions.working_time': { usual: { ...workingTimeDefaults }, parts: { weeksAYear: ['weeks', 1, 52], hoursAWeek: ['hours', 1, 60] } },
  'customers.served_days': { usual: { days: 30 }, parts: { days: days(365) } },
};

const isWhole = (unit: string) => unit !== 'share';

/** What is wrong with a value of a parameter, part by part; empty when it may be set. */
export function problemsOf(name: ParameterName, values: Values): Record<string, string> {
  const { parts, whole } = parameterKinds[name], problems: Record<string, string> = {};
  for (const [part, [unit, least, most]] of Object.entries(parts)) {
    const value = values[part];
    if (value === undefined || value < least || value > most || (isWhole(unit) && !Number.isInteger(value))) problems[part] = 'oversight.parameter_bounds';
  }
  for (const part of Object.keys(values)) if (!(part in parts)) problems[part] = 'oversight.parameter_unknown';
  return Object.keys(problems).length > 0 ? problems : (whole?.(values) ?? {});
}
