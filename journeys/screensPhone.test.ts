import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginJourney, type Journey } from './journey.ts';
import { leaveRecords } from './records.ts';
import { registered } from './registered.ts';
import { sweep } from './sweep.ts';

let journey: Journey;
beforeAll(async () => { journey = await beginJourney('prepared'); await leaveRecords(journey); }, 180_000);
afterAll(() => journey?.close());

test('in English, on a phone, by day and by night, every screen can be read, heard and used by everybody; none scrolls sideways at any width, complains, or lacks a word', async () => {
  const { visited, unreached, amiss } = await sweep(journey, await registered(), { language: 'en', width: 390 }, [320, 768, 1440]);
  expect(unreached).toEqual([]);
  expect(visited.length).toBeGreaterThan(40);
  expect(amiss).toEqual([]);
}, 900_000);
