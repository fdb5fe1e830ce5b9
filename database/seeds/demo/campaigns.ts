import type { Maker } from './maker.ts';
import type { Code, Structure } from './structure.ts';

/** kind | name | state | market | first day | last day, from today | budget in thousands of its currency | owner | co-owner in sales | responses expected | what for | channels */
const plans = [
  'public_relations|Salina en la prensa de arquitectura|evaluated|ES|-400|-300|18|pallares|head_levante|40|Que los estudios pidan Salina por su nombre|press',
  'event|Expocerámica: el estand de Alborada|evaluated|ES|-285|-281|142|fairs|head_levante|320|Citas para la venta externa con quien pase por el estand|event,email',
  'email|Salina, primera ola|finished|ES|-79|-25|68|pau|head_levante|210|Que las tiendas repongan Salina antes de Navidad|email,web',
  'telemarketing|Clientes sin pedido desde verano|running|ES|-20|20|22|ramon|head_levante|90|Recuperar a quien compraba y dejó de comprar|call',
  'email|Salina, segunda ola|review|ES|47|90|61|pau|head_levante|174|Visitas de venta externa con el 60×120 en almacén|email,call,press',
  'digital|Bruma para baños|paused|FR|-60|20|31|camp_fr|head_francia|70|Peticiones de muestra de baño|advert,web',
  'content|Guías de colocación|archived|ES|-600|-500|14|content|head_norte|60|Que el colocador confíe en el gran formato|web',
  'identity|Nueva imagen de Alborada|running|ES|-210|320|185|pons|head_levante|0|Que se nos reconozca igual en la tienda, en la obra y en la web|advert,press,web',
  'event|Salón del Revestimiento de Lyon|scheduled|FR|40|43|54|fairs|head_francia|120|Abrir distribuidores en el sureste|event',
  'email|Terra en Portugal|approved|PT|20|60|16|camp_pt|head_norte|45|Dar a conocer Terra a promotoras|email,web',
  'digital|Salina México|draft|MX|30|90|780|camp_mx|head_francia|110|Contactos de despachos en el centro|advert,web',
  'public_relations|Premio Alborada de interiorismo|idea|ES|90|200|40|pr|head_levante|25|Que los interioristas nos enseñen lo que hacen|press,event',
  'event|Jornada de Oporto|cancelled|PT|-90|-88|12|camp_pt|head_norte|30|Reunir a los distribuidores del norte|event',
  'content|Casos de hotel|running|ES|-120|60|19|content|head_levante|35|Tener qué enseñar cuando pregunta un hotel|web,email',
  'telemarketing|Distribuidores del norte|finished|ES|-170|-130|15|ramon|head_norte|65|Citas con distribuidores que no nos conocen|call',
  'public_relations|Alborada en las revistas de obra|running|ES|-150|180|36|pallares|head_levante|30|Dos reportajes por trimestre con obra de clientes|press',
  'email|Boletín de novedades|running|ES|-330|35|12|forms|head_norte|150|Que nadie pase un mes sin saber de nosotros|email',
  'digital|Suelo que no resbala|finished|ES|-250|-190|27|digital|head_norte|95|Peticiones de piscinas y residencias|advert,web',
  'event|Jornada de puertas abiertas|scheduled|ES|8|8|24|fairs|head_levante|60|Que el cliente vea la fábrica y salga con un pedido|event,email',
  'telemarketing|Acabados México|finished|MX|-110|-70|300|ramon|head_francia|55|Citas con distribuidores de acabados|call',
  'identity|Rótulos y expositores de tienda|archived|ES|-500|-380|96|pons|head_levante|0|Vestir cien tiendas con la misma imagen|advert',
  'email|Terra, exterior que dura|evaluated|ES|-430|-390|41|pau|head_norte|130|Pedidos de terraza antes del verano|email',
  'content|Catálogo Terra en portugués|finished|PT|-380|-320|22|content_pt|head_norte|40|Que la venta externa tenga catálogo propio|web,email',
  'event|Encuentro de arquitectos en París|finished|FR|-140|-139|38|fairs|head_francia|50|Prescripción en obra pública|event',
] as const;
export interface Campaign { id: string; kind: string; name: string; code: Code; from: number; to: number; state: string }
const way = ['idea', 'draft', 'review', 'approved', 'scheduled', 'running', 'finished', 'evaluated', 'archived'];
const costs: Record<string, readonly string[]> = {
  public_relations: ['Agencia de prensa', 'Fotografía de obra', 'Dossier y envíos'], event: ['Alquiler de suelo', 'Montaje del estand', 'Viajes y hotel', 'Invitaciones'], email: ['Diseño y redacción', 'Envíos', 'Muestras y portes'], telemarketing: ['Base de datos', 'Horas de la mesa', 'Muestras'],
  digital: ['Anuncios en buscador', 'Anuncios en redes', 'Página de llegada'], content: ['Redacción', 'Fotografía', 'Maquetación'], identity: ['Estudio de diseño', 'Rótulos', 'Expositores', 'Impresión', 'Registro de marca'],
};
const sold: Record<string, string> = { evaluated: 'Los contactos llegaron tarde, pero eran buenos. La próxima vez, en dos tandas.', archived: 'El material se usa; faltó avisar a la venta externa.' };
const said = ['El 60×120 se vende, el 30×60 no. Quitadlo del correo: cuatro clientes preguntan por existencias.', 'En Levante estamos llenos en enero. Mejor dos tandas.', 'Falta el precio con portes a Lisboa.'];

