import type { marketing as Spanish } from '../es/marketing.ts';

export const marketing: typeof Spanish = {
};
