import { layersOf, medianOf, spanBands, spanFit, type SpanFit, spansOf } from '../../organization/rules/index.ts';
import type { Plan } from './plan.ts';

export interface Span { seat: string; archetype: string | null; span: number; least: number | null; most: number | null; fits: SpanFit }

/** Every seat that others report to, against its archetype's band; one with an archetype and no reports is below it. */
export function spansIn(plan: Plan): Span[] {
  const spans = spansOf(plan.managers);
  return [...plan.seats.values()].filter((s) => spans.has(s.id) || s.archetype !== null).map((s): Span => {
    const span = spans.get(s.id) ?? 0, band = s.archetype === null ? undefined : spanBands[s.archetype];
    return { seat: s.id, archetype: s.archetype, span, least: band?.least ?? null, most: band?.most ?? null, fits: spanFit(span, s.archetype) };
  }).sort((a, b) => b.span - a.span || (a.seat < b.seat ? -1 : 1));
}

export interface Figures { units: number; seats: number; fte: number; vacancies: number; layers: number; managers: number; medianSpan: number | null; outsideBand: number; spans: Span[] }

/** The figures of a structure. A vacancy is a seat that is not frozen nor planned, and that nobody sits in but who is `away` (suspended). */
export function figuresOf(plan: Plan, away: ReadonlySet<string>): Figures {
  const seats = [...plan.seats.values()], spans = spansIn(plan), led = spans.filter((s) => s.span > 0).map((s) => s.span);
  return {
    units: plan.units.size, seats: seats.length, fte: Math.round(seats.reduce((sum, s) => sum + s.fte, 0) * 1000) / 1000,
    vacancies: seats.filter((s) => s.holders.every((h) => away.has(h.personId)) && (s.status === 'open' || s.status === 'filled')).length,
    layers: Math.max(0, ...layersOf(plan.managers, plan.seats.keys()).values()), managers: led.length,
    medianSpan: medianOf(led),
    outsideBand: spans.filter((s) => s.fits === 'below' || s.fits === 'above').length, spans,
  };
}

/** Managers put between somebody and the top who were not there before: the most that any seat that stays goes down. */
export function layersAdded(before: Plan, after: Plan): number {
  const staying = [...before.seats.keys()].filter((id) => after.seats.has(id)), [was, is] = [layersOf(before.managers, staying), layersOf(after.managers, staying)];
  return staying.reduce((most, id) => Math.max(most, is.get(id)! - was.get(id)!), 0);
}
