export const structureResults = {
  overlays: { customers: 'Customers', booked: 'Bookings', pipeline: 'Pipeline', load: 'Load' },
  legends: {
    customers: (most: string) => `Customers each position answers for. A full bar is ${most}, the most that one position has.`,
    booked: (from: string, to: string) => `Booked by each position from ${from} to ${to}, at the rate of each date.`,
    pipeline: 'Deals open today, each weighted by the probability of its stage.',
    load: (under: string, over: string) => `Customers, deals and requests of each position over what it can carry; never a person’s minutes. The mark is 100%; above ${over} is red, below ${under} is grey.`,
    onlyToday: 'What is open is known for today only: go back to today to see it.',
    missing: (currencies: string) => `The rate of ${currencies} is missing: those positions have no total.`,
  },
  noFigure: 'no data',
  team: (figure: string) => `Team: ${figure}`,
  side: {
    teamTitle: 'What the team holds', title: 'What it holds', loadOf: (carried: string, capacity: string) => `${carried} of the ${capacity} it can carry`, noCapacity: (carried: string) => `${carried} customers, deals and requests; no limit is set`,
    customers: 'Customers', classOf: (letter: string) => `Class ${letter}`, unclassed: 'Unclassed', booked: 'Bookings, 12 months', deals: (n: string) => `Open deals, ${n}`, requests: 'Requests and hand-offs to attend to',
    closing: 'The position can’t be closed until all of this has somewhere to go.',
  },
};
