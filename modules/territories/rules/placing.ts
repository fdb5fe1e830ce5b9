/**
 * Where each customer belongs by a model: its exception first, then the rules of its market in their order. The first that finds it
 * has it, and the others are told. What no rule finds is a gap and stays with whoever leads it.
 */
export interface TerritoryRule { id: string; marketId: string; positionId: string; place: number; postcodes: readonly string[]; segments: readonly string[]; classes: readonly string[]; sizes: readonly string[]; productLines: readonly string[] }
export interface Placeable { id: string; marketId: string; postcode: string | null; segment: string | null; class: string | null; size: string | null; productLine: string | null; leadId: string | null }
export interface TerritoryException { accountId: string; positionId: string | null }
export interface Placement<A extends Placeable = Placeable> {
  account: A; by: 'rule' | 'exception' | 'frozen' | 'gap';
  /** The seat that should lead it; null: nobody says. */
  positionId: string | null;
  /** Every rule that finds it, the one that has it first. */
  territoryIds: readonly string[];
}

export function placeAccounts<A extends Placeable>(accounts: readonly A[], rules: readonly TerritoryRule[], exceptions: readonly TerritoryException[]): Placement<A>[] {
  const excepted = new Map(exceptions.map((e) => [e.accountId, e]));
  const byMarket = Map.groupBy([...rules].sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1)).map((rule) => ({ rule, finds: finder(rule) })), (r) => r.rule.marketId);
  return accounts.map((account) => {
    const found = (byMarket.get(account.marketId) ?? []).filter((r) => r.finds(account)).map((r) => r.rule), own = excepted.get(account.id);
    const territoryIds = found.map((r) => r.id);
    if (own) return { account, by: own.positionId ? 'exception' : 'frozen', positionId: own.positionId ?? account.leadId, territoryIds };
    if (found.length === 0) return { account, by: 'gap', positionId: null, territoryIds };
    return { account, by: 'rule', positionId: found[0]!.positionId, territoryIds };
  });
}

/** Is another seat to lead this customer than leads it today? */
export const differs = ({ positionId, account }: Placement): boolean => positionId !== null && positionId !== account.leadId;

const plain = (text: string): string => text.toUpperCase().replace(/[\s-]/g, '');

const said = (words: readonly string[]): ReadonlySet<string> => new Set(words.map((w) => w.toLowerCase()));

function finder({ postcodes, segments, classes, sizes, productLines }: TerritoryRule): (a: Placeable) => boolean {
  const codes = postcodes.map(codeFinder), ofSegment = said(segments), ofLine = said(productLines), ofClass = new Set(classes), ofSize = new Set(sizes);
  return (a) => (ofClass.size === 0 || (a.class !== null && ofClass.has(a.class)))
    && (ofSize.size === 0 || (a.size !== null && ofSize.has(a.size)))
    && (ofSegment.size === 0 || (a.segment !== null && ofSegment.has(a.segment.toLowerCase())))
    && (ofLine.size === 0 || (a.productLine !== null && ofLine.has(a.productLine.toLowerCase())))
    && (codes.length === 0 || (a.postcode !== null && isIn(plain(a.postcode), codes)));
}

const isIn = (code: string, finders: readonly ((code: string) => boolean)[]): boolean => finders.some((f) => f(code));

/** "46" finds what begins so; "46000-46499" what lies from the one to the other, both included. */
function codeFinder(text: string): (code: string) => boolean {
  const [first, last] = text.split(/\s*-\s*/).map(plain);
  if (last === undefined) return (code) => code.startsWith(first!);
  return (code) => code.slice(0, first!.length) >= first! && code.slice(0, last.length) <= last && code.length >= first!.length;
}
