import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { Change, ChangeRefusal, ProposalChange } from '../contract.ts';

/** What a change does, in one sentence; ids are named by what the server sent with it. */
export function useChangeWords(): (change: Pick<ProposalChange, 'change' | 'names'>) => string {
  const words = useWords().restructuring.changes, f = useFormats();
  return ({ change, names }) => {
    const says = words.says;
    const name = (id: string | null, none: string = says.noOne) => (id === null ? none : (names[id] ?? '…'));
    switch (change.kind) {
      case 'open_unit': return says.open_unit(change.name);
      case 'rename_unit': return says.rename_unit(name(change.unitId), change.name);
      case 'move_unit': return says.move_unit(name(change.unitId), name(change.parentId, says.top));
      case 'close_unit': return says.close_unit(name(change.unitId));
      case 'open_position': return says.open_position(change.title, name(change.unitId));
      case 'change_position': return change.set.title === undefined ? says.change_position(name(change.positionId)) : says.rename_position(name(change.positionId), change.set.title);
      case 'close_position': return change.successorId === null ? says.close_empty(name(change.positionId)) : says.close_position(name(change.positionId), name(change.successorId));
      case 'appoint': return says.appoint(name(change.personId), name(change.positionId));
      case 'end_appointment': return says.end_appointment(name(change.personId), name(change.positionId));
      case 'set_manager': return says.set_manager(name(change.positionId), name(change.reportsToId, says.top));
      case 'add_line': return says.add_line(name(change.positionId), name(change.reportsToId), change.scope);
      case 'end_line': return says.end_line(name(change.positionId), name(change.reportsToId));
      case 'set_delegate': return says.set_delegate(name(change.positionId), name(change.delegateId));
      case 'move_accounts': return says.move_accounts(f.number(change.accountIds.length), name(change.toPositionId));
      case 'move_portfolio': return says.move_portfolio(name(change.fromPositionId), name(change.toPositionId));
      case 'move_matching': return says.move_matching(matching(change, words.matching, name), name(change.fromPositionId), name(change.toPositionId));
      case 'join_team': return says.join_team(name(change.positionId), name(change.teamId));
      case 'leave_team': return says.leave_team(name(change.positionId), name(change.teamId));
      case 'open_forum': return says.open_forum(change.name);
      case 'change_forum': return says.change_forum(name(change.forumId));
      case 'end_forum': return says.end_forum(name(change.forumId));
      case 'follow_model': return says.follow_model(name(change.modelId));
    }
  };
}

type Matching = Extract<Change, { kind: 'move_matching' }>;
type MatchingWords = ReturnType<typeof useWords>['restructuring']['changes']['matching'];
const matching = (c: Matching, words: MatchingWords, name: (id: string | null) => string): string =>
  [c.class && words.class(c.class), c.size && words.size(c.size), c.segment && words.segment(c.segment), c.productLine && words.productLine(c.productLine), c.postcode && words.postcode(c.postcode), c.marketId && words.market(name(c.marketId))].filter(Boolean).join(', ') || words.all;

/** Why a change does not fit, with the day or the names it says; a code without words is told as it is, so that it can be asked about. */
export function useRefusalWords(): (refusal: ChangeRefusal) => string {
  const words = useWords().restructuring, f = useFormats();
  return ({ code, figures }) => {
    const { from, names, count } = figures, some = Array.isArray(names) ? names.join('; ') : '', left = Array.isArray(names) ? Number(count) - names.length : 0;
    if (code === 'planned_later' && typeof from === 'string') return words.plannedFrom(f.plainDay(from));
    return words.named[code]?.(left > 0 ? words.andMore(some, f.number(left)) : some) ?? words.refusals[code] ?? code;
  };
}

/** The words of a gate's points and of the reasons why one is not met. Figures come in the order in which the reason names them. */
export function useCheckWords() {
  const { checks, reasons } = useWords().restructuring.points;
  const f = useFormats();
  const text = (value: unknown): string => (typeof value === 'number' ? f.number(value, Number.isInteger(value) ? 0 : 1) : typeof value === 'string' ? value : Array.isArray(value) ? value.map(text).join(', ') : '');
  return {
    check: (code: string) => checks[code] ?? code,
    reason: (code: string, figures: Record<string, unknown>) => {
      const said = reasons[code];
      return typeof said === 'function' ? said(...Object.values(figures).map(text)) : (said ?? Object.values(figures).map(text).filter(Boolean).join(', '));
    },
  };
}
