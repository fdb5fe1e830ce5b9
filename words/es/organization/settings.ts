/** Settings that belong to the organization: markets, calendars, roles and rights. */
export const settings = {
  title: 'Ajustes',
  notes: {
    '/settings/people': 'Quién es quién, invitaciones, nombramientos y accesos', '/settings/roles': 'Qué puede cada función y qué puesto la tiene',
    '/settings/markets': 'Países, idiomas, monedas y sociedades', '/settings/calendars': 'Horarios y festivos con los que se cuentan los plazos',
    '/settings/sales': 'Etapas, motivos y tipos de cambio', '/settings/imports': 'Traer datos de ficheros y deshacerlo',
    '/settings/organograms': 'Organigramas de varias fechas convertidos en historia', '/settings/identity-provider': 'Altas y bajas desde Entra ID, Okta y otros (SCIM)', '/settings/access': 'Permiso a permiso, y por qué',
    '/settings/delegations': 'Quién responde de un puesto vacante', '/settings/parameters': 'Las cifras con que se calculan las medidas',
    '/settings/backups': 'Cada noche, ahora, y cómo volver', '/settings/audit': 'Quién cambió qué, y cuándo',
    '/settings/mail': 'Lo que ha salido y lo que espera', '/settings/profile': 'Tus datos, contraseña, sesiones y claves',
  },
  groups: { people: 'Personas y permisos', company: 'Cómo trabaja la empresa', bring: 'Traer datos', watch: 'Vigilar y guardar', own: 'Lo mío' },
  markets: 'Mercados', newMarket: 'Crear mercado', changeMarket: 'Cambiar mercado', marketCreated: 'Mercado creado', marketChanged: 'Mercado cambiado',
  code: 'Código', nameEs: 'Nombre en español', nameEn: 'Nombre en inglés', country: 'País', codeHelp: 'Corto, para los ficheros: ES, FR, MX', marketLanguage: 'Idioma', legalEntity: 'Sociedad', otherEntity: 'Otra sociedad…', entityName: 'Nombre de la sociedad', entityHelp: 'Con el país y la moneda de este mercado', calendar: 'Calendario', noMarkets: 'Sin mercados todavía',
  calendars: 'Calendarios', newCalendar: 'Crear calendario', changeCalendar: 'Cambiar calendario', calendarCreated: 'Calendario creado', calendarChanged: 'Calendario cambiado', hours: 'Horario', holidays: 'Festivos', year: 'Año', usedBy: (names: string, n: number) => `${n === 1 ? 'Lo usa' : 'Lo usan'} ${names}`, weekdaysTo: (from: string, to: string, two: boolean) => (two ? `${from} y ${to}` : `${from} a ${to}`), openFromTo: (opens: string, closes: string) => `${opens} a ${closes}`, usedByNobody: 'No lo usa ningún mercado', workingTime: 'Los plazos se cuentan en este horario. Cambiarlo no mueve los que ya corren.',
  opens: 'Abre', closes: 'Cierra', addHours: 'Añadir horas', dropHours: (day: string) => `Quitar horas del ${day}`, closed: 'cerrado', day: 'Día', holidayName: 'Festivo', addHoliday: 'Añadir festivo', dropHoliday: (name: string) => `Quitar ${name}`, noHolidays: 'Sin festivos este año', holidaysSaved: 'Festivos guardados', saveHolidays: 'Guardar festivos', takeHolidays: (year: number) => `Poner los mismos días que en ${year}`, takeHolidaysNote: 'Repasa luego los que cambian de fecha, como los de Semana Santa.',
  weekdays: { 1: 'lunes', 2: 'martes', 3: 'miércoles', 4: 'jueves', 5: 'viernes', 6: 'sábado', 7: 'domingo' },
  roles: 'Funciones y permisos', rolesIntro: 'Una función se da a un puesto, desde una fecha y con un alcance. Quien lo ocupa puede lo que dice la tabla; dónde, lo dice el alcance.', grants: 'Quién tiene qué', matrix: 'Qué puede cada función', right: 'Permiso', role: 'Función', scope: 'Alcance', seat: 'Puesto', from: 'Desde', to: 'Hasta', allowed: 'sí', noGrants: 'Ningún puesto tiene esa función', allRoles: 'Todas las funciones', market: 'Mercado', planned: 'previsto', findRight: 'Buscar permiso', noRight: 'Ningún permiso con esas palabras.',
  scopeMeans: { own_seat: 'Solo lo que lleva ese puesto', unit: 'Lo de su unidad y las que cuelgan de ella', function: 'Lo de todos los puestos de ventas, o todos los de marketing', market: 'Lo de todos los puestos de su mercado, de las dos divisiones', company: 'Todo, en todos los mercados' },
  scopes: { own_seat: 'Su puesto', unit: 'Su unidad y las de debajo', function: 'Su división', market: 'Su mercado', company: 'Toda la empresa' },
  grantRole: 'Dar función', granted: 'Función concedida', endGrant: 'Retirar', grantEnded: 'Función retirada', endOn: 'Primer día sin ella',
  rooms: { platform: 'Instalación', organization: 'Estructura y personas', customers: 'Clientes', marketing: 'Marketing', sales: 'Ventas', coordination: 'Coordinación', goals: 'Objetivos', reporting: 'Informes', focus: 'Enfoque', exchange: 'Importar', decisions: 'Decisiones', restructuring: 'Reestructuración', territories: 'Territorios', directory: 'Organigramas y directorio', oversight: 'Vigilancia de la casa' },
};
