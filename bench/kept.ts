import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Figure } from './results.ts';

/*
  What has been measured so far, so that a run that was stopped goes on where it was: kept by commit and length, thrown
  away once the whole was told.
*/
export class Kept {
  readonly #path: string;
  readonly #of: string;
  readonly figures: Figure[];
  constructor(path: string, of: string) {
    this.#path = path;
    this.#of = of;
    const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as { of: string; figures: Figure[] } : null;
    this.figures = before?.of === of ? before.figures : [];
  }

  has(who: string, key: string): boolean {
    return this.figures.some((f) => f.who === who && f.key === key);
  }

  add(figures: readonly Figure[]): void {
    this.figures.push(...figures);
    writeFileSync(this.#path, JSON.stringify({ of: this.#of, figures: this.figures }));
  }

  done(): void {
    rmSync(this.#path, { force: true });
  }
}
