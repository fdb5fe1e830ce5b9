import { common } from './es/common.ts';
import { platform } from './es/platform.ts';
import { rules } from './es/rules.ts';
import { organization } from './es/organization.ts';
import { customers } from './es/customers.ts';
import { merging } from './es/merging.ts';
import { territories } from './es/territories.ts';
import { marketing } from './es/marketing.ts';
import { sales } from './es/sales.ts';
import { coordination } from './es/coordination.ts';
import { goals } from './es/goals.ts';
import { reporting } from './es/reporting.ts';
import { decisions } from './es/decisions.ts';
import { restructuring } from './es/restructuring.ts';
import { transition } from './es/transition.ts';
import { focus } from './es/focus.ts';
import { directory } from './es/directory.ts';
import { exchange } from './es/exchange.ts';
import { facts } from './es/facts.ts';
import { oversight } from './es/oversight.ts';

/*
  Everything the screens say, in Spanish: it is written first. An entry is a text, or a function of texts and figures that
  arrive already formatted (`words/formats.ts`). The English catalogue has exactly these keys: its types say so.
*/
export const es = {
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
export type Words = typeof es;
