import type { Words } from '../es.ts';

export const territories: Words['territories'] = {
  title: 'Territories',
  lead: 'Which position should lead each customer, and why. Drawing here moves nobody.',
  none: 'No territories yet. Start with a model and say which position each area goes to.',
  noTerritories: 'This model has no territories yet. Add the first: you see whom it finds before you keep it.',
  model: 'Model', newModel: 'New model', modelName: 'Name of the model', copyOf: 'Start with the territories of', fromNothing: 'None, from scratch', drawModel: 'Draw model',
  states: { active: 'In force', planning: 'Being drawn', archived: 'Archived' },
  since: (day) => `since ${day}`,
  activate: 'Put in force', archive: 'Archive', activated: (name) => `“${name}” is in force`, archived: (name) => `“${name}” is archived`,
  apply: 'See what it would do to customers', applyNote: 'Putting a model in force moves nobody. Changes of hands are seen and confirmed in Focus.',
  figures: { accounts: 'Customers', gaps: 'Without territory', overlaps: 'In several', differ: 'Led by another', exceptions: 'Exceptions' },
  figureHelp: { accounts: 'All that you see', gaps: 'No rule finds them: they stay with whoever leads them', overlaps: 'Several rules find them: the first holds', differ: 'The model says another position than today’s', exceptions: 'Frozen, or with a position of their own' },
  columns: { order: 'Order', name: 'Territory', seat: 'Led by', rule: 'Rule', accounts: 'Customers', led: 'Already led', shared: 'In another too' },
  accountColumns: { account: 'Customer', place: 'Where', lead: 'Today', should: 'By the model', why: 'Why' },
  anything: 'the whole market', postcodesAre: (list) => `postcode ${list}`, classesAre: (list) => `class ${list}`,
  vacant: 'vacant', closedSeat: 'The position no longer exists', by: { rule: 'Territory', exception: 'Exception', frozen: 'Frozen', gap: 'Without territory' },
  fromOn: (day) => `from ${day}`, untilOn: (day) => `until ${day}`,
  shown: (n, of) => `The first ${n} of ${of}`, nobodyHere: 'No customer in this case.', showAll: 'See territories',
  add: 'Add territory', change: 'Change territory', save: 'Save territory', remove: 'Remove territory', removed: (name) => `“${name}” leaves the model`, undo: 'Undo',
  form: {
    name: 'Name', market: 'Market', seat: 'Position that leads it', place: 'Order', placeHelp: 'Where several rules find a customer, the lowest number holds',
    postcodes: 'Postcodes', postcodesHelp: 'By their beginning (46) or from one to another (46000-46499), separated by commas. Empty: all',
    segments: 'Segments', segmentsHelp: 'Separated by commas. Empty: all', classes: 'Classes', classesHelp: 'None ticked: all', startsOn: 'From', lastDay: 'Last day',
  },
  trial: (n, led) => `Finds ${n} customers; this position already leads ${led}.`, trialTaken: (n) => `${n} are in another territory too.`, trialNames: (names) => `For example: ${names}.`,
  trialNone: 'Finds no customer.', trialWaits: 'Choose a market and a position: here you will see whom it finds.',
  why: {
    title: 'Why this position leads it', rule: (name) => `By the territory “${name}”.`, exception: 'By an exception.', frozen: 'It is frozen: territories do not move it.', by_hand: 'It was decided by hand.',
    would: (seat) => `By territory it would go to ${seat}.`, also: (names) => `${names} finds it too.`, reason: (text) => `Reason: ${text}`,
  },
  freeze: 'Freeze', frozenNow: 'Frozen: territories no longer move it', release: 'Give back to territories', released: 'It follows the territories again', freezeReason: 'Why it is frozen', freezeHelp: 'Whoever opens this customer will see it',
};
