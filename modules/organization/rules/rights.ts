/**
 * The matrix of roles and rights, written by hand in the nouns a director reads. A role is granted to a seat, from a
 * date, with a scope (own seat, own unit and below, own function, market, company): the matrix says what, the grant
 * says where. An endpoint whose right is not here fails the test `rights.test.ts`; so does a role without a column.
 *
 * Marketing never changes an opportunity's amount or stage; sales never changes touches or attribution; nobody,
 * administrators included, edits touches, attribution, bookings or a measure of themselves: no such right exists.
 */
export const roles = {
  administrator: { es: 'Administración', en: 'Administration' },
  commercial_director: { es: 'Dirección comercial', en: 'Commercial director' },
  senior_management: { es: 'Alta dirección', en: 'Senior management' },
  controller: { es: 'Control de gestión', en: 'Controller' },
  sales_supervisor: { es: 'Supervisión de ventas', en: 'Sales supervisor' },
  outside_sales: { es: 'Venta externa', en: 'Outside sales' },
  marketing_supervisor: { es: 'Supervisión de marketing', en: 'Marketing supervisor' },
  brand_specialist: { es: 'Marca y campañas', en: 'Brand and campaigns' },
  pr_specialist: { es: 'Relaciones públicas', en: 'Public relations' },
  telemarketing_supervisor: { es: 'Supervisión de telemarketing', en: 'Telemarketing supervisor' },
  telemarketing_agent: { es: 'Telemarketing', en: 'Telemarketing agent' },
} as const;
export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as Role[];

const A = 'administrator', D = 'commercial_director', M = 'senior_management', C = 'controller';
const SS = 'sales_supervisor', S = 'outside_sales', MS = 'marketing_supervisor', B = 'brand_specialist', P = 'pr_specialist';
const TS = 'telemarketing_supervisor', T = 'telemarketing_agent';
const front: Role[] = [D, SS, S, MS, B, P, TS, T];
const everybody: Role[] = [A, D, M, C, SS, S, MS, B, P, TS, T];
const readers: Role[] = [D, M, C, SS, S, MS, B, P, TS, T];
const marketers: Role[] = [D, MS, B, P, TS];
const sellers: Role[] = [D, SS, S];

interface Cell { es: string; en: string; roles: readonly Role[] }

