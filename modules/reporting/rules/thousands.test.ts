import { expect, test } from 'vitest';
import { thousands } from './thousands.ts';

test.each([['188816094', 'EUR', 1888], ['188860000', 'EUR', 1889], ['-188860000', 'EUR', -1889], ['1888600', 'CLP', 1889], ['1888600', 'KWD', 2], ['0', 'EUR', 0]])('%s of %s are %i thousand', (minor, currency, n) => expect(thousands({ minor, currency })).toBe(n));
test('what is not known is not nothing', () => expect(thousands(null)).toBeNull());
