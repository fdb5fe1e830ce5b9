import type { Maker } from './maker.ts';
import type { Structure } from './structure.ts';

/** Postal codes of the towns in Spain where there are customers: town | code. */
const towns: readonly string[] = [
  'Alzira|46600,Sagunto|46500,Gandia|46700,Sueca|46410,Cullera|46400,Xàtiva|46800,Ontinyent|46870,Castellón de la Plana|12001,Vila-real|12540,Onda|12200,Benicarló|12580,Segorbe|12400,Teruel|44001,Alcañiz|44600,Morella|12300',
  'Madrid|28001,Getafe|28901,Alcorcón|28921,Leganés|28911,Móstoles|28931,Valencia|46001,Paterna|46980,Torrent|46900,Burjassot|46100,Mislata|46920,Alicante|03001,Elche|03201,Benidorm|03501,Dénia|03700,Alcoy|03801,Torrevieja|03181',
  'Murcia|30001,Cartagena|30201,Lorca|30800,Molina de Segura|30500,Alcobendas|28100,Tres Cantos|28760,Segovia|40001,Colmenar Viejo|28770,Albacete|02001,Hellín|02400,Cuenca|16001,Tarancón|16400,Toledo|45001,Talavera de la Reina|45600',
  'Ciudad Real|13001,Puertollano|13500,Sevilla|41001,Dos Hermanas|41700,Huelva|21001,Écija|41400,Lepe|21440,Málaga|29001,Marbella|29601,Vélez-Málaga|29700,Fuengirola|29640,Granada|18001,Motril|18600,Almería|04001,El Ejido|04700',
  'Córdoba|14001,Lucena|14900,Jaén|23001,Úbeda|23400,Cádiz|11001,Jerez de la Frontera|11401,Algeciras|11201,Chiclana|11130,Badajoz|06001,Mérida|06800,Cáceres|10001,Plasencia|10600,A Coruña|15001,Vigo|36201,Santiago de Compostela|15701,Lugo|27001',
  'Donostia|20001,Irun|20301,Tolosa|20400,Eibar|20600,Zaragoza|50001,Calatayud|50300,Huesca|22001,Tudela|31500,Barcelona|08001,Sabadell|08201,Terrassa|08221,Badalona|08911,Mataró|08301,Girona|17001,Figueres|17600,Blanes|17300,Olot|17800',
  'Tarragona|43001,Reus|43201,Lleida|25001,Tortosa|43500,Oviedo|33001,Gijón|33201,Avilés|33401,León|24001,Bilbao|48001,Barakaldo|48901,Santander|39001,Torrelavega|39300,Pamplona|31001,Estella|31200,Logroño|26001,Calahorra|26500',
  'Valladolid|47001,Burgos|09001,Palencia|34001,Aranda de Duero|09400,Salamanca|37001,Zamora|49001,Béjar|37700,Palma|07001,Inca|07300,Maó|07701,Eivissa|07800',
];

/** The territories of Spain: seat | name | postal codes. Sagunto is left out, and Tudela lies in two. */
const rules: readonly string[] = [
  'Marta|Valencia, comarcas|46400-46449 46600-46899', 'valencia|Valencia y su área|46000-46199 46900-46999', 'Luis|Castellón y Teruel|12 44', 'Sara|Madrid sur|28000-28099 28900-28999',
  'madrid_norte|Madrid norte y Segovia|28100-28799 40', 'alicante|Alicante|03', 'murcia|Murcia|30', 'mancha|Albacete y Cuenca|02 16', 'toledo|Toledo y Ciudad Real|45 13', 'sevilla|Sevilla y Huelva|41 21', 'malaga|Málaga|29',
  'granada|Granada y Almería|18 04', 'cordoba|Córdoba y Jaén|14 23', 'cadiz|Cádiz|11', 'extremadura|Extremadura|06 10', 'galicia|Galicia|15 27 32 36', 'cantabrico|Gipuzkoa|20', 'ebro|Ebro|50 22 315', 'barcelona|Barcelona|08',
  'girona|Girona|17', 'tarragona|Lleida y Tarragona|43 25', 'asturias|Asturias y León|33 24', 'bizkaia|Bizkaia y Cantabria|48 39', 'navarra|Navarra y La Rioja|31 26', 'valladolid|Burgos y Valladolid|47 09 34', 'salamanca|Salamanca y Zamora|37 49', 'baleares|Baleares|07',
];

interface Placed { id: string; seat: { id: string }; class: string; market: string; code: string; city: string }

/** Spain by postal code, in force for a year; one that gives large customers in the capital to one seat, being drawn; and customers left alone. */
export function makeTerritories(m: Maker, s: Structure, accounts: readonly Placed[]): void {
  const codes = new Map(towns.flatMap((line) => line.split(',').map((t) => t.split('|') as [string, string])));
  const cityOf = new Map(accounts.filter((a) => a.code === 'ES').map((a) => [a.id, codes.get(a.city)]));
  for (const row of m.rows.get('customers.account')!) row['postcode'] = cityOf.get(`${row['id']}`) ?? row['postcode'] ?? null;
  const market = s.markets.ES!, active = m.id('territories in force'), drawn = m.id('territories drawn');
  const territory = (model: string, seat: string, name: string, place: number, postcodes: string, classes: string[] = []) => m.add('territories.territory', {
    id: m.id(`territory ${model} ${name}`), model_id: model, market_id: market, name, position_id: m.id(`seat ${seat}`), place, postcodes: postcodes.split(' '), segments: [], classes, valid: `[${m.day(-365)},)`,
  });
  m.add('territories.model', { id: active, name: 'España por provincias', created_at: m.at(-380, 9), activated_at: m.at(-365, 7) });
  m.add('territories.model', { id: drawn, name: 'Grandes cuentas aparte', created_at: m.at(-6, 9), activated_at: null });
  for (const model of [active, drawn]) rules.forEach((line, i) => {
    const [seat, name, postcodes] = line.split('|') as [string, string, string];
    territory(model, seat, name, 100 + i * 10, postcodes);
  });
  territory(drawn, 'Sara', 'Grandes cuentas de Madrid', 10, '28 40', ['A']);
  for (const [i, a] of accounts.filter((x) => x.code === 'ES' && x.class === 'A').slice(0, 3).entries()) m.add('territories.exception', {
    id: m.id(`exception ${i}`), model_id: active, account_id: a.id, market_id: market, position_id: i === 0 ? null : a.seat.id, reason: ['Obra en marcha hasta fin de año', 'Lo pidió el cliente', 'Compras centralizadas'][i], made_at: m.at(-200 + i * 20, 10),
  });
}