export const rights: Record<string, Cell> = {
  'platform.demo.open': { es: 'Abrir la empresa de demostración', en: 'Open the demo company', roles: [A, D] },

  'organization.structure.read': { es: 'Ver la estructura', en: 'See the structure', roles: everybody },
  'organization.structure.change': { es: 'Cambiar unidades, puestos y dependencias', en: 'Change units, positions and lines', roles: [A, D] },
  'organization.person.read': { es: 'Ver quién es quién', en: 'See who is who', roles: everybody },
  'organization.person.invite': { es: 'Invitar, nombrar y suspender', en: 'Invite, appoint and suspend', roles: [A] },
  'organization.person.erase': { es: 'Exportar y borrar los datos de una persona', en: 'Export and erase a person’s data', roles: [A] },
  'organization.role.grant': { es: 'Conceder funciones a puestos', en: 'Grant roles to positions', roles: [A] },
  'organization.market.change': { es: 'Cambiar mercados, calendarios y festivos', en: 'Change markets, calendars and holidays', roles: [A, D] },
  'organization.company.change': { es: 'Cambiar los datos de la empresa', en: 'Change the company’s settings', roles: [A] },
  'organization.mail.read': { es: 'Leer el correo saliente', en: 'Read outgoing mail', roles: [A] },
  'organization.cost.read': { es: 'Ver lo que cuesta un puesto', en: 'See what a position costs', roles: [D, M, C] },
  'organization.cost.write': { es: 'Fijar lo que cuesta un puesto', en: 'Set what a position costs', roles: [D, C] },
  'organization.fact.read': { es: 'Leer el registro de cambios', en: 'Read the audit trail', roles: [A, D, C] },

  'directory.organogram.import': { es: 'Traer organigramas de varias fechas y deshacerlo', en: 'Bring in organograms of several dates, and take them back', roles: [A, D] },

  'customers.account.read': { es: 'Ver clientes', en: 'See customers', roles: readers },
  'customers.account.write': { es: 'Crear y cambiar clientes', en: 'Create and change customers', roles: [D, SS, S, MS, TS, T] },
  'customers.account.move': { es: 'Cambiar quién responde de un cliente', en: 'Change who answers for a customer', roles: [D, SS] },
  'customers.account.merge': { es: 'Unir fichas duplicadas de clientes de sus equipos', en: 'Merge duplicate records of customers of one’s teams', roles: [D, SS] },
  'customers.contact.read': { es: 'Ver contactos', en: 'See contacts', roles: readers },
  'customers.contact.write': { es: 'Crear y cambiar contactos y permisos', en: 'Create and change contacts and permissions', roles: front },
  'customers.contact.merge': { es: 'Unir fichas duplicadas de contactos', en: 'Merge duplicate records of contacts', roles: [D, SS, MS, TS] },
  'customers.contact.erase': { es: 'Exportar y borrar los datos de un contacto', en: 'Export and erase a contact’s data', roles: [A, D] },
  'customers.interaction.read': { es: 'Ver lo ocurrido con un cliente', en: 'See what happened with a customer', roles: readers },
  'customers.interaction.write': { es: 'Anotar contactos', en: 'Log contacts', roles: front },
  'customers.activity.read': { es: 'Ver actividades y notas personales', en: 'See activities and personal notes', roles: [D, SS, S, MS, B, P, TS, T] },
  'customers.activity.write': { es: 'Planificar actividades y escribir notas', en: 'Plan activities and write notes', roles: front },
  'customers.promise.read': { es: 'Ver promesas y necesidades', en: 'See promises and needs', roles: readers },
  'customers.promise.write': { es: 'Anotar promesas y necesidades', en: 'Record promises and needs', roles: front },

  'territories.model.read': { es: 'Ver territorios', en: 'See territories', roles: readers },
  'territories.model.write': { es: 'Dibujar territorios y excepciones', en: 'Draw territories and exceptions', roles: [D, SS] },
  'territories.model.activate': { es: 'Poner en vigor un modelo de territorios', en: 'Put a model of territories in force', roles: [D] },

  'marketing.campaign.read': { es: 'Ver campañas', en: 'See campaigns', roles: readers },
  'marketing.campaign.write': { es: 'Crear y cambiar campañas y sus costes', en: 'Create and change campaigns and their costs', roles: marketers },
  'marketing.campaign.approve': { es: 'Aprobar campañas', en: 'Approve campaigns', roles: [D, MS] },
  'marketing.campaign.review': { es: 'Revisar campañas desde ventas', en: 'Review campaigns for sales', roles: [D, SS] },
  'marketing.lead.read': { es: 'Ver leads', en: 'See leads', roles: readers },
  'marketing.lead.write': { es: 'Crear y cambiar leads', en: 'Create and change leads', roles: [D, MS, B, P, TS, T] },
  'marketing.lead.erase': { es: 'Exportar y borrar los datos personales de un lead', en: 'Export and erase a lead’s personal data', roles: [A, D] },
  'marketing.touch.read': { es: 'Ver impactos', en: 'See touches', roles: readers },
  'marketing.touch.record': { es: 'Registrar impactos', en: 'Record touches', roles: [D, MS, B, P, TS, T] },

  'sales.product.read': { es: 'Ver productos y sus beneficios', en: 'See products and their benefits', roles: everybody },
  'sales.product.write': { es: 'Cambiar productos y beneficios', en: 'Change products and benefits', roles: [A, D, SS, MS, B] },
  'sales.pipeline.read': { es: 'Ver etapas y motivos', en: 'See stages and reasons', roles: everybody },
  'sales.pipeline.write': { es: 'Cambiar etapas y motivos', en: 'Change stages and reasons', roles: [A, D] },
  'sales.opportunity.read': { es: 'Ver operaciones e importes', en: 'See opportunities and amounts', roles: [D, M, C, SS, S] },
  'sales.opportunity.write': { es: 'Crear y cambiar operaciones', en: 'Create and change opportunities', roles: sellers },
  'sales.opportunity.move': { es: 'Cambiar la etapa de una operación', en: 'Move an opportunity to another stage', roles: sellers },
  'sales.booking.read': { es: 'Ver ventas firmadas', en: 'See bookings', roles: [D, M, C, SS, S, MS, TS] },
  'sales.booking.record': { es: 'Registrar ventas firmadas y abonos', en: 'Record bookings and credit notes', roles: [D, C, SS, S] },
  'sales.fx_rate.read': { es: 'Ver tipos de cambio', en: 'See exchange rates', roles: [A, D, M, C, SS, S, MS] },
  'sales.fx_rate.write': { es: 'Registrar tipos de cambio', en: 'Record exchange rates', roles: [A, C] },

  'coordination.hand_off.read': { es: 'Ver traspasos', en: 'See hand-offs', roles: readers },
  'coordination.hand_off.offer': { es: 'Ofrecer y corregir traspasos', en: 'Offer and correct hand-offs', roles: [D, MS, B, P, TS, T] },
  'coordination.hand_off.answer': { es: 'Aceptar, devolver y trabajar traspasos', en: 'Accept, return and work hand-offs', roles: sellers },
  'coordination.hand_off.resolve': { es: 'Resolver traspasos en disputa', en: 'Resolve disputed hand-offs', roles: [D] },
  'coordination.support_request.read': { es: 'Ver peticiones de apoyo', en: 'See support requests', roles: readers },
  'coordination.support_request.ask': { es: 'Pedir apoyo', en: 'Ask for support', roles: front },
  'coordination.support_request.answer': { es: 'Responder a peticiones de apoyo', en: 'Answer support requests', roles: front },
  'coordination.agreement.write': { es: 'Fijar el acuerdo entre divisiones', en: 'Set the agreement between divisions', roles: [D] },

  'goals.goal.read': { es: 'Ver objetivos comunes', en: 'See common goals', roles: readers },
  'goals.goal.write': { es: 'Fijar objetivos comunes', en: 'Set common goals', roles: [D] },

  'reporting.report.read': { es: 'Ver informes', en: 'See reports', roles: [D, M, C, SS, MS, TS] },
  'reporting.seat.read': { es: 'Ver las cifras de cada puesto', en: 'See the figures of each position', roles: [D, M, C, SS, S, MS, TS] },
  'reporting.edition.issue': { es: 'Emitir el informe a la alta dirección', en: 'Issue the report to senior management', roles: [D, C] },

  'focus.index.read': { es: 'Ver el enfoque al cliente de su unidad, si son cinco o más, y el suyo', en: 'See the customer focus of one’s unit, of five or more, and one’s own', roles: readers },
  'focus.interdependence.read': { es: 'Ver cuánto se apoyan ventas y marketing', en: 'See how much sales and marketing depend on one another', roles: [D, M, C, SS, MS, TS] },
  'focus.impact.read': { es: 'Ver el efecto de un cambio en los clientes', en: 'See a change’s effect on customers', roles: [D, SS] },
  'focus.seat.close': { es: 'Cerrar un puesto', en: 'Close a position', roles: [D] },


  'decisions.decision.read': { es: 'Ver el registro de decisiones', en: 'See the register of decisions', roles: [D, M, C, SS, MS, TS] },
  'decisions.decision.write': { es: 'Plantear decisiones y sus opciones', en: 'Frame decisions and their options', roles: [D, C, SS, MS, TS] },
  'decisions.step.take': { es: 'Recomendar, acordar, decidir y revisar según el papel de cada puesto', en: 'Recommend, agree, decide and review, as each position’s part is', roles: [D, M, C, SS, MS, TS] },
  'decisions.forum.read': { es: 'Ver reuniones e informes periódicos', en: 'See recurring meetings and reports', roles: readers },
  'decisions.forum.write': { es: 'Registrar reuniones e informes periódicos', en: 'Register recurring meetings and reports', roles: [D, SS, MS, TS] },

  'restructuring.proposal.read': { es: 'Ver propuestas de reestructuración', en: 'See proposals of restructuring', roles: [D, M, C, SS, MS, TS] },
  'restructuring.proposal.write': { es: 'Dibujar propuestas de reestructuración', en: 'Draw proposals of restructuring', roles: [D, SS, MS] },
  'restructuring.impact.read': { es: 'Ver el efecto de una propuesta', en: 'See what a proposal does', roles: [D, M, C, SS, MS, TS] },
  'restructuring.gate.sign': { es: 'Firmar hitos, recomendar u objetar', en: 'Sign gates, recommend or object', roles: [D, C, SS, MS, TS] },
  'restructuring.customers.sign': { es: 'Firmar el hito de clientes', en: 'Sign the gate of customers', roles: [D, SS] },
  'restructuring.decisions.sign': { es: 'Firmar el hito de decisiones', en: 'Sign the gate of decisions', roles: [D] },
  'restructuring.structure.sign': { es: 'Firmar el hito de estructura y personas', en: 'Sign the gate of structure and people', roles: [D, SS, MS] },
  'restructuring.goals.sign': { es: 'Firmar el hito de objetivos', en: 'Sign the gate of goals', roles: [D, SS, MS] },
  'restructuring.information.sign': { es: 'Firmar el hito de información interna', en: 'Sign the gate of internal information', roles: [D, C, SS, MS] },
  'restructuring.consultation.sign': { es: 'Firmar el hito de consulta', en: 'Sign the gate of consultation', roles: [D] },
  'restructuring.wave.publish': { es: 'Publicar, retirar y deshacer una oleada', en: 'Publish, withdraw and take back a wave', roles: [D] },
  'restructuring.review.sign': { es: 'Firmar las revisiones de una reestructuración', en: 'Sign the reviews of a restructuring', roles: [D] },
  'restructuring.pulse.answer': { es: 'Contestar a cómo va un cambio, sin nombre', en: 'Say how a change is going, without a name', roles: everybody },
  'restructuring.parameter.accept': { es: 'Ajustar los parámetros con lo aprendido', en: 'Set parameters by what was learnt', roles: [D] },
  'restructuring.step.read': { es: 'Ver los traspasos de clientes', en: 'See hand-overs of customers', roles: readers },
  'restructuring.step.finish': { es: 'Hacer los pasos de un traspaso de clientes', en: 'Do the steps of a hand-over of customers', roles: readers },

  'oversight.access.read': { es: 'Ver qué puede ver y hacer cada persona', en: 'See what each person may see and do', roles: [A, D] },
  'oversight.beginning.read': { es: 'Ver qué falta para empezar a trabajar', en: 'See what is left before work can begin', roles: [A, D] },
  'oversight.parameter.read': { es: 'Ver los parámetros de las medidas', en: 'See the parameters of the measures', roles: [A, D, C] },
  'oversight.parameter.set': { es: 'Cambiar los parámetros de las medidas', en: 'Change the parameters of the measures', roles: [A, D] },
  'oversight.backup.keep': { es: 'Hacer copias de seguridad y programarlas', en: 'Make and schedule backups', roles: [A] },
  'oversight.person.see_as': { es: 'Ver Unísono como otra persona, sin tocar nada', en: 'See Unísono as somebody else, touching nothing', roles: [A] },

  'exchange.import.run': { es: 'Importar y deshacer importaciones', en: 'Import and take imports back', roles: [A, D] },
};

export const roleMay = (role: string, right: string): boolean => rights[right]?.roles.includes(role as Role) ?? false;

/** What jobs and commands may do as a named system actor: there is no bypass, these are their rows of the matrix. */
export const systemActors: Record<string, readonly string[]> = {
  attribution: ['sales.booking.read', 'marketing.touch.read', 'reporting.attribution.freeze'],
  /** Weighs what is drawn; passes on, on the day of a wave, what cannot be dated; reviews it, and halts what goes wrong. */
  transition: ['restructuring.proposal.weigh', 'restructuring.wave.carry_out', 'restructuring.review.compute', 'restructuring.transition.watch', 'organization.cost.read'],
  mail: ['organization.mail.read'],
  sweep: ['platform.record.sweep'],
  backup: ['platform.record.back_up'],
  setup: ['organization.structure.change', 'organization.person.invite', 'organization.role.grant', 'organization.market.change', 'organization.company.change'],
};
