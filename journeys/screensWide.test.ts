import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, type Journey } from './journey.ts';
import { leaveRecords } from './records.ts';
import { registered } from './registered.ts';
import { sweep } from './sweep.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); await leaveRecords(journey); }, 180_000);
afterAll(() => journey?.close());

test('in Spanish, on a wide window, by day and by night, every screen can be read, heard and used by everybody; none scrolls sideways at any width, complains, or lacks a word', async () => {
  const { visited, unreached, amiss } = await sweep(journey, await registered(), { language: 'es', width: 1440 }, [768, 320]);
  expect(unreached).toEqual([]);
  expect(visited.length).toBeGreaterThan(40);
  expect(amiss).toEqual([]);
}, 900_000);
