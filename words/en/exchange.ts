import type { exchange as Spanish } from '../es/exchange.ts';

export const exchange: typeof Spanish = {
  title: 'Imports', newImport: 'New import', none: 'Nothing has been brought in yet. Begin with a CSV file.', file: 'File', state: 'State', by: 'Who', when: 'When', rowsWord: 'Rows', problemsWord: 'Problems',
  states: { staged: 'Not checked', checked: 'Checked', running: 'Running', done: 'Done', failed: 'Failed', taken_back: 'Undone' },
  files: 'Files', dropHere: 'Drop CSV files here, or', chooseFiles: 'Choose files', dropFile: (name) => `Remove ${name}`, filesHelp: 'With any separator. UTF-8, UTF-16 or Windows-1252 is found out.',
  how: 'How they are read', howBuild: 'Choose the columns here', howSaved: (name) => `Saved: ${name}`, howFile: 'Open a mapping file (JSON)', mapping: 'Mapping', mappingUnread: 'That file is not a mapping of Unísono.',
  severalNeedMapping: 'Several files need a saved or JSON mapping that says how they fit together.', missingFiles: (names) => `Missing: ${names}`, 
  name: 'Name of the import', noun: 'What you bring', existing: 'What exists already', existings: { update: 'Is updated', skip: 'Is left as it is', refuse: 'Counts as a problem' },
  date: 'Order of dates', dates: { ymd: 'Year, month, day (2025-02-26)', dmy: 'Day, month, year (26/2/2025)', mdy: 'Month, day, year (2/26/2025)' }, decimal: 'Decimals', decimals: { auto: 'The last mark', ',': 'Comma (1.234,56)', '.': 'Point (1,234.56)' },
  field: 'Field', from: 'Where it comes from', notBrought: 'Not brought', always: 'Always the same', value: 'Value', valueOf: (field) => `Value of ${field}`, needed: 'Needed', neededMissing: (fields) => `Say where these come from: ${fields}`, keyHelp: 'The key is what recognises each record when it is brought in again.', keepMapping: 'Save this mapping for another time',
  check: 'Check files', sending: (file) => `Sending ${file}`, checking: 'Checking every row. Nothing changes yet.', running: 'Importing', stepOf: (noun, step, steps) => `${noun}: step ${step} of ${steps}`,
  preview: 'What would happen', happened: 'What happened', counts: { noun: 'What', create: 'Created', update: 'Changed', same: 'Same', skip: 'Left alone', wrong: 'With problems' },
  sentOnly: 'The files are sent and not checked. Nothing has changed yet.', nothingYet: 'Nothing has changed yet.', problemTitle: 'Rows with problems', noProblems: 'Every row reads well.', row: 'Row', what: 'What is wrong', read: 'It read', blank: 'blank',
  leaveOut: (n) => `Leave out the rows with problems (${n})`, leaveOutHelp: 'Otherwise nothing is imported while there are problems.', run: 'Import', done: (name) => `Import “${name}” done`,
  takeBack: 'Undo the import', takeBackLead: 'This is what would happen. Nothing changes until you confirm it.', withdrawn: (n) => `Withdrawn: ${n}`, restored: (n) => `Given their former value: ${n}`, reversed: (n) => `Bookings mirrored: ${n}`, keptCount: (n) => `Staying: ${n}`, keptTitle: 'What stays, and why',
  keptWhy: { changed_since: 'Somebody has changed it since', built_upon: 'Something stands on it', never_taken_back: 'The structure and lists are not undone from here' }, evenSo: 'Undo even so', takenBack: 'Import undone', failedWith: (why) => `It did not finish: ${why}`,
  mendHelp: 'Mend the file and send it again: everything else stays as it is and all is checked anew.', replace: 'Send again', getProblems: 'Download its rows with problems', rowsOf: (n) => `${n} rows`,
  mappings: 'Saved mappings', noMappings: 'None yet. When importing you can save how your files are read, and use it again.', useIt: 'Import with it', rename: 'Rename', renamed: 'Renamed', dropMapping: 'Remove', mappingDropped: (name) => `“${name}” removed`, filesOf: (n) => (n === '1' ? '1 file' : `${n} files`),
  problems: {
    required: 'A needed value is missing', not_a_day: 'Not a date', not_an_instant: 'Not a date with a time', not_a_number: 'Not a number', not_a_whole_number: 'Not a whole number', too_many_decimals: 'More decimals than the currency has',
    unknown_currency: 'There is no such currency', not_yes_or_no: 'Neither yes nor no', not_one_of: 'Not one of the possible values', not_in_map: 'The mapping does not say what this value is', unknown_zone: 'There is no such time zone', not_json: 'Not JSON',
    comes_twice: 'The same key comes twice', no_such_record: 'There is no such record', exists_already: 'It exists already',
  },
  nouns: {
    market: 'Markets', unit: 'Units', position: 'Positions', person: 'People', appointment: 'Appointments', reporting_line: 'Reporting lines', role_grant: 'Roles of positions', account: 'Customers', contact: 'Contacts', interaction: 'Interactions', promise: 'Promises', need: 'Needs',
    origin: 'Origins', campaign: 'Campaigns', lead: 'Leads', touch: 'Touches', stage: 'Stages', product: 'Products', opportunity: 'Opportunities', booking: 'Bookings', hand_off: 'Hand-offs',
  },
  fields: {
    externalKey: 'Key', code: 'Code', nameEs: 'Name in Spanish', nameEn: 'Name in English', country: 'Country', language: 'Language', currency: 'Currency', timeZone: 'Time zone', name: 'Name', parent: 'Parent unit', market: 'Market', function: 'Function', from: 'From', title: 'Title', unit: 'Unit', fte: 'Share of time', capacity: 'Capacity', customerFacing: 'Deals with customers',
    givenName: 'Given name', familyName: 'Family name', email: 'E-mail', phone: 'Phone', locale: 'Formats', person: 'Person', position: 'Position', reportsTo: 'Reports to', role: 'Role', scope: 'Scope', status: 'Status', class: 'Class', segment: 'Segment', taxId: 'Tax number', website: 'Website', street: 'Street', city: 'City', region: 'Region', postcode: 'Postcode', customerSince: 'Customer since', createdAt: 'Created', lead: 'Lead', ledFrom: 'Came from the lead on', account: 'Customer', jobTitle: 'Job title',
    kind: 'Kind', division: 'Division', channel: 'Channel', subject: 'Subject', outcome: 'Outcome', startsAt: 'Starts', minutes: 'Minutes', givenOn: 'Given on', dueOn: 'Due on', keptAt: 'Kept on', detail: 'Detail', registeredOn: 'Registered on', metOn: 'Met on', objective: 'Objective', state: 'State', startsOn: 'Starts', endsOn: 'Ends', budget: 'Budget', owner: 'Owner', coOwner: 'Answers in sales', origin: 'Origin', landingPage: 'Page', campaign: 'Campaign',
    firstContactOn: 'First contact', companyName: 'Company', contact: 'Contact', mass: 'Mass', occurredOn: 'Day', occurredAt: 'Moment', description: 'Description', stage: 'Stage', closedOn: 'Closed on', closingReason: 'Closing reason', amount: 'Amount', closeOn: 'Expected close', opportunity: 'Opportunity', bookedOn: 'Booked on', reference: 'Reference', to: 'To', offeredAt: 'Offered', acceptedAt: 'Accepted', firstAttemptAt: 'First attempt', contactedAt: 'Contacted', qualifiedAt: 'Qualified', disqualifiedAt: 'Disqualified', disqualifyReason: 'Disqualifying reason',
  },
};
