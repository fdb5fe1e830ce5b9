import type { DrawnChange, RefusedChange } from './drafts.ts';
import type { Plan } from './plan.ts';

/** A customer and the seat that leads it, with what a change may choose by. */
export interface LedAccount { id: string; name: string; lead: string; marketId: string; class: 'A' | 'B' | 'C' | null; size: string | null; segment: string | null; productLine: string | null; postcode: string | null }
export interface CustodyMoved { accountId: string; from: string; to: string; wave: number; changeId: string }
/** `leads`: who leads each account in the end, null: nobody. `moves` in the order of waves; those that only come back are there too. */
export interface Portfolios { leads: ReadonlyMap<string, string | null>; moves: CustodyMoved[]; refusals: RefusedChange[] }

/**
 * Who leads each account after the changes of who serves whom, wave by wave and in the order drawn; then what a closing
 * seat still leads goes to its successor, and without one it would be nobody's: the change that closes it is refused.
 * `plan` is the structure after; `done` are the changes of the structure that stand. `seesAll`: `accounts` has every account there is; otherwise
 * a change that names others passes on those it has, because whoever looks cannot tell whether the others exist.
 */
export function portfoliosAfter(accounts: readonly LedAccount[], changes: readonly DrawnChange[], plan: Plan, done: ReadonlySet<string>, seesAll = true): Portfolios {
  const places = new Map(accounts.map((a, i) => [a.id, i])), leads: (string | null)[] = accounts.map((a) => a.lead), refusals: RefusedChange[] = [], moves: CustodyMoved[] = [];
  const seatsEver = new Set([...plan.seats.keys(), ...changes.flatMap(({ id, change: c }) => (c.kind === 'close_position' && done.has(id) ? [c.positionId] : []))]);
  const led = new Map([...Map.groupBy(leads.keys(), (i) => leads[i]!)].map(([seat, own]) => [seat, new Set(own)]));
  const ledBy = (seat: string) => [...led.get(seat) ?? []].sort((a, b) => a - b);
  const refuse = (c: DrawnChange, code: RefusedChange['code'], figures: RefusedChange['figures']) => refusals.push({ changeId: c.id, code, figures });
  const give = (i: number, from: string, to: string | null) => {
    leads[i] = to;
    led.get(from)!.delete(i);
    if (to !== null) led.set(to, (led.get(to) ?? new Set()).add(i));
  };
  const pass = (drawn: DrawnChange, own: readonly number[], to: string) => {
    for (const i of own) {
      const from = leads[i];
      if (from === undefined || from === null || from === to) continue;
      give(i, from, to);
      moves.push({ accountId: accounts[i]!.id, from, to, wave: drawn.wave, changeId: drawn.id });
    }
  };
  const inOrder = changes.toSorted((a, b) => a.wave - b.wave || closes(a) - closes(b) || a.place - b.place);
  for (const drawn of inOrder) {
    const c = drawn.change;
    if (c.kind === 'move_accounts' || c.kind === 'move_portfolio' || c.kind === 'move_matching') {
      if (!seatsEver.has(c.toPositionId)) refuse(drawn, 'no_position', { position: c.toPositionId });
      else if (c.kind !== 'move_accounts') pass(drawn, ledBy(c.fromPositionId).filter((i) => c.kind === 'move_portfolio' || matches(accounts[i]!, c)), c.toPositionId);
      else if (seesAll && c.accountIds.some((id) => !places.has(id))) refuse(drawn, 'no_account', { accounts: c.accountIds.filter((id) => !places.has(id)).length });
      else pass(drawn, c.accountIds.flatMap((id) => places.get(id) ?? []), c.toPositionId);
    } else if (c.kind === 'close_position' && done.has(drawn.id)) {
      const own = ledBy(c.positionId);
      seatsEver.delete(c.positionId);
      if (c.successorId !== null) pass(drawn, own, c.successorId);
      else if (own.length > 0) {
        for (const i of own) give(i, c.positionId, null);
        refuse(drawn, 'orphans', { position: c.positionId, accounts: own.length, names: own.slice(0, 5).map((i) => accounts[i]!.name) });
      }
    }
  }
  return { leads: new Map(accounts.map((a, i) => [a.id, leads[i]!])), moves, refusals };
}

/**
 * The days on which the lead of an account passes to another person, where a proposal moves it in several waves; `before` and `after`: who answers for a seat. A seat
 * that stands neither before nor after is somebody of its own.
 */
export function passedOn(moves: readonly CustodyMoved[], days: ReadonlyMap<number, string>, { before, after }: { before(seat: string): string | null; after(seat: string): string | null }): Map<string, string[]> {
  const often = [...Map.groupBy(moves, (m) => m.accountId)].filter(([, own]) => own.some((m) => m.wave !== own[0]!.wave));
  return new Map(often.map(([account, own]) => {
    let who = before(own[0]!.from) ?? own[0]!.from;
    return [account, [...Map.groupBy(own.toSorted((a, b) => a.wave - b.wave), (m) => m.wave)].flatMap(([wave, those]) => {
      const to = those.at(-1)!.to, was = who;
      who = after(to) ?? before(to) ?? to;
      return who === was ? [] : [days.get(wave)!];
    })];
  }));
}

const closes = (c: DrawnChange): number => (c.change.kind === 'close_position' ? 1 : 0);

const matches = (a: LedAccount, c: { marketId?: string | undefined; class?: string | undefined; size?: string | undefined; segment?: string | undefined; productLine?: string | undefined; postcode?: string | undefined }): boolean =>
  (c.marketId === undefined || a.marketId === c.marketId) && (c.class === undefined || a.class === c.class)
  && (c.size === undefined || a.size === c.size) && (c.segment === undefined || a.segment === c.segment) && (c.productLine === undefined || a.productLine === c.productLine) && (c.postcode === undefined || (a.postcode ?? '').startsWith(c.postcode));
