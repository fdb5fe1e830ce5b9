import { useAsk } from '../../../platform/web/ask.ts';
import type { HandOffMark } from '../../../platform/web/lines/marks.ts';
import { lazyPart } from '../../../platform/web/parts/lazyPart.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { dayInZone } from '../../organization/rules/index.ts';
import { listHandOffs } from '../contract.ts';
import { nameOf } from './partyNames.ts';

/** What coordination brings to a customer's page and to the day: hand-offs that cross its double line, sections for their sides. */
export const accountExtras = {
  useHandOffs, Side: lazyPart(() => import('./AccountCoordination.tsx'), 'AccountCoordination'),
  DayMain: lazyPart(() => import('./DayCoordination.tsx'), 'DayTeamCoordination'),
  DayFirst: lazyPart(() => import('./DayCoordination.tsx'), 'WaitingHandOffs'), DayLast: lazyPart(() => import('./DayCoordination.tsx'), 'AskedSupport'),
};

/** From the day it was offered to the day it was answered; an answer that has not come lies on today. Drafts do not cross. */
function useHandOffs(accountId: string): HandOffMark[] {
  const words = useWords().coordination;
  const may = useMay();
  const { company, timeZone } = useMe();
  const rows = useAsk(listHandOffs, { account: accountId, limit: 50 }, { when: may('coordination.hand_off.read'), live: ['hand_off'] }).data?.rows ?? [];
  return rows.flatMap((h): HandOffMark[] => (h.offeredAt && h.from.division ? [{
    id: h.id, from: h.from.division, offered: dayInZone(new Date(h.offeredAt), timeZone), accepted: h.answeredAt ? dayInZone(new Date(h.answeredAt), timeZone) : company.today,
    label: words.crossing(nameOf(h.from), nameOf(h.to)), ...(h.returnReason ? { returned: true } : {}),
  }] : []));
}
