import type { structure as Spanish } from '../../es/organization/structure.ts';

export const structure: typeof Spanish = {
  title: 'Structure', chart: 'Chart', tree: 'Tree', table: 'Table', view: 'How to see it', find: 'Find a position or a person', date: 'As of', showDotted: 'Dotted lines',
  counts: (seats, vacant, leads) => `${seats === '1' ? '1 position' : `${seats} positions`}, ${vacant} vacant, ${leads} with a team`,
  seats: (n) => (n === '1' ? '1 position' : `${n} positions`), noDivision: 'Others', more: (n) => `+${n}`, showMore: (n, manager) => (n === '1' ? `Show 1 more position of ${manager}` : `Show ${n} more positions of ${manager}`), showLess: (manager) => `Fold the positions of ${manager}`,
  openAll: 'Everything open', fold: (manager) => `Fold what reports to ${manager}`, unfold: (n, manager) => (n === '1' ? `Open the position that reports to ${manager}` : `Open the ${n} positions that report to ${manager}`), belowIt: (n) => (n === '1' ? '1 position below' : `${n} positions below`),
  see: 'Show on each position', seeNothing: 'Nothing', oneBranch: 'One branch only', seeBranch: 'Show this branch',
  knownOn: 'As it was known on…', knownAs: (day) => `As it was known on ${day}`, knownHelp: 'Without what was put right or planned later', knownNow: 'See what is known today', takeCsv: 'Download the whole structure as CSV', takeJson: 'Download the whole structure as JSON', file: 'structure',
  vacant: 'Vacant', standsIn: (who) => `${who} stands in`, acting: (who) => `${who}, acting`, andMore: (who, n) => `${who} and ${n} more`,
  empty: 'There was no structure on that day.', emptyAction: 'See today', nobodyFound: 'No position has those words.', found: (n) => `Found: ${n}`,
  before: 'Previous change', after: 'Next change', days: 'Days on which it changes', goToday: 'Back to today',
  who: 'Who leads both', distance: (n) => `${n} levels away`, sameManager: 'one manager', noCommon: 'Nobody leads both', oneDivision: 'One division only',
  change: {
    beginning: 'Beginning', unit: { begins: 'New', ends: 'Closed', changes: 'Changed' }, position: { begins: 'New position', ends: 'Position closed', changes: 'Changed' },
    appointment: { begins: 'Filled', ends: 'Left vacant', changes: 'New holder' }, line: { begins: 'Line', ends: 'Line', changes: 'Line' }, team: { begins: 'Team', ends: 'Team', changes: 'Team' },
    one: (act, name) => `${act}: ${name}`, many: (act, name, others) => `${act}: ${name} and ${others} more`,
  },
  columns: { seat: 'Position', person: 'Person', unit: 'Unit', market: 'Market', reportsTo: 'Reports to', status: 'Status' },
  status: { planned: 'Planned', open: 'Vacant', filled: 'Filled', frozen: 'Frozen', closed: 'Closed' },
  functions: { management: 'Management', sales: 'Sales', marketing: 'Marketing', public_relations: 'Public relations', telemarketing: 'Telemarketing', support: 'Support' },
  archetypes: { player_coach: 'Player and coach (3 to 5)', coach: 'Coach (6 to 7)', supervisor: 'Supervisor (8 to 10)', facilitator: 'Facilitator (11 to 15)', coordinator: 'Coordinator (over 15)' },
  seat: {
    of: { marketing: 'Marketing position', sales: 'Sales position', neither: 'Position' }, since: (day) => `since ${day}`, sinceUntil: (from, to) => `${from} to ${to}`,
    notYet: (day) => `It does not exist on that date. It is planned from ${day}.`, gone: (day) => `It was closed on ${day}.`, facts: 'The position', unit: 'Unit', market: 'Market', fte: 'Working time', capacity: 'Can carry', customers: (n) => `${n} customers`, noCapacity: 'nothing is routed', facing: 'Deals with customers', yes: 'yes', no: 'no', archetype: 'Kind of manager',
    reportsTo: 'Reports to', top: 'To nobody: it stands at the top', reports: 'Report to it', kinds: { solid: 'solid line', dotted: 'dotted line', project: 'project' }, ifMissing: 'When vacant', nobodyStandsIn: 'Nobody stands in',
    findings: { many_dotted: (n) => `It has ${n} dotted lines. With more than two, nobody tends to decide.`, share_over_whole: (share) => `Its dotted lines add up to ${share} of the working time.` },
    holders: 'Who has held it', nobodyYet: 'Nobody yet', suspended: 'access suspended', kindsOfHolder: { regular: '', acting: 'acting', overlap: 'handing over' }, until: (day) => `until ${day}`,
    roles: 'What it may do', noRoles: 'No roles: whoever holds it will see nothing', teams: 'Teams', plans: 'Planned changes', planFrom: (day) => `from ${day}`, takeBack: 'Take back', takenBack: 'Change taken back', endsOn: (day) => `Closes on ${day}`,
    edit: 'Change', editManager: 'Change whom it reports to', addLine: 'Add a dotted line', editDelegate: 'Set who stands in', appoint: 'Appoint', grant: 'Grant a role', end: 'End',
  },
  form: {
    newPosition: 'Create position', newUnit: 'Create unit', newTeam: 'Create joint team', changePosition: 'Change position', changeUnit: 'Change unit', changeTeam: 'Change joint team',
    title: 'Title of the position', unitName: 'Name of the unit', unit: 'Unit', parent: 'Within', function: 'Function', market: 'Market', anyMarket: 'All', fte: 'Working time', fteHelp: '1 is full time', capacity: 'Customers and deals it can carry', capacityHelp: 'Empty: nothing is routed to it', facing: 'Deals with customers', archetype: 'Kind of manager', none: 'None', status: 'Status',
    from: 'From', fromHelp: 'In the past it corrects; in the future it is planned', to: 'Until', toHelp: 'Empty: no end', reportsTo: 'Reports to', kind: 'Kind', scope: 'What for', share: 'Share of working time, in %', delegate: 'Who stands in', person: 'Person', appointmentKind: 'How', appointmentKinds: { regular: 'Holder', acting: 'Acting', overlap: 'Handing over with another' },
    team: 'Name of the team', members: 'Members', quorum: 'To decide it takes', charter: 'What it decides', membersHelp: 'At least one of each division', appoint: 'Appoint', on: 'First day without it', save: 'Save change', endUnit: 'Close unit',
  },
  done: { position: 'Position created', positionChanged: 'Position changed', unit: 'Unit created', unitChanged: 'Unit changed', unitEnded: 'Unit closed', manager: 'Reporting line changed', line: 'Dotted line added', lineEnded: 'Dotted line ended', delegate: 'Stand-in changed', team: 'Joint team created', teamChanged: 'Joint team changed', appointed: 'Appointed', ended: 'Appointment ended' },
};
