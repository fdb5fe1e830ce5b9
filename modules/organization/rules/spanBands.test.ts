import { expect, test } from 'vitest';
import { medianOf, spanFit } from './spanBands.ts';

test.each([
  [7, 'supervisor', 'below'], [8, 'supervisor', 'fits'], [10, 'supervisor', 'fits'], [11, 'supervisor', 'above'], [400, 'coordinator', 'fits'], [14, 'coordinator', 'below'], [5, null, 'unknown'], [5, 'something else', 'unknown'],
] as const)('a span of %i under a %s %s', (span, archetype, fit) => expect(spanFit(span, archetype)).toBe(fit));

test.each([[[], null], [[3], 3], [[9, 3], 6], [[9, 1, 3], 3]] as const)('the median of %j is %s', (spans, median) => expect(medianOf(spans)).toBe(median));
