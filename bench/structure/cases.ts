import type { Browser } from 'playwright-core';
import type { Case } from '../cases.ts';
import type { Loaded } from './loading.ts';
import { drawnCases } from './chart.ts';
import { studioCases } from './drawing.ts';

/*
  What is measured of the structure, in the order of the page. To add a case: a path to `servedCases` where it is one request,
  or a `DrawnCase` where it takes a browser or more than one step; nothing else is to be touched.
*/

/** One request, beside the floor (`bench/floor.ts`: same role, scope and statements, nothing else). `beside`: the case its CPU is compared with. */
export interface ServedCase extends Case { beside?: string }

export const servedCases = ({ knownBefore, knownNow }: Loaded): ServedCase[] => {
  const get = (key: string, what: string, path: string, beside?: string): ServedCase => ({ key, what, method: 'GET', path, ...(beside ? { beside } : {}) });
  const known = encodeURIComponent(knownBefore);
  return [
    get('now', 'the structure of today (what the chart opens with)', '/api/v1/structure'),
    get('now, as of', 'of today, as known at the last change: read anew each time', `/api/v1/structure?knownAt=${encodeURIComponent(knownNow)}`),
    get('past, as of', 'of 1 March 2024, as known at the last change', `/api/v1/structure?on=2024-03-01&knownAt=${encodeURIComponent(knownNow)}`, 'now, as of'),
    get('now, known before', 'of today, as known before the last 10 changes', `/api/v1/structure?knownAt=${known}`, 'now, as of'),
    get('past, known before', 'of 1 March 2024, as known before them', `/api/v1/structure?on=2024-03-01&knownAt=${known}`, 'past, as of'),
    get('days', 'the days of change, for the line of time', '/api/v1/structure/changes'),
    get('leaders', 'who leads both divisions in each market', '/api/v1/structure/executives'),
    get('figures', 'what each seat holds (overlays)', '/api/v1/structure/figures'),
  ];
};

/** What a case of several steps tells: a line each, in its own unit. */
export interface Line { what: string; value: string; aim?: string; met?: boolean }
export interface Stage { loaded: Loaded; origin: string; browser: () => Promise<Browser> }
export interface DrawnCase { key: string; title: string; run: (stage: Stage) => Promise<Line[]> }

export const severalSteps: readonly DrawnCase[] = [...drawnCases, ...studioCases];
