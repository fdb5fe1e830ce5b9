import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { answerWith } from './ask.ts';

const gates = { path: '/api/v1/proposals/:proposalId/gates' }, asked = { proposalId: 'a' }, queryKey = [gates.path, asked];

/** A question on screen whose answers come when they are let: `let(0)` the first that was asked. */
function onScreen(answers: QueryClient) {
  const waiting: ((answer: string) => void)[] = [], seen: unknown[] = [];
  const stop = new QueryObserver(answers, { queryKey, queryFn: () => new Promise<string>((resolve) => waiting.push(resolve)) }).subscribe(({ data }) => { if (seen.at(-1) !== data) seen.push(data); });
  return { waiting, seen, stop };
}

test('an answer asked for before something was done does not come over the one that has it', async () => {
  const answers = new QueryClient(), screen = onScreen(answers);
  await answerWith(answers, [gates, asked], 'signed');
  screen.waiting[0]!('not signed');
  expect(screen.waiting).toHaveLength(2);
  screen.waiting[1]!('signed, and what another did');
  await expect.poll(() => screen.seen).toEqual(['signed', 'signed, and what another did']);
  screen.stop();
});

test('what nobody is waiting for is not asked again', async () => {
  const answers = new QueryClient(), screen = onScreen(answers);
  screen.waiting[0]!('not signed');
  await expect.poll(() => answers.getQueryData(queryKey)).toBe('not signed');
  await answerWith(answers, [gates, asked], 'signed');
  expect([screen.waiting.length, answers.getQueryData(queryKey)]).toEqual([1, 'signed']);
  screen.stop();
});
