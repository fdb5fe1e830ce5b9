import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedData } from '../../../house/sharedData.ts';
import { openTestHouse, type TestHouse } from '../../../house/testHouse.ts';
import { bringIn } from './bringIn.ts';

const folder = sharedData('olist_funnel');

describe.skipIf(!folder)('the real funnel (needs ../shared/data/olist_funnel)', () => {
  let house: TestHouse;
  beforeAll(async () => { house = await openTestHouse(); });
  afterAll(() => house.close());

  test('comes in whole: 8,000 leads, 842 won deals, 54 seats held by 41 people', async () => {
    const run = await bringIn('examples/olist-funnel/mapping.json', folder!, house.as('elena'));
    expect(run.problems).toBe(0);
    expect(run.state).toBe('done');
    const made = (noun: string) => run.steps.filter((s) => s.noun === noun).reduce((n, s) => n + s.create, 0);
    expect({ lead: made('lead'), deals: made('opportunity'), handOffs: made('hand_off'), seats: made('position'), people: made('person'), bookings: made('booking') })
      .toEqual({ lead: 8000, deals: 842, handOffs: 842, seats: 55, people: 41, bookings: 380 });
    const [{ minor }] = await house.owner`select sum(minor)::text as minor from sales.booking_event` as unknown as [{ minor: string }];
    expect(minor).toBe('67685148');
  });

  test('brought in again it changes nothing', async () => {
    const run = await bringIn('examples/olist-funnel/mapping.json', folder!, house.as('elena'));
    expect(run.steps.reduce((n, s) => n + s.create + s.update + s.wrong, 0)).toBe(0);
  });
});
