import { drawing } from '../../modules/territories/server/index.ts';

/*
  A made-up company of any number of seats, told as organograms of four dates, as a company would bring it: one executive, two
  divisions, regions, teams of eight. From one date to the next some people change seats, some seats change manager, some
  are new and some are vacant. The same size gives the same files.
*/

interface Post { ref: string; title: string; unit: string; reportsTo: string; holder: string }
export interface Organogram { on: string; csv: string; units: string[] }

export const dates = ['2024-01-01', '2024-09-01', '2025-06-01', '2026-03-01'] as const;
/** What each unit does. */
export const functionOf = (unit: string): 'management' | 'sales' | 'marketing' => (unit.startsWith('Ventas') ? 'sales' : unit.startsWith('Marketing') ? 'marketing' : 'management');
const team = 8, teamsARegion = 10;
const given = ['Adela', 'Bruno', 'Carmen', 'Diego', 'Elvira', 'Fermín', 'Gloria', 'Hugo', 'Irene', 'Jaime', 'Lidia', 'Mateo', 'Nuria', 'Óscar', 'Pilar', 'Rocío'];
const family = ['Abad', 'Belda', 'Cano', 'Doménech', 'Esteve', 'Ferrer', 'Gisbert', 'Herrera', 'Ibáñez', 'Llorca', 'Molina', 'Navarro', 'Orts', 'Pastor', 'Querol', 'Ribes', 'Soler', 'Tormo', 'Vidal', 'Zafra'];
const nameOf = (n: number): string => `${given[n % given.length]} ${family[Math.floor(n / given.length) % family.length]} ${family[Math.floor(n / 320) % family.length]} ${n}`;

/** `seats` posts on the last date; a fiftieth fewer on each before it. */
export function organogramsOf(seats: number): Organogram[] {
  const draw = drawing(seats);
  let posts = shape(seats);
  const pictures = [posts];
  for (let i = dates.length - 1; i > 0; i -= 1) pictures.unshift(posts = before(posts, draw, i));
  return pictures.map((those, i) => ({ on: dates[i]!, csv: written(those), units: [...new Set(those.map((p) => p.unit))] }));
}

function shape(seats: number): Post[] {
  const posts: Post[] = [{ ref: 'P1', title: 'Dirección comercial', unit: 'Dirección', reportsTo: '', holder: nameOf(1) }];
  const add = (title: string, unit: string, reportsTo: string): string => {
    const ref = `P${posts.length + 1}`;
    posts.push({ ref, title: `${title} ${posts.length + 1}`, unit, reportsTo, holder: posts.length % 25 === 0 ? '' : nameOf(posts.length + 1) });
    return ref;
  };
  const heads = [['Ventas', 'Venta externa'], ['Marketing', 'Campañas']].map(([name, work]) => ({ name: name!, work: work!, ref: add(`Dirección de ${name}`, name!, 'P1') }));
  for (let region = 1; posts.length < seats; region += 1) {
    const { name, work, ref } = heads[region % 3 === 0 ? 1 : 0]!, unit = `${name}, región ${region}`;
    const lead = add(`Región ${region} de ${name}`, unit, ref);
    for (let t = 1; t <= teamsARegion && posts.length < seats; t += 1) {
      const supervisor = add(`Supervisión ${region}.${t}`, unit, lead);
      for (let s = 0; s < team && posts.length < seats; s += 1) add(work, unit, supervisor);
    }
  }
  return posts;
}

/** What stood there on the date before: fewer seats at the foot, some people elsewhere, some teams under another lead. */
function before(posts: readonly Post[], draw: () => number, round: number): Post[] {
  const kept = posts.slice(0, Math.floor(posts.length * 0.98)), refs = new Set(kept.map((p) => p.ref));
  const leads = kept.filter((p) => p.title.startsWith('Región'));
  const swapped = kept.map((p) => ({ ...p, reportsTo: refs.has(p.reportsTo) || p.reportsTo === '' ? p.reportsTo : 'P2' }));
  for (const p of swapped) {
    const chance = draw();
    if (chance < 0.04) p.holder = '';
    else if (chance < 0.08) p.holder = nameOf(100_000 * round + Number(p.ref.slice(1)));
    else if (chance < 0.1) p.title = `${p.title} bis`;
    else if (chance < 0.12 && p.title.startsWith('Supervisión')) p.reportsTo = leads[Math.floor(draw() * leads.length)]!.ref;
  }
  return swapped;
}

const written = (posts: readonly Post[]): string =>
  ['Referencia;Puesto;Persona;Unidad;Depende de', ...posts.map((p) => [p.ref, p.title, p.holder, p.unit, p.reportsTo].join(';'))].join('\n');
