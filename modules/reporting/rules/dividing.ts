import { attribute, attributeByFrozen, type Allocation, type BookingToAttribute, mirrorStanding } from './attribution.ts';
import { attributionModels, type AttributionModel, type WeightedTouch } from './attributionWeights.ts';

/** A touch as it is gathered with a booking: with what it is reported under. */
export interface GatheredTouch { touchId: string; occurredAt: string; occurredOn: string; originKey: string; campaignId: string | null }
/** A booking that waits to be divided. For a credit note or reversal: the frozen weights and standing parts of what it belongs to. */
export interface WaitingBooking {
  id: string; kind: 'booking' | 'amendment' | 'credit_note' | 'reversal'; reversesId: string | null; ownerPositionId: string; bookedOn: string;
  minor: string; currency: string; reportingMinor: string | null; reportingCurrency: string;
  touches: GatheredTouch[];
  frozen: (GatheredTouch & { model: AttributionModel; weight: string })[];
  standing: { model: AttributionModel; touchId: string | null; minor: string; reportingMinor: string | null }[];
}
export interface Divided {
  frozen: { bookingId: string; model: AttributionModel; touchId: string; ownerPositionId: string; weight: string }[];
  allocations: {
    bookingId: string; model: AttributionModel; touchId: string | null; ownerPositionId: string; originKey: string | null; campaignId: string | null;
    bookedOn: string; minor: string; currency: string; reportingMinor: string | null;
  }[];
}

/**
 * Divides bookings, in the order given, by every model. An original and its reversal may come in one batch: what was
 * divided before in it counts as standing. A reversal takes back exactly what is left at each touch; a credit note or
 * amendment is divided by the frozen weights of the booking it belongs to; anything else by its own touches.
 */
export function divideBookings(waiting: readonly WaitingBooking[], halfLifeDays: number): Divided {
  const out: Divided = { frozen: [], allocations: [] };
  const inBatch = new Map(waiting.map((w) => [w.id, w]));
  const done = new Map<string, { frozen: WeightedTouch[]; parts: Allocation[] }>();
  for (const booking of waiting) {
    for (const model of attributionModels) divideOne(booking, model, halfLifeDays, inBatch, done, out);
  }
  return out;
}

function divideOne(
  b: WaitingBooking, model: AttributionModel, halfLifeDays: number, inBatch: ReadonlyMap<string, WaitingBooking>,
  done: Map<string, { frozen: WeightedTouch[]; parts: Allocation[] }>, out: Divided,
): void {
  const event = eventOf(b);
  const root = b.reversesId ?? b.id, before = done.get(`${root} ${model}`);
  const frozen = before?.frozen ?? b.frozen.filter((f) => f.model === model).map((f) => ({ ...f, occurredAt: new Date(f.occurredAt), weight: BigInt(f.weight) }));
  const standing = [...b.standing.filter((s) => s.model === model).map(asAllocation), ...(before?.parts ?? [])];
  const parts = b.reversesId === null ? attribute(event, b.touches.map(asTouch), model, halfLifeDays)
    : { frozen, allocations: b.kind === 'reversal' && standing.length > 0 ? mirrorStanding(standing) : attributeByFrozen(event, frozen).allocations };
  if (b.reversesId === null) {
    for (const f of parts.frozen) out.frozen.push({ bookingId: b.id, model, touchId: f.touchId, ownerPositionId: b.ownerPositionId, weight: f.weight.toString() });
  }
  done.set(`${root} ${model}`, { frozen: parts.frozen, parts: [...(before?.parts ?? []), ...parts.allocations] });
  const touches = new Map([...b.touches, ...b.frozen, ...(inBatch.get(root)?.touches ?? [])].map((t) => [t.touchId, t]));
  for (const a of parts.allocations) {
    const touch = a.touchId === null ? undefined : touches.get(a.touchId);
    out.allocations.push({
      bookingId: b.id, model, touchId: a.touchId, ownerPositionId: b.ownerPositionId, originKey: touch?.originKey ?? null, campaignId: touch?.campaignId ?? null,
      bookedOn: b.bookedOn, minor: a.minor.toString(), currency: b.currency, reportingMinor: a.reportingMinor?.toString() ?? null,
    });
  }
}

const eventOf = (b: WaitingBooking): BookingToAttribute => ({
  bookingId: b.id, bookedOn: b.bookedOn, amount: { minor: BigInt(b.minor), currency: b.currency },
  reporting: b.reportingMinor === null ? null : { minor: BigInt(b.reportingMinor), currency: b.reportingCurrency },
});
const asTouch = (t: GatheredTouch) => ({ touchId: t.touchId, occurredAt: new Date(t.occurredAt), occurredOn: t.occurredOn });
const asAllocation = (s: WaitingBooking['standing'][number]): Allocation =>
  ({ touchId: s.touchId, minor: BigInt(s.minor), reportingMinor: s.reportingMinor === null ? null : BigInt(s.reportingMinor) });
