import { type DealRow, type ImpactParameters, weighedDeals, worthAt } from '../../../focus/rules/index.ts';
import type { DrawnChange } from '../../rules/drafts.ts';
import type { Movable } from '../../rules/assignableAccounts.ts';
import type { Records, Situation } from '../../rules/impactCaseOf.ts';
import { type LedAccount, portfoliosAfter } from '../../rules/portfolios.ts';

/*
  What an assignment stands on, as the database writes it and a thread reads it: column by column, every row saying the number of
  its customer. A hundred thousand customers never pass through the server's own memory but as a few texts.
*/

/** What is small. `frozen`: customers. */
export interface Ground {
  situation: Situation; changes: readonly DrawnChange[]; done: ReadonlySet<string>; parameters: ImpactParameters; currency: string; rates: Readonly<Record<string, string>>; dealsWhole: readonly { currency: string; minor: string }[];
  newcomers: ReadonlySet<string>; languages: Readonly<Record<string, string>>; frozen: readonly string[]; focus: { before: number | null; after: number | null };
}
type Column = Readonly<Record<string, string | null>>;
export type ColumnsOf = 'accounts' | 'teams' | 'deals' | 'booked' | 'contacts' | 'changes' | 'products';
export type Part = { kind: 'ground'; ground: Ground } | { kind: ColumnsOf; columns: Column; /** Nothing more of this kind comes. */ last: boolean } | { kind: 'begin'; at: number };

/** All of it, as the rules take it. `begun`: on the clock that all threads share. */
export interface Read { ground: Ground; all: Movable[]; records: Omit<Records, 'deals'>; products: Readonly<Record<string, readonly string[]>>; begun: number }

/** Takes parts as they come: what is small first, then customers, all else in any order, and the beginning last. */
export async function readParts(given: AsyncIterable<Part>): Promise<Read> {
  let ground: Ground | undefined, elsewhere = 0n, dealsElsewhere = 0n;
  const all: Named[] = [], rows: DealRow[] = [], dealing: Named[] = [], booked = new Map<string, { bookings: string; resale: string }>(), contacts = new Map<string, Contact[]>(), changes = new Map<string, string[]>(), products: Record<string, string[]> = {}, once = interning();
  for await (const part of given) {
    if (part.kind === 'begin') {
      const { currency, newcomers } = ground!;
      return { ground: ground!, all, products, begun: part.at, records: { currency, newcomers, booked, bookedElsewhere: elsewhere.toString(), dealsElsewhere, contacts, changes } };
    }
    if (part.kind === 'ground') { ground = part.ground; continue; }
    const c = part.columns, list = (name: string) => listed(c[name]);
    if (part.kind === 'accounts') {
      readAccounts(all, c, once);
      if (part.last) leadThem(all, ground!);
      continue;
    }
    const whose = list('n').map((n) => all[Number(n)]!);
    if (part.kind === 'teams') (JSON.parse(c['team'] ?? '[]') as Movable['team'][]).forEach((team, i) => { whose[i]!.team = team; });
    if (part.kind === 'deals') {
      readDeals(rows, c, whose, once);
      for (const a of whose) dealing.push(a);
      if (part.last) dealsElsewhere = giveDeals(rows.splice(0), dealing.splice(0), ground!);
    }
    if (part.kind === 'booked') {
      // What of it is resale says something of risk, and nothing of the score.
      list('minor').forEach((bookings, i) => booked.set(whose[i]!.id, { bookings, resale: '0' }));
      elsewhere += BigInt(c['elsewhere'] ?? 0);
    }
    if (part.kind === 'contacts') { const who = list('personId'), minutes = list('minutes'); list('day').forEach((day, i) => among(contacts, whose[i]!.id).push({ personId: once(who[i]!), day: once(day), minutes: Number(minutes[i]) })); }
    if (part.kind === 'changes') list('day').forEach((day, i) => among(changes, whose[i]!.id).push(once(day)));
    if (part.kind === 'products') list('productId').forEach((product, i) => (products[product] ??= []).push(whose[i]!.id));
  }
  throw new Error('An assignment was never begun.');
}

type Named = { -readonly [K in keyof Movable]: Movable[K] } & Pick<LedAccount, 'name' | 'size' | 'productLine'>;
interface Contact { personId: string; day: string; minutes: number }
const nobodyElse: Movable['team'] = [], none: never[] = [];
const listed = (column: string | null | undefined): string[] => (column ? column.split(',') : []);

function among<T>(lists: Map<string, T[]>, key: string): T[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}

/** The same few words, each kept once however often it was written. */
function interning(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const first = known.get(word);
    if (first === undefined) known.set(word, word);
    return first ?? word;
  };
}

function readAccounts(all: Named[], c: Column, once: (word: string) => string): void {
  const id = listed(c['id']), lead = listed(c['lead']), market = listed(c['marketId']), classes = listed(c['class']), sizes = listed(c['size']);
  const [segment, productLine, postcode] = (['segment', 'productLine', 'postcode'] as const).map((name) => JSON.parse(c[name] ?? '[]') as (string | null)[]) as [(string | null)[], (string | null)[], (string | null)[]];
  listed(c['n']).forEach((n, i) => {
    all[Number(n)] = { id: id[i]!, name: '', class: (classes[i] || null) as Movable['class'], lead: once(lead[i]!), leadAfter: null, team: nobodyElse, marketId: once(market[i]!), size: sizes[i] || null, segment: segment[i]!, productLine: productLine[i]!, postcode: postcode[i]!, deals: none };
  });
}

/** Who leads each after the proposal's changes. */
function leadThem(all: Named[], { situation, changes, done }: Ground): void {
  const { leads } = portfoliosAfter(all, changes, situation.after, done);
  for (const a of all) a.leadAfter = leads.get(a.id)!;
}

function readDeals(rows: DealRow[], c: Column, whose: readonly Named[], once: (word: string) => string): void {
  const owner = listed(c['owner']), minor = listed(c['minor']), bp = listed(c['bp']), currency = listed(c['currency']);
  whose.forEach((a, i) => rows.push({ id: '', name: '', account_id: a.id, owner: once(owner[i]!), commit: false, minor: minor[i]!, currency: once(currency[i]!), bp: Number(bp[i]) }));
}

/** To each its own; answers what all others are worth. */
function giveDeals(rows: readonly DealRow[], whose: readonly Named[], ground: Ground): bigint {
  const { deals, rest } = weighedDeals(rows, ground.dealsWhole, worthAt(ground));
  deals.forEach((deal, i) => { const a = whose[i]!; a.deals = a.deals.length === 0 ? [deal] : [...a.deals, deal]; });
  return rest;
}
