import type { Amount } from '../../../contract/money.ts';
import { reason, type Day, type Reason } from '../../organization/rules/index.ts';
import { allocate } from './allocate.ts';
import { touchKey, weighTouches, type AttributionModel, type Touch, type WeightedTouch } from './attributionWeights.ts';

/** `reporting`: the booking's value in the reporting currency, converted once at its dated rate; null where no rate exists. */
export interface BookingToAttribute {
  bookingId: string;
  bookedOn: Day;
  amount: Amount;
  reporting: Amount | null;
}
/** `touchId` null: unattributed. The parts of a booking sum to it, in both currencies. */
export interface Allocation {
  touchId: string | null;
  minor: bigint;
  reportingMinor: bigint | null;
}
export type AttributionReason = 'touch_after_booking' | 'no_touch' | 'no_touch_in_time' | 'shared_among_touches' | 'mirrors_frozen_weights';
/** `frozen`: the weights to keep with the booking, by which every credit note and reversal of it is divided. */
export interface Attribution {
  frozen: WeightedTouch[];
  allocations: Allocation[];
  reasons: Reason<AttributionReason>[];
}

/** A touch counts when its business date is not after the booking's. */
export const isEligible = (touch: Touch, bookedOn: Day): boolean => touch.occurredOn <= bookedOn;

/** Divides a booking among the touches that count, by a model; without any it is unattributed, so the total always closes. */
export function attribute(booking: BookingToAttribute, touches: readonly Touch[], model: AttributionModel, halfLifeDays?: number): Attribution {
  const eligible = touches.filter((t) => isEligible(t, booking.bookedOn));
  const late = touches.filter((t) => !isEligible(t, booking.bookedOn));
  const reasons: Reason<AttributionReason>[] = late.map((t) =>
    reason('touch_after_booking', { touchId: t.touchId, occurredOn: t.occurredOn, bookedOn: booking.bookedOn }),
  );
  if (eligible.length === 0) reasons.push(reason(late.length > 0 ? 'no_touch_in_time' : 'no_touch', { bookingId: booking.bookingId }));
  else reasons.push(reason('shared_among_touches', { model, touches: eligible.length }));
  const frozen = weighTouches(model, eligible, halfLifeDays);
  return { frozen, allocations: divide(booking, frozen), reasons };
}

/** Divides a credit note, amendment or reversal by the frozen weights of the booking it belongs to: a whole reversal is its exact mirror. */
export const attributeByFrozen = (event: BookingToAttribute, frozen: readonly WeightedTouch[]): Attribution => ({
  frozen: [...frozen],
  allocations: divide(event, frozen),
  reasons: [reason('mirrors_frozen_weights', { touches: frozen.length })],
});

function divide(booking: BookingToAttribute, weighted: readonly WeightedTouch[]): Allocation[] {
  if (weighted.every((t) => t.weight === 0n))
    return [{ touchId: null, minor: booking.amount.minor, reportingMinor: booking.reporting?.minor ?? null }];
  const [weights, keys] = [weighted.map((t) => t.weight), weighted.map(touchKey)];
  const minors = allocate(booking.amount.minor, weights, keys);
  const reporting = booking.reporting && allocate(booking.reporting.minor, weights, keys);
  return weighted.map((t, i) => ({ touchId: t.touchId, minor: minors[i]!, reportingMinor: reporting?.[i] ?? null }));
}

/**
 * What a reversal allocates after credit notes: exactly what is left at each touch, so that afterwards every touch stands
 * at zero. `standing`: the allocations of the booking and of all that mirrored it before, of one model.
 */
export function mirrorStanding(standing: readonly Allocation[]): Allocation[] {
  const left = new Map<string | null, Allocation>();
  for (const a of standing) {
    const sum = left.get(a.touchId) ?? { touchId: a.touchId, minor: 0n, reportingMinor: a.reportingMinor === null ? null : 0n };
    const reportingMinor = sum.reportingMinor === null || a.reportingMinor === null ? null : sum.reportingMinor - a.reportingMinor;
    left.set(a.touchId, { touchId: a.touchId, minor: sum.minor - a.minor, reportingMinor });
  }
  return [...left.values()];
}
