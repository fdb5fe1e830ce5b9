import type { coordination as spanish } from '../es/coordination.ts';
import { coordinationDay } from './teamDays.ts';

type Figures = Record<string, unknown>;
const states = {
  draft: 'Prepared, not offered', offered: 'Offered', expired: 'No answer', accepted: 'Accepted, no contact', attempting: 'Trying to reach them', contacted: 'Contacted',
  qualified: 'Opportunity made', recycled: 'For later', disqualified: 'Ruled out', returned: 'Returned', disputed: 'In dispute',
  resolved_for_sender: 'Settled: sales takes it', resolved_for_receiver: 'Settled: rightly returned', followed: 'Corrected and offered again',
};

export const coordination: typeof spanish = {
  day: coordinationDay,
  title: 'Coordination',
  states,
  standings: { new: 'Not handed over', ...states },
  fields: {
    fileHandOffs: 'hand-offs', key: 'Key', fileLeads: 'leads', lead: 'Lead', customer: 'Customer', market: 'Market', from: 'From', to: 'To', state: 'State', offeredAt: 'Offered', dueAt: 'Answer by', acceptedAt: 'Accepted', returnedAt: 'Returned',
    returnReason: 'Why it was returned', firstAttemptAt: 'First attempt', contactedAt: 'First conversation', pausedFor: 'Clock paused for', origin: 'Origin', company: 'Company', contact: 'Contact', email: 'E-mail', phone: 'Phone',
    campaign: 'Campaign', firstContactOn: 'First contact', with: 'With', parties: 'From whom to whom', clock: 'Agreement clock', language: 'Language', landingPage: 'Landing page',
  },
  tabs: { queue: 'Hand-offs and support', handOffs: 'All hand-offs', agreement: 'Agreement' },
  handOff: 'Hand-off',
  handOffs: 'Hand-offs',
  count: (n: number, more: boolean) => (n === 1 ? '1 hand-off' : `${n}${more ? ' or more' : ''} hand-offs`),
  noHandOffs: 'No lead has been handed over yet. They are offered from the lead itself.',
  waitsForMe: 'Waiting for you',
  waitsForUs: 'Waiting for your people',
  seeAll: (n) => `See all ${n}`,
  atLeast: (n, more) => (more ? `${n} or more` : n),
  iWaitFor: 'You wait for others',
  noHandOffForMe: 'No hand-off is waiting for you; some request for support is.',
  nothingForMe: 'Nobody is waiting for you. A good time for your customers.',
  
  own: 'Only mine',
  clock: {
    left: (time: string) => `${time} left`, late: (time: string) => `${time} overdue`, due: (at: string) => `due ${at}`, wasDue: (at: string) => `was due ${at}`,
    closed: 'outside hours', working: 'The working hours of whoever receives it count',
    milestones: { decision: 'accept or return', attempt: 'first attempt', contact: 'first conversation', disposition: 'outcome', resolution: 'settle the dispute' },
  },
  pauses: {
    pause: 'Pause the clock', resume: 'Restart the clock', giveData: 'Give the data', chip: 'Clock paused', title: 'Pauses of the clock',
    reasons: { customer_set_date: 'The customer set a date', contact_window_closed: 'The law allows no contact now', returned_for_data: 'Data is missing' },
    help: {
      customer_set_date: 'They want to be contacted from a certain day.', contact_window_closed: 'Because of the hours or a holiday in their market. For anything else, set the day.',
      returned_for_data: 'You ask whoever offered it. The hand-off stays yours.',
    },
    why: 'Why it is paused', until: 'From which day', untilLaw: 'From which day it is allowed', untilLawHelp: 'Left blank: when their market opens', missing: 'What is missing', note: 'Note', answer: 'The missing data',
    howItEnds: 'It restarts by itself, or as soon as you take the next step.', choose: 'Choose a reason to see what becomes due when.',
    weighed: { stops: 'Paused for', most: 'Paused for at most', again: 'Restarts', left: 'Can still be paused' }, due: (what) => `Due: ${what}`, insteadOf: (was) => `was ${was}`,
    of: (time, cap) => `${time} of ${cap}`, working: (time) => `${time} of working time`, none: 'no more', capped: 'It stops short of that day: this is all the agreement allows.',
    heldUntil: (at) => `Paused until ${at}`, heldForData: 'Paused: data missing', heldLeft: (time) => `${time} left`,
    done: (at) => `Clock paused until ${at}`, doneData: 'Clock paused. Data asked for', resumed: 'The clock is running again', given: 'Data given. The clock is running again',
    by: (who) => `Paused by ${who}`, answered: (who) => `Answered by ${who}`, running: 'still paused', onlyData: 'Is it only data that is missing? Ask for it and pause the clock: the hand-off stays yours.', askData: 'Ask for the data',
  },
  status: { met: 'kept', missed: 'missed', pending: 'in time', void: 'no longer owed', not_offered: 'not offered' },
  verbs: {
    offer: 'Offer hand-off', accept: 'Accept hand-off', return: 'Return hand-off', attempt: 'Note first attempt', contact: 'Note conversation', qualify: 'Open opportunity',
    recycle: 'Leave for later', disqualify: 'Rule lead out', dispute: 'Dispute return', resolve: 'Settle dispute', offer_again: 'Correct and offer again',
  },
  done: {
    offer: 'Hand-off offered', accept: (who: string, at: string | null) => `Hand-off accepted.${at ? ` ${who} has until ${at}` : ''}`, return: 'Hand-off returned', attempt: 'First attempt noted',
    contact: 'Conversation noted', qualify: 'Opportunity opened', recycle: 'Left for later', disqualify: 'Lead ruled out', dispute: 'Return in dispute', resolve: 'Dispute settled',
    offer_again: 'Corrected and offered again',
  },
  forms: {
    accountName: 'Name of the customer', accountHelp: 'It is created in your portfolio. If it is a customer of ours already, choose it below.', existing: 'Already a customer', existingHelp: 'Leave it blank to create a new one',
    reason: 'Reason', note: 'What is missing or the matter', disputeNote: 'Why you do not agree', correction: 'Brief, corrected', toSeat: 'To whom', sameSeat: 'The same person unless you say another',
    opportunityName: 'Name of the opportunity', amount: 'Amount', closeOn: 'Expected close', recycleOn: 'From which day', resolvedFor: 'In whose favour', resolveNote: 'Why it is settled so',
    sender: 'Of who offered it: sales takes it', receiver: 'Of who returned it: rightly returned', brief: 'Brief: what we know and what they want',
  },
  drawer: { brief: 'Brief', noBrief: 'No brief.', agreement: 'The agreement it was offered under', milestones: 'Limits', why: 'Why this position', returned: 'Returned for', disputed: 'In dispute', resolved: 'Settlement', follows: 'Corrects an earlier one', followed: 'Corrected in another', account: 'Customer record', lead: 'Lead record', opportunity: 'Opportunity', noMove: 'It is the other side’s turn now.', over: 'It is closed.' },
  routing: {
    title: 'Whom to offer it to', proposed: 'Proposed', load: (load: number, capacity: number | null) => (capacity === null ? `${load}` : `${load} of ${capacity}`), nobody: 'No position in this market can take it now: it takes one in sales that deals with customers, has capacity left, and that somebody holds.', toStructure: 'See the structure',
    reasons: {
      other_market: () => 'Of another market', other_language: (f: Figures) => `Does not speak ${String(f['lead'])}`, nobody_there: () => 'Nobody in the position', takes_none: () => 'Takes no leads',
      full: (f: Figures) => `Full: ${String(f['load'])} of ${String(f['capacity'])}`, looks_after_account: () => 'Looks after this customer already', speaks_language: (f: Figures) => `Speaks ${String(f['language'])}`,
      load: (f: Figures) => `Carries ${String(f['load'])} of ${String(f['capacity'])}`, waited_longest: () => 'Has waited longest', first_by_number: () => 'Equal in all', nobody_fits: () => 'Nobody fits', chosen: () => 'Proposed',
    },
  },
  attainment: {
    marketing: 'keeps its promise to sales', sales: 'keeps its promise to marketing', joint: 'Joint agreement, 28 days', until: (day: string) => `to ${day}`, lower: 'The lower of the two',
    note: 'What was due in those 28 days counts. What nobody answered counts as missed; what is still in time stands apart.',
    accepted: 'Accepted', answered: 'Answered in time', attempted: 'First attempt', contacted: 'First conversation', unknown: 'no figure', title: 'Who keeps the agreement, 28 days', unit: 'in time, of what was due',
    finding: (n: number) => `How both divisions keep the agreement in ${n} markets`, handOffs: 'Hand-offs', nothing: 'Nothing has fallen due in these 28 days.',
  },
  requests: {
    title: 'Mutual support', toSales: 'Marketing helps sales', toMarketing: 'Sales helps marketing', others: 'Other requests', ask: 'Ask for support', asked: 'Support asked for', none: 'Nobody has asked for anything.', noneOfMine: 'You have not asked for support, nor has anybody asked you.', to: 'Who to ask', what: 'What you need',
    askedBy: 'Asked by', askedOf: 'Asked of', detail: 'Detail', wantedOn: 'By when', effort: 'Effort, from 1 to 5', account: 'Customer',
    states: {
      submitted: 'No answer', triaged: 'Seen', accepted: 'Accepted', declined: 'Declined', in_progress: 'Being done', waiting_requester: 'Waits for whoever asked', delivered: 'Delivered, to confirm', confirmed: 'Confirmed', reopened: 'Reopened', closed: 'Closed unconfirmed',
    },
    late: (n: number) => (n === 1 ? '1 day late' : `${n} days late`), acceptedBy: (day: string) => `Accepted, ${day}`, for: (day: string) => `By ${day}`,
    verbs: { accept: 'Accept request', decline: 'Decline request', start: 'Start', deliver: 'Deliver', confirm: 'Confirm delivery', reopen: 'Reopen request' },
    done: { accept: 'Request accepted', decline: 'Request declined', start: 'Started', deliver: 'Delivered', confirm: 'Delivery confirmed', reopen: 'Request reopened' },
    dueOn: 'They will have it on', reason: 'Why not', alternative: 'What they can do instead', effortOf: (n: number) => `effort ${n}`, request: 'Support request',
  },
  leads: {
    title: 'Leads', count: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} ${n === 1 ? 'lead' : 'leads'}`, none: 'There are no leads yet. Record the first, or import them.', mine: 'Mine', new: 'New lead', create: 'Record lead',
    created: (name: string) => `Lead “${name}” recorded`, change: 'Change lead', save: 'Save lead', offer: 'Offer hand-off', touches: 'Touches', noTouches: 'No touches.', duplicates: 'It may be here already', sameEmail: 'same e-mail',
    sameCompany: 'same company', erased: 'Personal data erased', export: 'Hand over their data', erase: 'Erase personal data', eraseTitle: 'Erase the personal data', eraseNote: 'Name, e-mail and phone are erased, in history too, and so is what was written about this person in hand-offs, requests, visits and calls. Dates and figures stay. It cannot be undone.', details: 'Details', handOffs: 'Hand-offs', lead: 'Lead',
  },
  agreement: {
    title: 'Agreement between divisions', definition: 'When a lead is ready', decision: 'Accept or return', attempt: 'First attempt', contact: 'First conversation', disposition: 'Outcome', dispute: 'Settle a dispute', pauseCap: 'Pausing the clock, at most', pauseCapHelp: 'In all, for one hand-off. With 0 it cannot be paused.', noPauses: 'no pauses', promised: 'What marketing owes',
    workingTime: (time: string) => `${time} of working time`, days: (n: number) => (n === 1 ? '1 working day' : `${n} working days`), since: (day: string) => `from ${day}`, to: (day: string) => `to ${day}`, all: 'All markets', history: 'Agreements', set: 'Set agreement', from: 'Holds from',
    definitionEs: 'When it is ready, in Spanish', definitionEn: 'When it is ready, in English', hours: 'working hours', workingDays: 'working days', forMarket: (market: string) => `For ${market}.`, forAll: 'For every market without one of its own.', leadsAMonth: 'Accepted leads a month', saved: 'Agreement set', note: 'What was offered keeps the agreement it had.', none: 'There is no agreement.', limits: 'What sales owes, in the hours of whoever receives',
    market: 'Market', month: (n: string) => `${n} accepted leads a month`, nothingPromised: 'No quantity agreed',
  },
  crossing: (from: string, to: string) => `Hand-off from ${from} to ${to}`,
};
