import fc from 'fast-check';
import { expect, test } from 'vitest';
import { size } from './chartLayout.ts';
import { dottedPath, linkPath, meets } from './chartPaths.ts';

const corner = fc.record({ x: fc.integer({ min: 0, max: 3000 }), y: fc.integer({ min: 0, max: 90_000 }) });
const height = 46;
/** Where a path begins and ends. */
const endsOf = (d: string) => ({ begins: /^M([\d.-]+) ([\d.-]+)/.exec(d)!.slice(1).map(Number), ends: Number(/H([\d.-]+)$/.exec(d)![1]) });

test('a line leaves its manager at the right edge and arrives at the left edge of whom it leads, whichever of them is higher', () => {
  fc.assert(fc.property(corner, corner, (from, to) => {
    const { d, box } = linkPath(from, to, 'branch', height);
    expect(endsOf(d)).toEqual({ begins: [from.x + size.width, from.y + height / 2], ends: to.x });
    expect(meets(box, { x: to.x, y: to.y, width: size.width, height })).toBe(true);
  }));
});

test('between two on one level it is straight, and a dotted line goes round behind both', () => {
  expect(linkPath({ x: 0, y: 100 }, { x: 215, y: 100 }, 'branch', height).d).toBe('M160 123H215');
  fc.assert(fc.property(corner, corner, (from, to) => {
    const { box } = dottedPath(from, to, height);
    expect(box.x).toBeLessThan(Math.min(from.x, to.x));
  }));
});
