import { beforeEach } from 'vitest';
import { whatPagesShow } from './browser.ts';

/* A journey that fails on a machine that nobody can look at says what its pages showed. */
beforeEach(({ onTestFailed }) => { onTestFailed(async () => console.log(await whatPagesShow())); });
