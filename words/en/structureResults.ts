export const structureResults = {
  overlays: { customers: 'Customers', booked: 'Bookings', pipeline: 'Pipeline', load: 'Load', cost: 'Cost' },
  legends: {
    customers: (day: string, most: string) => `Customers each position answers for on ${day}. A full bar is ${most}, the most that one position has.`,
    booked: (from: string, to: string) => `Booked by each position from ${from} to ${to}, at the rate of each date.`,
    pipeline: (day: string) => `Deals open on ${day}, each weighted by the probability of its stage, at that day’s rate.`,
    load: (day: string, under: string, over: string) => `Load on ${day}: customers it answers for, open deals, and hand-offs and requests to attend to, over what it can carry; never a person’s minutes. The mark is 100%; above ${over} is red, below ${under} is grey.`,
    cost: (day: string) => `What each position costs a year, its working time included, at the rate of ${day}. Who leads others, with everybody below.`,
    onlyToday: 'What is open is known for today only: go back to today to see it.',
    missing: (currencies: string) => `The rate of ${currencies} is missing: those positions have no total.`,
  },
  noFigure: 'no data',
  team: (figure: string) => `Team: ${figure}`, withTeam: 'with its team', atLeast: (figure: string) => `≥ ${figure}`,
  side: {
    teamTitle: 'What the team holds', title: 'What it holds', loadOf: (carried: string, capacity: string) => `${carried} of the ${capacity} it can carry`, noCapacity: (carried: string) => `${carried} customers, deals and requests; no limit is set`,
    customers: 'Customers', classOf: (letter: string) => `Class ${letter}`, unclassed: 'Unclassed', booked: 'Bookings, 12 months', deals: (n: string) => `Open deals, ${n}`, requests: 'Requests and hand-offs to attend to',
    closing: 'The position can’t be closed until all of this has somewhere to go.',
  },
  results: {
    title: 'Results', lead: 'What each unit costs and brings in.', reads: { was: 'bookings and spending in the unit of their date; positions and vacancies as on the last day', is: 'each booking is of whoever leads that customer on that date, and each cost of the unit that its position has then' }, own: 'Its own only', whole: 'With all below it', since: 'Before and after', sinceNone: 'Choose a restructuring', compared: (span: string, before: string) => `From ${span}, against as long before: from ${before}.`, show: 'How to count', none: 'There are no units on that date.',
    file: 'results', columns: { above: 'Within', before: 'Bookings of the period before', vacant: 'Vacancies', fte: 'Full times', managers: 'Managers', outsideBand: 'Managers outside their band', unit: 'Unit', booked: 'Bookings', overBefore: 'Over the period before', people: 'People', campaigns: 'Campaigns', contribution: 'What is left', perFte: 'Bookings per full time', serve: 'Cost per customer', seats: 'Positions', customers: 'Customers' },
    total: 'The whole company', until: (day: string) => `until ${day}`, costHidden: 'You don’t see what positions cost: people and what is left are not here.', costUnknown: (n: string) => `${n === '1' ? '1 position has' : `${n} positions have`} no cost set: what is left is counted too high.`, vacant: (n: number) => `${n} vacant`, layers: (n: string) => (n === '1' ? '1 layer' : `${n} layers`), span: (n: string) => `median span of ${n}`,
    findings: 'What stands out', noFindings: 'Nothing out of the ordinary.',
    says: {
      far_executive: (market: string, n: string) => `In ${market} both divisions meet ${n} levels up: conflicts take long to settle.`, no_executive: (market: string) => `In ${market} nobody leads both divisions.`,
      span_above: (seat: string, span: string, band: string) => `${seat} leads ${span} people; its kind of manager leads ${band}.`, span_below: (seat: string, span: string, band: string) => `${seat} leads ${span}; its kind of manager leads ${band}.`, one_report: (seat: string) => `${seat} leads one person only: a layer too many, or a team too small.`,
      vacancy: (seat: string, day: string) => `${seat} has been vacant since ${day}.`, costs_more: (unit: string, cost: string, booked: string) => `${unit} costs ${cost} and books ${booked}.`,
    },
    band: (least: string, most: string) => `${least} to ${most}`, bandUp: (least: string) => `${least} or more`,
  },
};
