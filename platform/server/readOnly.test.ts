import { expect, test } from 'vitest';
import { writesRefusedBy } from './readOnly.ts';

const rule = (name: string) => expect.objectContaining({ rule: name });

test('with less than 5% of the disk free nothing is written, and once space is freed everything is again', () => {
  let free = 0.06, now = 0;
  const refuse = writesRefusedBy(() => free, () => false, () => now);
  expect(refuse).not.toThrow();
  free = 0.04;
  now += 6000;
  expect(refuse).toThrow(rule('platform.disk_full'));
  free = 0.5;
  now += 6000;
  expect(refuse).not.toThrow();
});

test('the disk is not asked at every request', () => {
  let asked = 0;
  const refuse = writesRefusedBy(() => { asked += 1; return 1; }, () => false, () => 1);
  for (let i = 0; i < 100; i++) refuse();
  expect(asked).toBe(1);
});

test('what is being stopped takes no more writes', () => {
  expect(writesRefusedBy(() => 1, () => true)).toThrow(rule('platform.stopping'));
});
