import type { goals as Spanish } from '../es/goals.ts';

export const goals: typeof Spanish = {
};
