import type { sales as Spanish } from '../es/sales.ts';

export const sales: typeof Spanish = {
};
