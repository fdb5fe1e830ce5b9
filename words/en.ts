import type { Words } from './es.ts';
import { common } from './en/common.ts';
import { platform } from './en/platform.ts';
import { rules } from './en/rules.ts';
import { organization } from './en/organization.ts';
import { customers } from './en/customers.ts';
import { merging } from './en/merging.ts';
import { territories } from './en/territories.ts';
import { marketing } from './en/marketing.ts';
import { sales } from './en/sales.ts';
import { coordination } from './en/coordination.ts';
import { goals } from './en/goals.ts';
import { reporting } from './en/reporting.ts';
import { decisions } from './en/decisions.ts';
import { restructuring } from './en/restructuring.ts';
import { transition } from './en/transition.ts';
import { focus } from './en/focus.ts';
import { directory } from './en/directory.ts';
import { exchange } from './en/exchange.ts';
import { facts } from './en/facts.ts';
import { oversight } from './en/oversight.ts';

/** Everything the screens say, in English: a sibling of the Spanish, not its translation. */
export const en: Words = {
  common,
  platform,
  rules,
  organization,
  customers,
  merging,
  territories,
  marketing,
  sales,
  coordination,
  goals,
  reporting,
  focus,
  decisions,
  restructuring,
  transition,
  directory,
  exchange,
  facts,
  oversight,
};
