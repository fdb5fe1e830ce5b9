import type { assignment as es } from '../es/assignment.ts';

export const assignment: typeof es = {
  title: 'Propose an assignment', lead: 'Say between whom and within what limits. First come several quick assignments; then they are improved while there is time. Nothing changes until you take one.',
  find: 'Find assignments', again: 'Ask again', stop: 'Stop', stopped: 'Stopped: this is the best so far.',
  form: {
    teams: 'Between which teams', teamsHelp: 'Their customer-facing positions take part; leave out any that should not. A vacant position without a stand-in is given nobody, and its own go to others', noSeats: 'Choose a team with customer-facing positions.', takesPart: (seat) => `${seat} takes part`, capacity: (seat) => `How much ${seat} can carry`,
    capacityHelp: 'Capacity: customers and open deals a position can carry. Empty: its own, or a quarter more than its share.', capacityShort: 'Capacity', byShare: 'its share',
    who: 'Which customers may move', classes: 'Classes', classesHelp: 'None ticked: all', unclassed: 'No class', segment: 'Segment', postcode: 'Postal code, how it begins',
    limits: 'Within what limits', serves: 'Whom each position may lead', servesAs: { market: 'Those of its market', language: 'Those who speak its language', any: 'Anybody' },
    mostMoved: 'Customers that change, at most', mostPoints: 'Points of impact, at most', budgetHelp: 'Beyond those that must. Empty: no limit',
    nearness: 'Nearness', nearnessAs: { none: 'Does not matter', some: 'Matters somewhat', much: 'Matters a lot' }, nearnessHelp: 'Measured by postal code: whether the position has at least two customers that begin alike already. Not by distance.',
    more: 'More limits', frozen: 'Do not move', addFrozen: 'Add a customer that does not move', keepExceptions: 'Respect the exceptions of the territories in force',
    together: (n) => `Together, group ${n}`, addTogether: 'Add a group that stays together', apart: (n) => `Apart, pair ${n}`, addApart: 'Add a pair to keep apart', addCustomer: 'Add a customer',
    product: 'Who buys', productSeats: 'Only led by', addProduct: 'Add a product only some may lead', remove: 'Remove',
    time: 'How long to look', seconds: (n) => `${n} s`, seed: 'Seed', seedHelp: 'With the same one, the first assignments come out the same',
  },
  working: { gathering: 'Reading customers, contacts and deals…', first: 'Finding the first assignments…', improving: (seconds, of) => `Improving: ${seconds} s of ${of} s`, over: (seconds) => `Looked for ${seconds} s` },
  states: { interrupted: 'The server was restarted and what was found is lost. Ask again.', failed: 'It could not be worked out. Ask again; if it happens once more, try with fewer positions.', taken: 'You have taken an assignment from here. Its changes are in the proposal.', outdated: 'The proposal has changed since this was worked out: you may look, but to take one you have to ask again.' },
  scope: (movable, customers) => `${movable} of ${customers} customers may move.`, asked: (who, when) => `Asked by ${who}, ${when}`, repeat: (seed, seconds) => `Seed ${seed}, ${seconds} s`,
  front: {
    title: 'Impact against balance', unit: 'lower left is better', x: 'Customer impact', y: 'Uneven load', now: 'As it is', nowFar: (score, uneven) => `As it is: ${score} and ${uneven}`, finding: (n, low, high) => `${n} assignments, with an impact from ${low} to ${high}`,
    columns: { point: 'No.', score: 'Impact', unevenness: 'Uneven load', moved: 'Change', away: 'Out of area', gap: 'Margin' }, choose: (n) => `Assignment ${n}`, best: 'the best', unknown: '—', doesNotFit: 'does not fit',
    gapNote: 'Margin: how much better what breaks and what is uneven could be together, at most. “The best” is proven.', unevenNote: 'Uneven load: how far positions are from the mean load. 0% is all alike.', awayNote: 'Out of area: share of the work in postal codes where the position had no customers.',
  },
  point: {
    title: (n) => `Assignment ${n}`, score: 'Impact of the proposal with it', was: (score) => `now ${score}`, risk: 'Revenue at risk', moved: 'Change positions', changing: (n) => `${n} change person in the whole proposal`, ofClass: (n, of) => `${n} of ${of}`,
    seats: 'What each position carries', columns: { seat: 'Position', accounts: 'Customers', load: 'Load', capacity: 'Holds' }, fromTo: (from, to) => `${from} → ${to}`, accounts: 'Who changes', more: (shown, of) => `The ${shown} that weigh most, of ${of}`,
    because: { no_seat: 'had no position', not_served: 'its position could not serve it', over_capacity: 'its position carried too much', evens_out: 'shares the load', together: 'goes with its group' }, noSeat: 'nobody', unplaced: (n) => (n === '1' ? '1 customer fits no position.' : `${n} customers fit no position.`), overfull: (n) => (n === '1' ? '1 position carries more than it can.' : `${n} positions carry more than they can.`),
    take: 'Take this assignment', taken: 'Assignment taken: its changes are in the proposal', nothing: 'It moves nobody: it is as it is.',
  },
};
