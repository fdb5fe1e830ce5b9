import type { customers as Spanish } from '../es/customers.ts';

export const customers: typeof Spanish = {
};