export function makeCampaigns(m: Maker, s: Structure): Campaign[] {
  return plans.map((line, i) => {
    const [kind, name, state, code, first, last, thousands, owner, co, responses, objective, channels] = line.split('|') as [string, string, string, Code, string, string, string, string, string, string, string, string];
    const id = m.id(`campaign ${i}`), market_id = s.markets[code], budget = Number(thousands) * 100_000, from = Number(first), to = Number(last), created = Math.min(from - 60, -20), currency = code === 'MX' ? 'MXN' : 'EUR';
    m.add('marketing.campaign', {
      id, market_id, kind, name, objective, outcome_measure: kind === 'identity' ? 'Recuerdo de marca en la encuesta anual' : 'Traspasos aceptados', permission_plan: 'Solo a quien ha dado permiso; fuera las listas de exclusión', state, starts_on: m.day(from), ends_on: m.day(to), budget_minor: budget, currency,
      owner_position_id: s.seats.get(owner)!.id, co_owner_position_id: s.seats.get(co)!.id, expected_responses: Number(responses), sales_feedback: sold[state] ?? null, created_at: m.at(created, 9),
    });
    const ways = channels.split(',');
    ways.forEach((channel, c) => m.add('marketing.campaign_line', { campaign_id: id, market_id, channel, budget_minor: c ? Math.floor(budget / (2 * ways.length)) : budget - (ways.length - 1) * Math.floor(budget / (2 * ways.length)) }));
    spend(m, { id, market_id, kind, from, to, budget, currency });
    const upTo = state === 'paused' ? [...way.slice(0, 6), 'paused'] : state === 'cancelled' ? ['idea', 'draft', 'cancelled'] : way.slice(0, way.indexOf(state) + 1);
    upTo.forEach((to_state, n) => {
      const on = { running: from, paused: -12, finished: to, evaluated: to + 20, archived: to + 45 }[to_state] ?? created + Math.floor((Math.min(from, 0) - created) * (n / 6));
      const by = to_state === 'approved' ? s.seats.get('beatriz')! : s.seats.get(owner)!;
      m.add('marketing.campaign_step', { campaign_id: id, market_id, from_state: n ? upTo[n - 1] : null, to_state, at: m.at(Math.min(on, -1), 10), person_id: by.person, note: null });
    });
    if (name === 'Salina, segunda ola') said.forEach((note, n) => m.add('marketing.campaign_step', { campaign_id: id, market_id, from_state: 'review', to_state: 'review', at: m.at(-1, 11 + n), person_id: s.seats.get(['Luis', 'Marta', 'lisboa'][n]!)!.person, note }));
    return { id, kind, name, code, from, to, state };
  });
}

/** What has been spent so far: before it begins for what is prepared, then month by month; a little over or under the plan. */
function spend(m: Maker, c: { id: string; market_id: string; kind: string; from: number; to: number; budget: number; currency: string }): void {
  const first = c.from - 25, last = Math.min(c.to, 0);
  if (first > 0) return;
  const days = Math.max(c.to - first, 1), what = costs[c.kind]!, steps = Math.max(3, Math.min(16, Math.round(days / 30)));
  for (let k = 0; k < steps; k++) {
    const on = first + Math.floor((k * days) / steps);
    if (on > last) return;
    m.add('marketing.campaign_cost', { campaign_id: c.id, market_id: c.market_id, spent_on: m.day(m.working(on)), what: what[k % what.length], minor: Math.round((c.budget / steps) * (0.8 + m.below(35) / 100)) + m.below(99), currency: c.currency });
  }
}
