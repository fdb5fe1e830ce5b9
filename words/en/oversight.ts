import type { oversight as es } from '../es/oversight.ts';

export const oversight: typeof es = {
  access: {
    mine: 'What I can see and do', of: 'What they can see and do', who: 'Person', on: 'As of', link: 'What they can see and do',
    sum: (name, seats, held, all) => `${name} holds ${seats} and has ${held} of the ${all} rights there are.`, seatsHeld: (n) => (n === 1 ? '1 position' : `${n} positions`),
    nothing: (name) => `On that day ${name} holds no position and so sees nothing. Whoever is appointed to a position that has roles can see and do something.`,
    suspended: 'Their access is suspended: they cannot come in today.',
    seats: 'Where it comes from', kinds: { regular: 'Holder', acting: 'Acting', overlap: 'Handing over' }, since: (day) => `since ${day}`, sinceUntil: (from, to) => `${from} to ${to}`,
    idle: 'The position is frozen, planned or closed: it gives no right.', noGrants: 'The position has no roles: it gives no right.',
    company: 'the whole company', reach: (seats, units, markets) => [seats, units, markets].filter(Boolean).join(' · '), reachSeats: (n) => (n === 1 ? '1 position' : `${n} positions`), moreUnits: (units, n) => `${units} and ${n} more units`,
    standsIn: 'Whom they stand in for', standsInNote: 'Standing in for a position does not give its rights: it says who answers for its customers while it is vacant. Whoever must also see what is there needs an acting appointment.',
    answers: 'Vacant: whoever stands in answers today', waits: 'It has a holder: only once it is vacant', by: (seat) => `from ${seat}`,
    rights: 'Right by right', find: 'Find a right', show: { may: 'What they can', mayNot: 'What they cannot', all: 'All' }, right: 'Right', where: 'Where', why: 'Why', no: 'No', chain: (role, seat, scope) => `${role}, through ${seat} (${scope})`, whoMay: (roles) => `Held by: ${roles}`, noneFound: 'No right with those words.',
    nobody: 'What nobody can do, administrators included',
    nobodyMay: {
      edit_touches: 'Change or delete a marketing touch: it is recorded when it happens and stays.', edit_bookings: 'Change a booking: if it was wrong, another entry offsets it.', edit_attribution: 'Share out credit by hand: it follows from the facts.',
      measure_oneself: 'Change a measure of their own work.', marketing_moves_deals: 'From marketing, change an opportunity’s amount or stage.', sales_moves_touches: 'From sales, change touches or attribution.', erase_trail: 'Delete or retouch the audit trail.',
    },
    looked: 'Who has looked with your eyes', lookedNote: 'In the last ninety days. Only administration can, touching nothing and for a while.', nobodyLooked: 'Nobody.', lookedBy: (who, from, to) => `${who}, ${from} to ${to}`,
  },
  seeing: {
    begin: 'See as this person', what: (name) => `You will see Unísono as ${name} sees it: what their positions reach, without touching or downloading anything. Not their private notes, sessions or settings.`, recorded: 'It is recorded that you looked, when and why, and they can read it.',
    reason: 'What for', reasonHelp: 'One line: “says they cannot find a customer”', minutes: 'For', options: { 15: '15 minutes', 30: 'half an hour', 60: 'an hour', 120: 'two hours' },
  },
};
