import type { settings as Spanish } from '../../es/organization/settings.ts';

export const settings: typeof Spanish = {
  title: 'Settings',
  notes: {
    '/settings/people': 'Who is who, invitations, appointments and access', '/settings/roles': 'What each role can do and which position has it',
    '/settings/markets': 'Countries, languages, currencies and legal entities', '/settings/calendars': 'Hours and holidays that time limits are counted in',
    '/settings/sales': 'Stages, reasons and exchange rates', '/settings/imports': 'Bring data in from files, and take it back',
    '/settings/organograms': 'Organograms of several dates made into history', '/settings/identity-provider': 'People come and go from Entra ID, Okta and others (SCIM)', '/settings/access': 'Right by right, and why',
    '/settings/delegations': 'Who answers for a vacant position', '/settings/parameters': 'The figures that measures are computed with',
    '/settings/backups': 'Every night, now, and how to go back', '/settings/audit': 'Who changed what, and when',
    '/settings/mail': 'What went out and what waits', '/settings/profile': 'Your details, password, sessions and keys',
  },
  about: 'Unísono is free software, under the AGPL 3.0 or later.',
  groups: { people: 'People and rights', company: 'How the company works', bring: 'Bringing data in', watch: 'Watching and keeping', own: 'My own' },
  markets: 'Markets', newMarket: 'Create market', changeMarket: 'Change market', marketCreated: 'Market created', marketChanged: 'Market changed',
  code: 'Code', nameEs: 'Name in Spanish', nameEn: 'Name in English', country: 'Country', codeHelp: 'Short, for files: ES, FR, MX', marketLanguage: 'Language', legalEntity: 'Legal entity', otherEntity: 'Another legal entity…', entityName: 'Name of the legal entity', entityHelp: 'With the country and currency of this market', calendar: 'Calendar', noMarkets: 'No markets yet',
  calendars: 'Calendars', newCalendar: 'Create calendar', changeCalendar: 'Change calendar', calendarCreated: 'Calendar created', calendarChanged: 'Calendar changed', hours: 'Opening hours', holidays: 'Holidays', year: 'Year', usedBy: (names) => `Used by ${names}`, weekdaysTo: (from, to, two) => (two ? `${from} and ${to}` : `${from} to ${to}`), openFromTo: (opens, closes) => `${opens} to ${closes}`, usedByNobody: 'No market uses it', workingTime: 'Deadlines are counted in these hours. Changing them does not move those already running.',
  opens: 'Opens', closes: 'Closes', addHours: 'Add hours', dropHours: (day) => `Remove hours of ${day}`, closed: 'closed', day: 'Day', holidayName: 'Holiday', addHoliday: 'Add holiday', dropHoliday: (name) => `Remove ${name}`, noHolidays: 'No holidays this year', holidaysSaved: 'Holidays saved', saveHolidays: 'Save holidays', takeHolidays: (year) => `Put the same days as in ${year}`, takeHolidaysNote: 'Then look over those whose date changes, like Easter.',
  weekdays: { 1: 'Monday', 2: 'Tuesday', 3: 'Wednesday', 4: 'Thursday', 5: 'Friday', 6: 'Saturday', 7: 'Sunday' },
  roles: 'Roles and rights', rolesIntro: 'A role is granted to a position, from a date and with a scope. Whoever holds the position may do what the table says; where, the scope says.', grants: 'Who has what', matrix: 'What each role may do', right: 'Right', role: 'Role', scope: 'Scope', seat: 'Position', from: 'From', to: 'Until', allowed: 'yes', noGrants: 'No position has that role', allRoles: 'All roles', market: 'Market', planned: 'planned', findRight: 'Find a right', noRight: 'No right with those words.',
  scopeMeans: { own_seat: 'Only what that position holds', unit: 'What its unit and those below it hold', function: 'What every sales position holds, or every marketing one', market: 'What every position of its market holds, in both divisions', company: 'Everything, in every market' },
  scopes: { own_seat: 'Own position', unit: 'Own unit and below', function: 'Own division', market: 'Own market', company: 'Whole company' },
  grantRole: 'Grant a role', granted: 'Role granted', endGrant: 'Take away', grantEnded: 'Role taken away', endOn: 'First day without it',
  rooms: { platform: 'Installation', organization: 'Structure and people', customers: 'Customers', marketing: 'Marketing', sales: 'Sales', coordination: 'Coordination', goals: 'Goals', reporting: 'Reports', focus: 'Focus', exchange: 'Import', decisions: 'Decisions', restructuring: 'Restructuring', territories: 'Territories', directory: 'Organograms and directory', oversight: 'Watching over the house' },
};
