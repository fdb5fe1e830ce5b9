import type { exchange as Spanish } from '../es/exchange.ts';

export const exchange: typeof Spanish = {
};
