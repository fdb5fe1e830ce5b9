import type { rules as Spanish } from '../es/rules.ts';
import { platform } from './rules/platform.ts';
import { organization } from './rules/organization.ts';
import { directory } from './rules/directory.ts';
import { customers } from './rules/customers.ts';
import { territories } from './rules/territories.ts';
import { marketing } from './rules/marketing.ts';
import { sales } from './rules/sales.ts';
import { coordination } from './rules/coordination.ts';
import { goals } from './rules/goals.ts';
import { reporting } from './rules/reporting.ts';
import { focus } from './rules/focus.ts';
import { decisions } from './rules/decisions.ts';
import { restructuring } from './rules/restructuring.ts';
import { exchange } from './rules/exchange.ts';
import { oversight } from './rules/oversight.ts';

export const rules: typeof Spanish = {
  ...platform, ...organization, ...directory, ...customers, ...territories, ...marketing, ...sales, ...coordination, ...goals, ...reporting, ...focus, ...decisions, ...restructuring, ...exchange, ...oversight,
};
