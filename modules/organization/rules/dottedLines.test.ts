import { expect, test } from 'vitest';
import { lineFindings } from './lines.ts';

test.each<[string, (number | null)[], string[]]>([
  ['none', [], []], ['two that fit', [0.4, 0.6], []], ['a tenth three times', [0.1, 0.1, 0.1], ['many_dotted']],
  ['more than the whole', [0.7, 0.4], ['share_over_whole']], ['three without shares', [null, null, null], ['many_dotted']], ['ten tenths in two', [0.1 + 0.2, 0.7], []],
])('%s', (_, shares, codes) => expect(lineFindings(shares).map((f) => f.code)).toEqual(codes));
