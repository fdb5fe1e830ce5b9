import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askAgain, watchAsking } from './live.ts';

/** A question on screen, and how often it was asked. */
async function onScreen(answers: QueryClient, path: string, input: object = {}) {
  let asked = 0;
  const stop = new QueryObserver(answers, { queryKey: [path, input], queryFn: async () => (asked += 1) }).subscribe(() => {});
  await answers.refetchQueries({ queryKey: [path] });
  asked = 0;
  return { times: () => asked, stop };
}

test('a change heard after the question was asked asks it again; one heard before it was asked is in its answer already', async () => {
  const answers = new QueryClient(), asking = watchAsking(answers), list = await onScreen(answers, '/api/v1/accounts');
  await askAgain(answers, [{ kind: 'account', id: 'a', at: performance.now() }], asking.since);
  expect(list.times()).toBe(1);
  const at = performance.now() - 1;
  await answers.invalidateQueries({ queryKey: ['/api/v1/accounts'] });
  expect(list.times()).toBe(2);
  await askAgain(answers, [{ kind: 'account', id: 'a', at }], asking.since);
  expect(list.times()).toBe(2);
  list.stop();
  asking.stop();
});

test('of several changes, one that the answer cannot have is enough; what is not about them stays', async () => {
  const answers = new QueryClient(), asking = watchAsking(answers), list = await onScreen(answers, '/api/v1/accounts'), one = await onScreen(answers, '/api/v1/leads', { leadId: 'b' }), other = await onScreen(answers, '/api/v1/goals');
  const now = performance.now();
  await askAgain(answers, [{ kind: 'account', id: 'a', at: now - 60_000 }, { kind: 'touch', id: 'b', at: now }], asking.since);
  expect([list.times(), one.times(), other.times()]).toEqual([0, 1, 0]);
  for (const { stop } of [list, one, other]) stop();
  asking.stop();
});

test('a question never asked since the page listens is asked again', async () => {
  const answers = new QueryClient(), list = await onScreen(answers, '/api/v1/accounts'), asking = watchAsking(answers);
  await askAgain(answers, [{ kind: 'account', id: 'a', at: performance.now() }], asking.since);
  expect(list.times()).toBe(1);
  list.stop();
  asking.stop();
});
