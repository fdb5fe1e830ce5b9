import type { oversight as es } from '../es/oversight.ts';

export const oversight: typeof es = {
  firstSteps: {
    title: 'To begin with', done: (n, of) => `${n} of ${of} done`,
    steps: {
      role: { name: 'Give your position a role in direction or sales', why: 'For now you only administer: without another role you see no customers and no deals.' },
      structure: { name: 'Create a unit and a position in it', why: 'Of sales or marketing: its customers and what it may do hang from each position.', other: 'Or bring in an organogram.' },
      people: { name: 'Invite your people', why: 'Each of them comes in by the link of their invitation, to the position you give. Give that position its role first: it says what they may do.', other: 'Or invite with a file.' },
      customers: { name: 'Import your customers', why: 'From a CSV file: all of it is checked before anything changes, and it can be taken back.', other: 'Or create the first one.' },
      lead: { name: 'Record the first lead', why: 'Whoever has shown interest and is not a customer yet.' },
      deal: { name: 'Begin the first deal', why: 'On the board: with whom, how much and by when.' },
      hand_off: { name: 'Hand a lead over to sales', why: 'Open the lead and offer it to a position in sales that deals with customers and that somebody holds.' },
    },
  },
  access: {
    mine: 'What I can see and do', of: 'What they can see and do', who: 'Person', on: 'As of', link: 'What they can see and do',
    sum: (name, seats, held, all) => `${name} holds ${seats} and has ${held} of the ${all} rights there are.`, seatsHeld: (n) => (n === 1 ? '1 position' : `${n} positions`),
    nothing: (name) => `On that day ${name} holds no position and so sees nothing. Whoever is appointed to a position that has roles can see and do something.`,
    suspended: 'Their access is suspended: they cannot come in today.',
    seats: 'Where it comes from', kinds: { regular: 'Holder', acting: 'Acting', overlap: 'Handing over' }, since: (day) => `since ${day}`, sinceUntil: (from, to) => `${from} to ${to}`,
    idle: 'The position is frozen, planned or closed: it gives no right.', noGrants: 'The position has no roles: it gives no right.',
    company: 'the whole company', reach: (seats, units, markets) => [seats, units, markets].filter(Boolean).join(' · '), reachSeats: (n) => (n === 1 ? '1 position' : `${n} positions`), moreUnits: (units, n) => `${units} and ${n} more units`,
    standsIn: 'Whom they stand in for', standsInNote: 'Standing in for a position does not give its rights: it says who answers for its customers while it is vacant. Whoever must also see what is there needs an acting appointment.',
    answers: 'Nobody named there: whoever stands in answers today', waits: 'It has a holder: only once it is vacant', by: (seat) => `from ${seat}`,
    rights: 'Right by right', find: 'Find a right', show: { may: 'Can', mayNot: 'Cannot', all: 'All' }, shared: (markets) => `What both divisions share (customers, contacts, what happened, campaigns and hand-offs) is seen in the whole market: ${markets}. The rest only in the positions told.`, right: 'Right', where: 'Where', why: 'Why', no: 'No', chain: (role, seat, scope) => `role ${role}, through the position ${seat} (${scope})`, whoMay: (roles) => `Held by: ${roles}`, noneFound: 'No right with those words.',
    nobody: 'What nobody can do, administrators included',
    nobodyMay: {
      edit_touches: 'Change or delete a marketing touch: it is recorded when it happens and stays.', edit_bookings: 'Change a booking: if it was wrong, another entry offsets it.', edit_attribution: 'Share out credit by hand: it follows from the facts.',
      measure_oneself: 'Change a measure of their own work.', marketing_moves_deals: 'From marketing, change an opportunity’s amount or stage.', sales_moves_touches: 'From sales, change touches or attribution.', erase_trail: 'Delete or retouch the audit trail.',
    },
    looked: 'Who has looked with your eyes', lookedNote: 'In the last ninety days. Only administration can, touching nothing and for a while.', nobodyLooked: 'Nobody.', lookedBy: (who, from, to) => `${who}, ${from} to ${to}`,
  },
  missing: {
    quoted: (name) => `“${name}”`,
    takes: (rights, n) => (n === 1 ? `Opening it takes the right ${rights}, which none of your positions has.` : `Opening it takes one of these rights: ${rights}. None of your positions has them.`),
    held: (roles) => `A position with the role of ${roles} has it.`,
    givenByYou: 'You give roles yourself, to a position and from a date.', givenBy: (people) => `An administrator gives roles to a position, from a date: ask ${people}.`, givenByAdministration: 'An administrator gives roles to a position, from a date.',
  },
  seeing: {
    begin: 'See as this person', what: (name) => `You will see Unísono as ${name} sees it: what their positions reach, without touching or downloading anything. Not their private notes, sessions or settings.`, recorded: 'It is recorded that you looked, when and why, and they can read it.',
    reason: 'What for', reasonHelp: 'One line: “says they cannot find a customer”', minutes: 'For', options: { 15: '15 minutes', 30: 'half an hour', 60: 'an hour', 120: 'two hours' },
  },
  delegations: {
    title: 'Stand-ins', intro: 'Who answers for a position while nobody holds it, and between which dates. Standing in gives no rights: it says whom its customers reach.', none: 'No position has a stand-in. If one falls vacant, its customers would reach nobody.',
    seat: 'Position', market: 'Market', standsIn: 'Stands in', from: 'From', to: 'Until', toHelp: 'Empty: no end', today: 'Today', vacant: 'vacant', unnamed: 'held, name not given', planned: 'planned', answers: 'answers', waits: 'waiting', set: 'Set a stand-in', done: 'Stand-in set', end: 'End', ended: 'Stand-in ended', endOn: 'First day without one',
  },
  parameters: {
    title: 'Parameters', intro: 'The figures that the measures are computed with. They change from a date: what was computed stays as it was.', change: 'Change', submit: 'Set from that date', changed: 'Parameter changed', since: 'From', sinceHelp: 'Today or a day to come',
    neverChanged: 'Never changed.', history: (n) => `History: ${n} values`, first: 'As delivered', from: (day) => `from ${day}`, fromTo: (from, to) => `${from} to ${to}`, planned: 'planned', setBy: (who, when) => `${who}, ${when}`, became: (part, before, after) => `${part}: ${before} → ${after}`,
    usually: (value) => `As delivered, ${value}`, sum: (share) => `The weights sum to ${share}%`, suffixes: { weeks: ' weeks', hours: ' hours', minutes: ' minutes', accounts: ' customers', people: ' people', days: ' days', months: ' months', share: '%', bp: '%', points: ' points', times: '' },
    units: { weeks: (n) => `${n} weeks`, hours: (n) => `${n} hours`, minutes: (n) => `${n} minutes`, accounts: (n) => `${n} customers`, people: (n) => `${n} people`, days: (n) => `${n} days`, months: (n) => `${n} months`, share: (n) => `${n}%`, bp: (n) => `${n}%`, points: (n) => `${n} points`, times: (n) => n },
    kinds: {
      'focus.impact': { title: 'Customer impact of a change', means: 'From 0 to 100: how much customers feel a change of structure. Five parts with their weights; how much of a relationship is lost with whom it goes on, and the share of resale at risk.', parts: {
        'weightsBp.c1': 'Weight: relationship lost', 'weightsBp.c2': 'Weight: open deals that change hands', 'weightsBp.c3': 'Weight: bookings at stake by who goes on', 'weightsBp.c4': 'Weight: customers changed more than once', 'weightsBp.c5': 'Weight: customer focus that the team loses',
        relationshipHalfLifeDays: 'A contact weighs half after', leadShare: 'Share of whoever leads, where no contact is recorded', 'mitigation.newHire': 'Lost when somebody new goes on', 'mitigation.existing': 'Lost when a colleague goes on', 'mitigation.similar': 'Lost when somebody alike goes on',
        'loss.low': 'Resale at risk, low', 'loss.base': 'Resale at risk, base', 'loss.high': 'Resale at risk, high', newSales: 'New sales that may be won, at most', priorChangeMonths: 'Another change counts for', meetingDays: 'Meetings looked at, in the next', decisionFrom: 'Asks for an executive decision from', wavesFrom: 'Must be split into waves from',
      } },
      'focus.index': { title: 'Time for customers', means: 'Of what is logged, the part that was with customers. Work for a customer who is not there counts only in part, and never more than the time spent with them. Of a small group nothing is told.', parts: { linkedWeight: 'Working for a customer counts', linkedCap: 'And up to this part of the time with customers', leastMinutes: 'Not computed with less than', lowEvidenceBelow: 'Little is logged, below', leastPeople: 'Only of groups where it is logged by' } },
      'focus.interdependence': { title: 'Interdependence of sales and marketing', means: 'From 0 to 100: how much each division leans on the other in a quarter. Five parts with their weights; the weight of one without data goes to the others. And the catalogue of joint work: how much each kind of campaign counts; with 0 nothing is expected of the other division.', parts: {
        'weightsBp.JG': 'Weight: common goals', 'weightsBp.JW': 'Weight: joint work', 'weightsBp.R': 'Weight: support both ways', 'weightsBp.IR': 'Weight: what one knows of a customer reaches the other', 'weightsBp.HQ': 'Weight: hand-offs kept', least: 'No part counts less than',
        'jointWork.public_relations': 'What a public relations campaign counts', 'jointWork.identity': 'What one of identity counts', 'jointWork.email': 'What one by e-mail counts', 'jointWork.telemarketing': 'What one of telemarketing counts', 'jointWork.event': 'What a fair or event counts', 'jointWork.digital': 'What a digital one counts', 'jointWork.content': 'What one of content counts',
      } },
      'reporting.load_band': { title: 'Load of a position', means: 'What a position carries against what it can. Below there is room; above, too much.', parts: { under: 'Room below', over: 'Too much above' } },
      'reporting.time_decay': { title: 'Credit over time', means: 'In the time-decay model a touch is worth half for every so many days before the booking.', parts: { halfLifeDays: 'Worth half every' } },
      'restructuring.hand_over': { title: 'Handing a customer over', means: 'How long whoever leaves a customer and whoever takes it over work together, whose the bookings are meanwhile, and how long committed deals stay with whoever had them. That a planned hand-over loses fewer customers is Drexler and Schoar (2014); the days and the split are our proposal.', parts: {
        overlapDays: 'The overlap lasts', splitBp: 'Of bookings in the overlap, to whoever leaves', commitDays: 'Committed deals stay for',
      } },
      'restructuring.follow_up': { title: 'Following up a restructuring', means: 'When a wave is reviewed, how long its survey stays open, and what halts it by itself: customers that moved buying less than others like them, or the focus of a unit staying low for some weeks. Each wave is followed by what is in force on its day.', parts: {
        'reviews.first': 'First review after', 'reviews.second': 'Second review after', 'reviews.third': 'Last review after', pulseDays: 'The survey stays open for', haltMargin: 'Halts when they buy less than their like by more than', haltAfterDays: 'Does not halt over bookings before', leastAccounts: 'Customers needed to compare',
        focusFloor: 'Floor of focus, of what the unit had', focusWeeks: 'Weeks in a row below the floor', haltRestDays: 'Resumed, not halted again by the same for', calibrationSpread: 'Spread within which reviews still propose something, up to',
      } },
      'decisions.working_time': { title: 'Working time', means: 'What a minute of a position costs is reckoned with it, and the hours that recorded time is held against.', parts: { weeksAYear: 'Working weeks a year', hoursAWeek: 'Hours a week, full time' } },
      'customers.served_days': { title: 'Customer served', means: 'How long a contact lasts for saying that marketing or sales serves a customer.', parts: { days: 'A contact counts for' } },
    },
  },
  backups: {
    title: 'Backups', nightly: 'A backup every night', nightlyHelp: 'It is made while everything runs, read back whole, and counts only then.', keep: 'How many nightly ones are kept', save: 'Save', saved: 'Backups scheduled', now: 'Make a backup now', asked: 'It is being made. It will appear here once it is whole.', making: 'One is being made…',
    last: (age) => `The last one, ${age}.`, never: 'There is no backup yet. Make one now or switch the nightly one on.', old: 'The last one is more than two days old, and there should be one every night. See whether the disk has room.', list: 'What there is', name: 'File', size: 'Size', when: 'When', folder: (path) => `They are in ${path}, on the machine that runs Unísono. Take one elsewhere: if the machine is lost, they are lost with it.`,
    restore: 'To go back to a backup', restoreHow: 'This is not done from here, so that nobody overwrites today by mistake. On that machine, with an empty installation that is stopped:', restoreThen: 'The backup is verified whole before it goes in, and refuses to go where there is data.',
  },
};
