import type { coordination as Spanish } from '../es/coordination.ts';

export const coordination: typeof Spanish = {
};
