import type { EventKindName, ProblemKindName } from '../../contract/organogramWords.ts';

/** Organigramas de varias fechas que se convierten en historia, y la conexión con el directorio de la empresa. */
export const directory = {
  title: 'Organigramas', newOne: 'Traer organigramas', none: 'Todavía no se ha traído ningún organigrama. Con los de varias fechas se reconstruye la historia: quién entró, quién salió y qué cambió.',
  intro: 'Elige los organigramas de varias fechas, uno por fichero. Antes de cambiar nada verás qué cuentan.',
  files: 'Ficheros', dropHere: 'Suelta aquí los CSV, o', chooseFiles: 'Elegir ficheros', dropFile: (name: string) => `Quitar ${name}`, date: 'Fecha', file: 'Fichero', rowsAre: 'Cada fila es',
  rows: { posts: 'un puesto', groups: 'un grupo' }, dateNeeded: 'Falta la fecha de algún fichero.', fromColumn: 'la de su columna',
  columns: 'Qué dice cada columna', groupColumns: 'Grupos contados', notRead: 'No se lee', name: 'Nombre', prefix: 'Prefijo de las referencias', prefixHelp: 'Distingue este organigrama de otros que usen los mismos números.', market: 'Mercado por defecto', unitFunction: 'Qué hacen las unidades',
  functions: { management: 'Dirección', sales: 'Ventas', marketing: 'Marketing', public_relations: 'Relaciones públicas', telemarketing: 'Telemarketing', support: 'Apoyo' },
  fields: { reference: 'Referencia del puesto', title: 'Nombre del puesto', holder: 'Quién lo ocupa', unit: 'Unidad', reportsTo: 'De qué puesto depende', fte: 'Jornada', grade: 'Categoría', market: 'Mercado', date: 'Fecha', count: 'Cuántas jornadas' },
  needed: (what: string) => `Falta decir qué columna es: ${what}`, look: 'Ver qué cuentan', looking: 'Leyendo los organigramas. Nada cambia todavía.', back: 'Cambiar ficheros o columnas',
  story: 'Lo que cuentan', oneByOne: 'Uno a uno', start: 'Punto de partida', leftOut: 'fecha que se deja fuera', leaveOut: 'Dejar fuera esta fecha', nothingHappened: 'Nada cambió respecto a la fecha anterior.', moreEvents: (n: number) => `y ${n} más, entre ellas las plazas de grupo`,
  sizes: (posts: string, seats: string, people: string) => `${posts} puestos${seats === '0' ? '' : `, ${seats} plazas de grupo`}, ${people} personas`,
  totals: (units: string, posts: string, people: string) => `${units} unidades, ${posts} puestos y ${people} personas en toda la historia`,
  events: {
    unit_opened: 'Se abre la unidad', unit_closed: 'Se cierra la unidad', unit_renamed: 'Cambia de nombre la unidad', opened: 'Se abre el puesto', closed: 'Se cierra el puesto', renamed: 'Cambia de nombre el puesto', changed_manager: 'Cambia de quién depende',
    changed_unit: 'Cambia de unidad', changed_fte: 'Cambia de jornada', changed_archetype: 'Cambia de tipo de mando', changed_market: 'Cambia de mercado', changed_group: 'Pasa de grupo a puesto, o al revés', joined: 'Entra', took_on: 'Asume también', left: 'Sale', gave_up: 'Deja uno de sus puestos', moved: 'Cambia de puesto',
  } satisfies Record<EventKindName, string>,
  counts: {
    unit_opened: 'unidades abiertas', unit_closed: 'unidades cerradas', unit_renamed: 'unidades con otro nombre', opened: 'puestos abiertos', closed: 'puestos cerrados', renamed: 'puestos con otro nombre', changed_manager: 'cambios de dependencia',
    changed_unit: 'cambios de unidad', changed_fte: 'cambios de jornada', changed_archetype: 'cambios de mando', changed_market: 'cambios de mercado', changed_group: 'de grupo a puesto', joined: 'entradas', took_on: 'asumen otro puesto', left: 'salidas', gave_up: 'dejan un puesto', moved: 'cambios de puesto',
  } satisfies Record<EventKindName, string>,
  problemsTitle: 'Lo que no encaja', noProblems: 'Todo encaja.', problemCount: (n: number) => (n === 1 ? '1 vez' : `${n} veces`), atRow: (file: string, row: number) => `${file}, línea ${row}`, shownOf: (shown: number, n: number) => `Se ven ${shown} de ${n}.`,
  problems: {
    damaged_characters: 'Caracteres dañados: se traen como están', reference_missing: 'Fila sin referencia: no se puede situar y no entra', title_missing: 'Puesto sin nombre: se usa su referencia', unit_missing: 'Puesto sin unidad: va a la unidad del organigrama',
    fte_unread: 'La jornada no se entiende: se cuenta como completa', count_unread: 'No se entiende cuántos son: el grupo no entra', market_unknown: 'Mercado desconocido: va al mercado por defecto', manager_missing: 'Depende de un puesto que no está: queda sin superior',
    manager_is_itself: 'Depende de sí mismo: queda sin superior', circle: 'Dependencias en círculo: se corta en el primer puesto', duplicate_reference: 'Referencia repetida: entra la primera fila', two_holders: 'Dos personas en un puesto: entra la primera',
    group_twice: 'El mismo grupo dos veces: se suman', holder_in_several: 'Una persona en varios puestos: su jornada se reparte', holder_withheld: 'No dice quién lo ocupa: queda sin titular', vacant: 'Puesto vacante', grade_unknown: 'Categoría sin tipo de mando',
    few_posts: 'Muchos menos puestos que en las fechas vecinas: puede estar incompleto', date_unread: 'Fila sin fecha que se entienda: no entra', date_without_posts: 'Fecha con grupos y sin ningún puesto', date_known: 'Fecha que ya está en la estructura: no se vuelve a traer',
  } satisfies Record<ProblemKindName, string>,
  suggestionsTitle: '¿Es el mismo puesto con otra referencia?', suggestionsLead: 'La misma persona con el mismo puesto, y otro número. Si lo aceptas, es un solo puesto en la historia.', suggestion: (from: string, to: string, title: string, on: string) => `${from} → ${to}, ${title} (${on})`, accept: 'Es el mismo', lookAgain: 'Volver a mirar con estos cambios',
  continuesTitle: (name: string, day: string) => `Continúa «${name}», que llegaba hasta el ${day}`, continuesLead: 'Cada fecha se compara con lo que la estructura dice hoy, también con lo que se cambió a mano. Lo que el organigrama no cuenta se queda como está.', continued: (name: string) => `Continúa «${name}»`,
  takenTitle: 'La estructura ya tiene estas referencias', bring: 'Traer esta historia', brought: (name: string) => `«${name}» está en la estructura`, by: 'Quién', when: 'Cuándo', dates: 'Fechas', state: 'Estado', done: 'En la estructura', takenBack: 'Deshecho', takeBack: 'Deshacer', takeBackAsk: (name: string) => `Se retira de la estructura todo lo que trajo «${name}». Las personas se quedan, sin puesto. Si alguien lo ha usado después, no se hará.`, takenBackDone: 'Organigrama deshecho', seeChart: 'Ver la estructura',
  scim: {
    title: 'Proveedor de identidad', intro: 'Entra ID, Okta y otros pueden dar de alta, cambiar y suspender a las personas por SCIM 2.0. Los puestos y las unidades se siguen decidiendo aquí, donde se ve el efecto en los clientes.',
    connect: 'Cómo se conecta', address: 'Dirección (Tenant URL, SCIM base URL)', token: 'Testigo', tokenHelp: 'Crea un testigo de la API en tu perfil y ponlo como «Secret token» o «Bearer token». Actúa como tú: tienes que poder invitar. Mejor si es de una persona de Administración que solo exista para esto.', makeToken: 'Crear un testigo', copy: 'Copiar', copied: 'Copiada',
    does: 'Qué hace', keeps: 'El nombre de usuario es el correo con el que se entra. Nombre, teléfono, idioma, formatos, zona horaria, número de empleado y clave externa vienen del proveedor.', deactivates: 'Al desactivar a alguien, deja de entrar y su puesto queda vacante ese mismo día: de sus clientes responde quien lo suple. Al activarlo, vuelve a su puesto.', removes: 'Al quitarlo, queda suspendido y no se le enseña más al proveedor; su historia se conserva. Si lo vuelven a dar de alta con el mismo correo, es la misma persona.', groups: 'Los grupos son las unidades, con quien ocupa un puesto en ellas. Se leen; no se cambian desde fuera.',
    leave: 'Qué dejar fuera de la correspondencia', leaveText: 'title, department, division y manager salen del puesto que ocupa cada uno: se leen, y escribirlos se rechaza. Los demás atributos que no aparecen en /scim/v2/Schemas se ignoran.', newPeople: 'Quien llega por SCIM no recibe invitación ni puesto: nómbralo y envíasela en Personas.', people: 'Ir a Personas',
  },
};
