/** What each room brings to the day of who directs, supervises or runs campaigns. */
export const marketingDay = {
  toReview: 'Marketing awaits your opinion', title: 'Live campaigns', mine: 'My campaigns', all: 'See all', what: 'Campaign', state: 'State', when: 'Dates', spent: 'Spent', of: 'of', leads: 'Leads',
};
export const salesDay = {
  title: 'Past their closing date', all: 'See all', closed: (day: string) => `expected to close ${day}`, inTwelve: (sum: string) => `${sum} in 12 months`, newCustomer: 'Bought nothing in 12 months',
};
export const coordinationDay = {
  late: 'Hand-offs running late', lateNone: 'No hand-off is running late.', requests: 'Requests for support running late', requestsNone: 'No request for support is late.', all: 'See all', forWhom: (name: string) => `for ${name}`,
  accept: 'Accept', giveBack: 'Return with a reason', disputes: 'Disputes to settle', disputesNone: 'No dispute to settle.',
};
export const goalsDay = { title: 'Goals of both divisions', all: 'See all', of: (reached: string, target: string) => `${reached} of ${target}`, expected: (share: string) => `${share} expected by now` };
export const reportingDay = {
  title: 'The one-page report', note: (from: string, to: string) => `${from} to ${to}`, open: 'Open the report', load: 'Who is loaded and who has room', loadNote: 'customers, deals and requests over what they can carry',
  seat: 'Position', customers: 'Customers', deals: 'Deals', requests: 'To answer', share: 'Load', states: { over: 'too much', within: 'about right', under: 'has room', unknown: 'no limit set' }, vacant: (who: string | null) => (who ? `Vacant, ${who} stands in` : 'Vacant'), chart: 'See the structure',
  facts: { booked: 'Bookings', served: 'Served by both', joint: 'Joint agreement', promises: 'Promises kept', pipeline: 'Weighted pipeline' }, over: (change: string) => `${change} on the year before`, servedOf: (both: string, all: string) => (all === '1' ? `${both} of 1 customer` : `${both} of ${all} customers`), keptOf: (met: string, all: string) => `${met} of ${all}`, deals2: (n: string) => (n === '1' ? '1 deal' : `${n} deals`), halves: (marketing: string, sales: string) => `marketing ${marketing}, sales ${sales}`,
  tie: 'What was attributed and what was booked', tieEven: 'They agree to the cent', tieOff: 'They do not agree', tieNote: (booked: string) => `Booked in the period: ${booked}`, attribution: 'See the attribution',
};
