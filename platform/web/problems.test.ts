import { expect, test } from 'vitest';
import { ProblemError } from '../../contract/call.ts';
import { loadWords } from './catalogue.ts';
import { sayProblem, sayProblemSoon } from './problems.ts';

test.each([['es', 'Mientras ves Unísono como otra persona no se descarga nada.'], ['en', 'While you see Unísono as somebody else nothing can be downloaded.']] as const)(
  'a refusal is said in words also where nothing is drawn, before the words of its rule have come (%s)', async (language, said) => {
    const words = await loadWords(language), refusal = new ProblemError({ type: 'urn:unisono:rule:platform.seeing_takes_no_file', title: 'No file.', status: 403, code: 'not_allowed', rule: 'platform.seeing_takes_no_file' });
    expect(() => sayProblem(refusal, words)).toThrow();
    expect(await sayProblemSoon(refusal, words)).toMatchObject({ text: said, rule: 'platform.seeing_takes_no_file' });
  },
);
