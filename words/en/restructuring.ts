import { assignment } from './assignment.ts';
import type { restructuring as es } from '../es/restructuring.ts';

const sizes = { micro: 'Micro', small: 'Small', medium: 'Medium', large: 'Large' };

export const restructuring: typeof es = {
  title: 'Proposals', one: 'Proposal', lead: 'Draw a change and see what it does to customers before you decide it.', begin: 'Propose a change', none: 'Nobody has proposed a change to the structure yet.', noneFound: 'No proposal with those words.',
  showArchived: 'Put away', compare: 'Compare', compareHint: 'Choose two to six proposals', count: (n, more) => (n === 1 && !more ? '1 proposal' : `${n}${more ? '+' : ''} proposals`),
  columns: { name: 'Proposal', state: 'State', on: 'Takes effect', changing: 'Change hands', score: 'Impact', author: 'By', gate: 'To be signed', changedAt: 'Last change' }, allSigned: 'all signed',
  weighed: { none: 'not computed', noneWhy: 'It is computed as soon as something is drawn.', stale: 'being computed', staleWhy: 'From before the last change. It is being computed again.', at: (at, from) => `Computed ${at}, with the parameters in force from ${from}.`, atFirst: (at) => `Computed ${at}, with the parameters it came with.`, whole: 'Of the whole company.', moved: (n) => (n === '1' ? '1 customer changes hands' : `${n} customers change hands`), impact: (score) => `impact ${score}` },
  states: { draft: 'Draft', shared: 'Being signed', approved: 'Approved', scheduled: 'Scheduled', in_transition: 'In transition', halted: 'Halted', stabilised: 'Stabilised', reviewed: 'Reviewed', archived: 'Put away' },
  form: { name: 'Name', nameHelp: 'What you will call it: “Portugal and North, one supervisor”', why: 'What for', whyHelp: 'What the customer gains', on: 'From when', create: 'Begin proposal', rename: 'Change name and purpose', save: 'Save', copyName: (name) => `${name} (copy)` },
  acts: { copy: 'Duplicate', archive: 'Put away', unarchive: 'Take out again', share: 'Ask for signatures', waves: 'Dates and waves', print: 'Print' },
  done: { copied: 'Proposal duplicated', archived: 'Proposal put away', unarchived: 'Proposal taken out again', shared: 'Those who sign can see it now', added: 'Change added', replaced: 'Change saved', removed: 'Change removed', waves: 'Dates set' },
  effect: (day) => `Takes effect ${day}`, waves: (n) => `${n} waves`, baseline: 'Drawn on today’s structure, unchanged', baselineMoved: 'The structure has changed since this was drawn',
  gates: {
    strip: 'Gates', customers: 'Customers', decisions: 'Decisions', structure: 'Structure and people', goals: 'Goals', information: 'Internal time', consultation: 'Consultation',
    waits: 'after the one before', open: 'to be signed', notShared: 'once signatures are asked for', signed: (who, day) => `${who}, ${day}`, voided: (n) => (n === '1' ? '1 signature void' : `${n} signatures void`),
    sign: 'Sign', recommend: 'Recommend', object: 'Object', comment: 'Comment', commentHelp: 'Stays with your signature',
    checks: 'What must be seen to', noChecks: 'Nothing to check here.', answer: 'Answer', toAnswer: 'Answer', changeAnswer: 'Change the answer', excuse: 'Why it is accepted as it is', saveAnswer: 'Save answer', passes: 'Fine', fails: 'Missing', excused: 'Accepted as it is', answeredBy: (who, day) => `${who}, ${day}`,
    signatures: 'Signatures', noSignatures: 'Nobody has signed yet.', signers: (roles) => `To be signed by: ${roles.join(', ')}.`, acts: { signs: 'signs', recommends: 'recommends', objects: 'objects' }, wasVoid: (why, day) => `Void since ${day}: ${why}`, voidedBecause: { changes_added: 'changes were added', change_replaced: 'a change was altered', changes_removed: 'changes were removed', changes_ordered: 'the changes were reordered', waves_set: 'the dates were moved', proposal_rebased: 'it was brought up to the structure of today' }, linkDecision: 'Link a decision', linkedDecision: (title) => `“${title}” is linked`, frameDecision: 'Frame the decision', withScore: (score) => `at impact ${score}`,
    lead: { customers: 'What happens to customers, and is it prepared?', decisions: 'Which decisions get better, and who takes them?', structure: 'Are teams, managers and cost right?', goals: 'Who answers for goals left without an owner?', information: 'How much internal time does it add, and does it pay for it?', consultation: 'Has everybody who must be consulted been consulted?' },
  },
  see: { followUp: 'Follow-up', sides: 'Before and after', chart: 'Chart', table: 'Table', list: 'Changes', label: 'How to see it' },
  onChart: { hint: 'Drag a position onto another, or press it to see what can be done.', hintFinger: 'Tap a position to see what can be done. Hold it to carry it onto another.', withBelow: (n) => `and ${n} below`, before: (name) => `before, ${name}` },
  table: {
    name: 'Positions, as the proposal leaves them', only: 'Only what changes', noneChanges: 'No position changes yet.', columns: { title: 'Position', person: 'Person', unit: 'Unit', reportsTo: 'Reports to', customers: 'Customers', cost: 'Cost a year', changes: 'What changes' },
    many: {
      manager: { name: 'Change manager', title: (n) => (n === 1 ? '1 position changes manager' : `${n} positions change manager`), to: 'Report from then on to' },
      portfolio: { name: 'Pass their customers', title: (n) => (n === 1 ? 'The customers of 1 position' : `The customers of ${n} positions`), to: 'Pass to' },
      close: { name: 'Close', title: (n) => (n === 1 ? 'Close 1 position' : `Close ${n} positions`), to: 'Who takes over what they hold' },
    },
  },
  whole: { find: 'Find position or person', none: 'No position with those words.', seats: (n) => (n === '1' ? '1 position' : `${n} positions`), customers: (n) => (n === '1' ? '1 customer' : `${n} customers`), below: (title, n) => `${title}: ${n} below`, acts: (title) => `Change: ${title}`, more: (n) => `And ${n} more. Type more to narrow it down.` },
  without: 'Without the proposal', within: (day) => `With it, ${day}`, counts: (seats, leads) => `${seats} positions, ${leads} managers`, toFill: 'to be filled', noChange: 'Nothing changes yet. Add a change, or drag one position onto another.',
  unitIn: (unit) => `unit of ${unit}`, marks: { opens: 'new', closes: 'closes', changes: 'changes', moves: 'changes unit', manager: 'new manager', holder: 'new person', grows: 'grows', shrinks: 'loses customers' },
  unchanged: (n) => (n === '1' ? '1 position unchanged' : `${n} positions unchanged`), showAll: 'Show the whole structure', showAffected: 'Show only what changes',
  drop: { title: (from, to) => `${from} onto ${to}`, manager: (to) => `Report to ${to}`, portfolio: (to) => `Pass its customers to ${to}`, close: (to) => `Close it and pass everything to ${to}`, holder: (person, to) => `Move ${person} to ${to}`, isBelow: 'it is below it', isAlready: 'it does already', below: 'Create a position below', drawn: 'What changes already' },
  flow: {
    title: 'Who will serve each customer', unit: (currency) => `width: booked in 12 months, thousands of ${currency}`, byAccounts: 'width: number of customers', changes: 'changes person', stays: 'stays', noneSeen: 'Of the customers you see, none changes position with this proposal.', none: 'No customer changes position under this proposal.',
    label: (accounts, amount) => `${accounts} customers, ${amount}`, labelOne: (amount) => `1 customer, ${amount}`, nobody: 'nobody', newSeat: 'New position', finding: (accounts, seats) => `${accounts} customers change person across ${seats} positions`, columns: { from: 'From', to: 'To', accounts: 'Customers', booked: 'Booked, 12 months' },
  },
  impact: {
    title: 'Customer impact', of: 'of 100', working: 'Working it out…', at: { decision: (n) => `${n}, needs a decision`, waves: (n) => `${n}, in waves` },
    parts: { c1: 'Relationship lost', c2: 'Pipeline changing hands', c3: 'Bookings with a new person', c4: 'Second change in 24 months', c5: 'Customer focus' },
    why: 'Impact score', whyNote: 'Each part is a share of the whole portfolio times its weight. Together they make the score.', weight: 'weight', sensitivity: 'If the weights were others', holds: 'With half or one and a half of any weight, what it asks for stays the same.', breaks: 'With other weights it could ask for something else.', between: (low, high) => `between ${low} and ${high}`,
    unweighed: (n, of) => (n === of ? 'Nothing is booked or open with those that change hands: the score does not feel them. Decide by looking at who they are.' : `Nothing is booked or open with ${n} of the ${of} that change hands: the score does not feel them.`),
    risk: 'Bookings at risk', riskNote: 'Repeat business only, 12 months.', newSales: (low, high) => `New sales are counted apart: ${low} to ${high}.`, central: (amount) => `centre ${amount}`, noRisk: 'Nothing at risk',
    hands: 'Customers changing hands', handsOf: (n, of) => `${n} of ${of}`, class: (letter) => `Class ${letter}`, unclassed: 'Unclassed', inTransit: 'In transit', commit: (amount, n) => `${amount}, ${n} in commit`, seeAll: 'See all',
    orphans: (n) => (n === '1' ? '1 customer would be left with nobody' : `${n} customers would be left with nobody`), meetings: 'Meetings with another host', often: 'Change again within 24 months', held: 'Goes with it',
    structure: { title: 'Structure', now: 'Today', after: 'After', change: 'Change', seats: 'Positions', vacancies: 'Vacancies', span: 'Span of control', band: 'Outside their band', layers: 'Layers', cost: 'Cost a year', hours: 'Internal hours a week', focus: 'Customer focus', costUnknown: (n) => (n === '1' ? '1 position without a cost' : `${n} positions without a cost`), noCost: 'not shown to you' },
    lowEvidence: 'Little recorded: told, but it decides nothing.', tooLittle: 'no data', executives: 'Who leads both divisions', distance: (n) => `${n} levels up`, same: 'same manager', noOne: 'nobody',
    refused: 'Does not fit', refusedLead: 'Signatures can’t be asked for until they fit.', missing: (currencies) => `Without what is in ${currencies}: the rate is missing.`, partial: 'You see part of the company: shares are of what you see.', partialOf: (score, n) => `The whole proposal: impact ${score}, ${n} customers change hands.`, perWave: 'By wave', wave: (n, day) => `Wave ${n}, ${day}`,
  },
  accounts: { title: 'Customers touched', columns: { account: 'Customer', from: 'Today', to: 'After', worth: 'Worth', relation: 'Relationship lost', risk: 'At risk', points: 'Points' }, none: 'None with those filters.', written: 'It is published: those it moves change hands on the day of their wave. Their hand-overs are in the follow-up.', onlyChanging: 'Only those changing hands', more: 'Show more', back: 'Back to the drawing' },
  changes: {
    title: 'Changes', voids: 'It has signatures: saving voids those of the gate this touches and of all after it.', add: 'Add change', replace: 'Save change', kind: 'What changes', wave: 'Wave', edit: 'Change', remove: 'Remove', up: 'Earlier', down: 'Later', none: 'No changes yet.',
    kinds: {
      open_unit: 'Create a unit', rename_unit: 'Rename a unit', move_unit: 'Move a unit', close_unit: 'Close a unit', open_position: 'Create a position', change_position: 'Change a position', close_position: 'Close a position',
      appoint: 'Appoint somebody', end_appointment: 'End an appointment', set_manager: 'Change manager', add_line: 'Add a line', end_line: 'End a line', set_delegate: 'Set a stand-in', move_accounts: 'Move customers', move_portfolio: 'Pass a whole portfolio', move_matching: 'Pass part of a portfolio',
      join_team: 'Join a management team', leave_team: 'Leave a management team', open_forum: 'Start a meeting or report', change_forum: 'Change a meeting or report', end_forum: 'End a meeting or report',
    },
    groups: { customers: 'Customers', seats: 'Positions and people', units: 'Units and teams', time: 'Internal time' },
    says: {
      open_unit: (name) => `New unit: ${name}`, rename_unit: (unit, name) => `${unit} becomes ${name}`, move_unit: (unit, parent) => `${unit} moves into ${parent}`, close_unit: (unit) => `${unit} closes`,
      open_position: (title, unit) => `New position: ${title}, in ${unit}`, change_position: (seat) => `${seat} changes`, rename_position: (seat, title) => `${seat} becomes ${title}`, close_position: (seat, to) => `${seat} closes; everything goes to ${to}`, close_empty: (seat) => `${seat} closes, holding nothing`,
      appoint: (person, seat) => `${person} moves to ${seat}`, end_appointment: (person, seat) => `${person} leaves ${seat}`, set_manager: (seat, to) => `${seat} reports to ${to}`, add_line: (seat, to, what) => `${seat} also reports to ${to}: ${what}`, end_line: (seat, to) => `${seat} no longer also reports to ${to}`, set_delegate: (seat, to) => `${to} stands in for ${seat}`,
      move_accounts: (n, to) => (n === '1' ? `1 customer goes to ${to}` : `${n} customers go to ${to}`), move_portfolio: (from, to) => `The customers of ${from} go to ${to}`, move_matching: (what, from, to) => `From ${from} to ${to}: ${what}`,
      join_team: (seat, team) => `${seat} joins ${team}`, leave_team: (seat, team) => `${seat} leaves ${team}`, open_forum: (name) => `New meeting or report: ${name}`, change_forum: (name) => `${name} changes`, end_forum: (name) => `${name} ends`, top: 'nobody', noOne: 'nobody',
    },
    matching: { class: (letter) => `class ${letter}`, size: (size) => `size: ${sizes[size].toLowerCase()}`, productLine: (name) => `line ${name}`, segment: (name) => `segment ${name}`, postcode: (digits) => `postcode ${digits}…`, market: (name) => `market ${name}`, all: 'all' },
    fields: {
      unit: 'Unit', name: 'Name', function: 'Function', parent: 'Inside', market: 'Market', position: 'Position', title: 'Title', fte: 'Full time, 0 to 1', archetype: 'Kind of manager', facing: 'Faces customers', capacity: 'Customers and deals it can carry', cost: 'Cost a year', reportsTo: 'Reports to',
      successor: 'Who takes what it holds', successorHelp: 'Empty: only if it holds nothing', person: 'Person', as: 'How', until: 'Until', delegate: 'Stand-in', accounts: 'Customers', addAccount: 'Add customer', from: 'From', to: 'To', class: 'Class', size: 'Size', sizes, segment: 'Segment', productLine: 'Product line', postcode: 'Postcode, how it begins', team: 'Management team',
      forum: 'Meeting or report', what: 'What it is', meeting: 'Meeting', report: 'Report', owner: 'Who runs it', participants: 'Who attends or reads it', minutes: 'Minutes', reading: 'Minutes to read it', frequency: 'How often', serves: 'Which decision it serves', expires: 'Until when', line: 'How', scope: 'What for', share: 'Share of the working time, 0 to 1', any: 'Any', top: 'Nobody: at the top',
      frequencies: { daily: 'Every day', weekly: 'Every week', fortnightly: 'Every two weeks', monthly: 'Every month', quarterly: 'Every quarter' }, kindsOfHolder: { regular: 'Holder', acting: 'Acting', overlap: 'Handing over' },
    },
  },
  plannedFrom: (day: string) => `On ${day} there are planned changes that count on this position: take them back first, or close it from that day on.`,
  refusals: {
    planned_later: 'Later there are planned changes that count on this position: take them back first, or close it on that date.', already_appointed: 'That person already holds the position.', closing_too: 'The position that takes it closes too.', exists_already: 'It exists already.', itself: 'A position or unit can’t pass to itself.', no_forum: 'That meeting or report is gone.', no_line: 'That line does not exist on that date.', no_market: 'That market does not exist.',
    no_person: 'That person is gone.', no_position: 'The position does not exist on that date.', no_team: 'That management team does not exist.', no_unit: 'The unit does not exist on that date.', not_appointed: 'That person does not hold the position.', not_in_team: 'The position is not in the team.',
    over_full_time: 'That person would exceed full time.', overlap_ends: 'Handing over needs an end date, within a year.', seat_still_holds: 'The position has a team, stand-ins or meetings: say who takes them.', successor_missing: 'The position that takes it does not exist on that date.',
    two_holders: 'The position would have two holders.', two_managers: 'The position would have two managers.', unit_not_empty: 'The unit still has positions or units in it.', no_account: 'Some of those customers don’t exist, or aren’t yours.', orphans: 'Some customer would be left with nobody: say who takes it.',
    line_circle: 'Somebody would end up reporting to themselves.', unit_circle: 'A unit would end up inside itself.', team_needs_both: 'The management team would be left without one of the divisions.',
  },
  points: {
    checks: {
      whole_weighed: 'The score is the whole company’s', all_fits: 'Every change fits', no_orphans: 'No customer is left with nobody', in_waves: 'In waves, if the impact asks for it', customers_weighed: 'The score weighs those who change hands', continuity_planned: 'Every class A customer has a continuity plan', changed_once: 'Nobody changes hands again within 24 months', decision_linked: 'A written decision stands behind it', executive_decided: 'The executive has decided', decisions_faster: 'Which decisions are taken sooner, or closer to the customer?',
      spans_in_band: 'Managers lead teams they can lead', seats_costed: 'New positions have a cost', people_placed: 'Nobody is left without a position', goals_rehomed: 'Goals have somebody who answers for them', goal_served: 'Which common goal does it serve?', time_paid_for: 'It pays for the internal time it adds', forums_end: 'Meetings and reports have an end date', people_told: 'The people affected know', people_department: 'Human resources has seen it', workers_consulted: 'Those who represent the staff were consulted',
    },
    reasons: {
      whole_weighed: 'It is being computed: in a moment it is there.', all_fits: (n) => (n === '1' ? '1 change does not fit.' : `${n} changes do not fit.`), no_orphans: (n) => `${n} would be left with nobody.`, customers_weighed: (n) => (n === '1' ? 'Nothing is booked or open with 1 customer.' : `Nothing is booked or open with ${n} customers.`), in_waves: (score, from) => `At ${score} (from ${from}) it must go in more than one wave.`, continuity_planned: (n, unseen) => `${n === '1' ? '1 is missing' : `${n} are missing`}${unseen === '0' ? '' : `, ${unseen} out of what you see`}.`, changed_once: (n) => `${n} changed not long ago.`, decision_linked: 'Link one from the register of decisions.', executive_decided: (score, from) => `At ${score} (from ${from}) it needs an executive decision, linked and taken.`,
      spans_in_band: (n) => (n === '1' ? '1 falls outside its band.' : `${n} fall outside their band.`), seats_costed: (n) => `${n} without a cost.`, people_placed: (n) => (n === '1' ? '1 person without a position.' : `${n} people without a position.`), goals_rehomed: (n) => (n === '1' ? '1 goal with nobody.' : `${n} goals with nobody.`), time_paid_for: (before, after) => `From ${before} to ${after} minutes a week.`, forums_end: (n) => (n === '1' ? '1 lasts more than six months.' : `${n} last more than six months.`),
    },
  },
  publish: {
    title: 'Publish', publish: 'Publish', publishNow: 'Publish now', notNow: 'Not yet', withdraw: 'Withdraw', published: 'Published: the structure has it planned', withdrawn: 'Withdrawn',
    sure: (accounts, score) => `It is written into the structure whole and prepares the hand-over of ${accounts} customers (impact ${score}).`,
    sureOfWave: (changes, accounts) => `The changes of this wave (${changes}) are written into the structure and the hand-over of its customers is prepared. All waves together, ${accounts} change hands.`, untilThen: (day) => `It can be withdrawn until ${day}.`, today: 'It takes effect today: after that it is only undone with another proposal.', inForceNow: 'Published: in force from today',
    tookEffect: (day) => `in force since ${day}`, written: (day) => `planned for ${day}`, notYet: (day) => `for ${day}, not published`, lacks: (gate) => `Signatures are missing, the first that of “${gate}”.`, passed: (day) => `${day} passed unpublished`, setDate: 'Set another date',
    rollBack: 'Take back with another proposal', rollBackName: (name) => `Take back: ${name}`, rebase: 'Bring up to date',
  },
  rebase: {
    title: 'Bring up to date', lead: 'The structure changed after this was drawn. For each change that does not fit, say which holds.', noConflicts: 'The structure changed, but nothing drawn here clashes with it.', bring: 'Bring up to date', done: 'The proposal is up to date', mine: 'As drawn', theirs: 'As it is now, without this change',
    was: (text) => `was ${text};`, is: (text) => `now ${text}.`, notThere: 'not there',
  },
  intents: {
    title: 'Without a continuity plan', all: 'Choose all', none: 'Everyone who changes hands has a plan.', how: 'How they are handed over', howHelp: 'Who tells them, who introduces whom and when', plan: (n) => (n === '1' ? 'Plan 1 customer' : `Plan ${n} customers`), planned: (n) => (n === '1' ? '1 customer with a plan' : `${n} customers with a plan`), cancel: 'Cancel',
  },
  wavesForm: { title: 'Dates and waves', help: 'Each wave is done whole on its date. The customers and deals of a wave change that day.', wave: (n) => `Wave ${n}`, add: 'Add a wave', remove: 'Remove the last', save: 'Set dates', written: 'already in the structure', passed: 'That day has passed. Choose today or one to come.', changes: (n) => (n === '1' ? '1 change' : `${n} changes`) },
  assignment,
  compared: { written: 'What is published keeps the impact it was published with; what became of it is in its follow-up.', title: 'Proposals compared', today: 'Today', unweighed: (n) => `${n} that the impact does not notice`, note: 'Each proposal on the day of its last wave. With a sign, what it adds or takes away; the rest happens without it.', rows: { on: 'Takes effect', score: 'Customer impact', risk: 'Bookings at risk', changing: 'Customers changing hands', classA: 'Of class A', orphans: 'Left with nobody', deals: 'Deals in transit', seats: 'Positions', vacancies: 'Vacancies', layers: 'Layers', band: 'Managers outside their band', cost: 'Cost a year', hours: 'Internal hours a week', focus: 'Customer focus', refusals: 'Changes that do not fit' } },
};
