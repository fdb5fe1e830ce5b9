import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysServed, gapsOf, placeBeside, placeFlags, silentDays, stretchesOf, weeksServed } from './layout.ts';

describe('a lane', () => {
  test('joins contacts that follow one another within the hold', () => expect(stretchesOf([0, 20, 90], 30, 200)).toEqual([[0, 50], [90, 120]]));
  test('does not promise care after today', () => expect(stretchesOf([190, 240], 30, 200)).toEqual([[190, 200]]));
  test('leaves gaps whose length counts from the last contact', () => {
    const gaps = gapsOf(stretchesOf([0, 90], 30, 150), 150);
    expect(gaps).toEqual([[30, 90], [120, 150]]);
    expect(silentDays(gaps[0]!, 30)).toBe(90);
  });
  test('a customer nobody called has one gap, the whole window', () => {
    expect(gapsOf([], 100)).toEqual([[0, 100]]);
    expect(silentDays([0, 100], 30)).toBe(100);
  });
});

const days = fc.array(fc.nat(220));
test('days served by both, one and none add up to the window, and so do the weeks', () => {
  fc.assert(fc.property(days, days, fc.integer({ min: 1, max: 60 }), fc.nat(200), (m, s, hold, today) => {
    const served = daysServed(stretchesOf(m, hold, today), stretchesOf(s, hold, today), today);
    expect(served.both + served.marketing + served.sales + served.none).toBe(today);
    const weeks = weeksServed(served);
    expect(weeks.both + weeks.marketing + weeks.sales + weeks.none).toBe(Math.round(today / 7));
  }));
});

describe('labels beside their marks', () => {
  test('turn to the left where the next mark stands in the way, and are left out where neither side is free', () => {
    const at = (id: string, x: number) => ({ id, x, text: 'Muestras en obra' });
    expect([...placeBeside([at('a', 100), at('b', 400), at('c', 430)], [0, 600])]).toEqual([['c', 'right'], ['b', 'left'], ['a', 'right']]);
    expect(placeBeside([at('a', 20), at('b', 60)], [0, 200]).has('a')).toBe(false);
  });
});

describe('flags', () => {
  const flags = fc.array(fc.record({ x: fc.integer({ min: 0, max: 800 }), text: fc.string({ minLength: 1, maxLength: 24 }) }), { maxLength: 30 })
    .map((list) => list.map((f, i) => ({ ...f, id: String(i) })));
  test('never lie over one another on a row, nor cross the right edge', () => {
    fc.assert(fc.property(flags, (list) => {
      const placed = placeFlags(list, 4, 800);
      const boxes = list.flatMap((f) => {
        const p = placed.get(f.id);
        const width = f.text.length * 5 + 9;
        return p ? [{ row: p.row, from: p.toLeft ? f.x - width : f.x - 2, to: p.toLeft ? f.x + 2 : f.x + width }] : [];
      });
      for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(a.row === b.row && a.from < b.to && a.to > b.from).toBe(false);
      for (const box of boxes) expect(box.to).toBeLessThanOrEqual(802);
    }));
  });
  test('the newest is placed first, on the lowest row', () => {
    expect(placeFlags([{ id: 'old', x: 100, text: 'Jornada en fábrica' }, { id: 'new', x: 130, text: 'Visita' }], 4, 800))
      .toEqual(new Map([['new', { row: 0, toLeft: false }], ['old', { row: 1, toLeft: false }]]));
  });
  test('without room it is left out rather than laid over another', () => {
    expect(placeFlags([{ id: 'a', x: 100, text: 'Expocerámica' }, { id: 'b', x: 104, text: 'Expocerámica' }], 1, 800).size).toBe(1);
  });
});
