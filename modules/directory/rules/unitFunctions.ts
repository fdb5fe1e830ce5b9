import type { OrganogramMapping } from '../contract/organograms.ts';
import { byText, keyOf, type Post, type Snapshot } from './organograms.ts';

/*
  An organogram says in which unit a post is, and nothing of what the unit does or stands in. What stands above is read from its
  posts: the unit that most of its heads report to. What it does is what the person said of it; else, where the mapping says
  one thing of all, that; else what its name says, what the unit above does, or management.
*/

type Function = NonNullable<OrganogramMapping['function']>;
/** `under`: the key of the unit above; `depth` beneath the top, in the order of reading. */
export interface UnitRead { key: string; name: string; under: string | null; depth: number; posts: number; function: Function }

const sales = /\b(ventas?|comercial(es)?|vendedor(es)?|sales|selling|key accounts?|grandes cuentas|delegacion(es)?)\b/, marketing = /\b(marketing|mercadotecnia|marca|branding|brand|publicidad|advertising|contenidos|producto|product)\b/;
const named: readonly (readonly [Function, RegExp])[] = [
  ['telemarketing', /\b(telemarketing|televentas?|call ?cent(er|re)|telefonic[oa]|llamadas|calls|telesales|contact cent(er|re))\b/],
  ['public_relations', /\b(relaciones publicas|rr ?pp|prensa|comunicacion|public relations|press|communications?)\b/],
  ['sales', sales], ['marketing', marketing],
  ['support', /\b(apoyo|soporte|administracion|back ?office|atencion|posventa|logistica|support|administration|services?|operaciones|operations)\b/],
  ['management', /\b(direccion|gerencia|management|board|consejo|executive|directorate)\b/],
];

/** What a unit's name says it does; null where it says nothing. Who leads both divisions manages. */
export function functionNamed(name: string): Function | null {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ');
  if ((sales.test(plain) && marketing.test(plain)) || /\b(direccion comercial|commercial (director|management|directorate))\b/.test(plain)) return 'management';
  return named.find(([, words]) => words.test(plain))?.[0] ?? null;
}

/** Every unit of a history as its last picture has it, the higher first and what is below it after it. */
export function unitsRead(snapshots: readonly Snapshot[], mapping: Pick<OrganogramMapping, 'function' | 'functions'>): UnitRead[] {
  const last = new Map(snapshots.flatMap((s) => Object.keys(s.units).map((key) => [key, s] as const)));
  const above = new Map([...Map.groupBy([...last], ([, s]) => s)].flatMap(([s, units]) => unitsAbove(s, new Set(units.map(([key]) => key)))));
  const said = new Map(Object.entries(mapping.functions).map(([name, what]) => [keyOf(name), what])), found: UnitRead[] = [], seen = new Set<string>();
  const below = Map.groupBy([...last.keys()].sort(byText), (key) => above.get(key) ?? null);
  const read = (key: string, depth: number, under: UnitRead | null) => {
    if (seen.has(key)) return;
    seen.add(key);
    const s = last.get(key)!, name = s.units[key]!;
    const unit: UnitRead = { key, name, under: under?.key ?? null, depth, posts: s.posts.filter((p) => p.unit === key).length, function: said.get(key) ?? mapping.function ?? functionNamed(name) ?? under?.function ?? 'management' };
    found.push(unit);
    for (const one of below.get(key) ?? []) read(one, depth + 1, unit);
  };
  for (const key of below.get(null) ?? []) read(key, 0, null);
  // A unit that, through others, stands above itself: the circle is opened at its first.
  for (const key of [...last.keys()].sort(byText)) read(key, 0, null);
  return found;
}

/** The unit that most heads of each unit report to; of as many, the first by name. */
function unitsAbove({ posts }: Snapshot, units: ReadonlySet<string>): [string, string | null][] {
  const unitOf = new Map(posts.map((p) => [p.ref, p.unit])), heads = new Map<string, Post[]>();
  for (const p of posts) if (units.has(p.unit) && unitOf.get(p.reportsTo ?? '') !== p.unit) heads.set(p.unit, [...(heads.get(p.unit) ?? []), p]);
  return [...heads].map(([unit, those]) => {
    const to = Map.groupBy(those.flatMap((p) => unitOf.get(p.reportsTo ?? '') ?? []), (u) => u);
    return [unit, [...to].sort(([a, x], [b, y]) => y.length - x.length || byText(a, b))[0]?.[0] ?? null];
  });
}
