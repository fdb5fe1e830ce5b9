import { describe, expect, test } from 'vitest';
import { sharing } from './sharing.ts';

const counted = () => { const made: string[] = [], gates: PromiseWithResolvers<string>[] = []; return { made, gates, work: (what: string) => () => { made.push(what); const gate = Promise.withResolvers<string>(); gates.push(gate); return gate.promise; } }; };

describe('an answer shared', () => {
  test('is worked out once for all who ask the same, while it is worked out and after', async () => {
    const { made, gates, work } = counted(), ask = sharing<string>({ keptFor: 60_000, most: 3 }), both = [ask('a', work('first')), ask('a', work('second'))];
    gates[0]!.resolve('there');
    expect(await Promise.all([...both, ask('a', work('third'))])).toEqual(['there', 'there', 'there']);
    expect(made).toEqual(['first']);
  });

  test('is another’s for another question', async () => {
    const { made, gates, work } = counted(), ask = sharing<string>({ keptFor: 60_000, most: 3 }), asked = [ask('a', work('a')), ask('b', work('b'))];
    gates.forEach((g, n) => g.resolve(`${n}`));
    expect(await Promise.all(asked)).toEqual(['0', '1']);
    expect(made).toEqual(['a', 'b']);
  });

  test('that never comes fails only whoever worked it out: the others work it out themselves', async () => {
    const { made, gates, work } = counted(), ask = sharing<string>({ keptFor: 60_000, most: 3 }), first = ask('a', work('first')), second = ask('a', work('second')), fails = expect(first).rejects.toThrow('gone');
    gates[0]!.reject(new Error('gone'));
    await fails;
    while (gates.length < 2) await Promise.resolve();
    gates[1]!.resolve('there');
    expect(await second).toBe('there');
    expect(made).toEqual(['first', 'second']);
  });

  test('is kept of the latest few only', async () => {
    const { made, gates, work } = counted(), ask = sharing<string>({ keptFor: 60_000, most: 2 });
    for (const key of ['a', 'b', 'c', 'b', 'a']) { const asked = ask(key, work(key)); gates.at(-1)!.resolve(key); expect(await asked).toBe(key); }
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });
});
