/** Settings that belong to the organization: markets, calendars, roles and rights. */
export const settings = {
  title: 'Ajustes', intro: 'Lo que solo se toca de vez en cuando.',
  markets: 'Mercados', newMarket: 'Crear mercado', changeMarket: 'Cambiar mercado', marketCreated: 'Mercado creado', marketChanged: 'Mercado cambiado',
  code: 'Código', nameEs: 'Nombre en español', nameEn: 'Nombre en inglés', country: 'País', countryHelp: 'Dos letras: ES, FR, MX', marketLanguage: 'Idioma', languageHelp: 'Dos letras: es, fr, pt', legalEntity: 'Sociedad', calendar: 'Calendario', noMarkets: 'Sin mercados todavía',
  calendars: 'Calendarios', newCalendar: 'Crear calendario', changeCalendar: 'Cambiar calendario', calendarCreated: 'Calendario creado', calendarChanged: 'Calendario cambiado', hours: 'Horario', holidays: 'Festivos', year: 'Año', usedBy: (names: string) => `Lo usan ${names}`, usedByNobody: 'No lo usa ningún mercado', workingTime: 'Los plazos se cuentan en este horario. Cambiarlo no mueve los que ya corren.',
  opens: 'Abre', closes: 'Cierra', addHours: 'Añadir horas', dropHours: (day: string) => `Quitar horas del ${day}`, closed: 'cerrado', day: 'Día', holidayName: 'Festivo', addHoliday: 'Añadir festivo', dropHoliday: (name: string) => `Quitar ${name}`, noHolidays: 'Sin festivos este año', holidaysSaved: 'Festivos guardados', saveHolidays: 'Guardar festivos',
  weekdays: { 1: 'lunes', 2: 'martes', 3: 'miércoles', 4: 'jueves', 5: 'viernes', 6: 'sábado', 7: 'domingo' },
  roles: 'Funciones y permisos', rolesIntro: 'Una función se da a un puesto, desde una fecha y con un alcance. Quien lo ocupa puede lo que dice la tabla; dónde, lo dice el alcance.', grants: 'Quién tiene qué', matrix: 'Qué puede cada función', right: 'Permiso', role: 'Función', scope: 'Alcance', seat: 'Puesto', from: 'Desde', to: 'Hasta', allowed: 'sí', noGrants: 'Ningún puesto tiene esa función', allRoles: 'Todas las funciones',
  scopes: { own_seat: 'Su puesto', unit: 'Su unidad y las de debajo', function: 'Su división', market: 'Su mercado', company: 'Toda la empresa' },
  grantRole: 'Dar función', granted: 'Función concedida', endGrant: 'Retirar', grantEnded: 'Función retirada', endOn: 'Primer día sin ella',
  rooms: { platform: 'Instalación', organization: 'Estructura y personas', customers: 'Clientes', marketing: 'Marketing', sales: 'Ventas', coordination: 'Coordinación', goals: 'Objetivos', reporting: 'Informes', focus: 'Enfoque', exchange: 'Importar', decisions: 'Decisiones', restructuring: 'Reestructuración', territories: 'Territorios', oversight: 'Vigilancia de la casa' },
};
