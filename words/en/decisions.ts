import type { decisions as es } from '../es/decisions.ts';

export const decisions: typeof es = {
  title: 'Decisions', one: 'Decision', frame: 'Frame a decision', none: 'No decision is written down yet. First say what happens to the customer; then the options.', noneDue: 'No decision is waiting to be reviewed.', noneFound: 'No decision with those words.', find: 'Find a decision', due: 'To be reviewed', more: 'Show more',
  columns: { title: 'Decision', state: 'Where it stands', decides: 'Decides', decidedOn: 'Decided', reviewOn: 'Review', effect: 'Result' },
  states: { framed: 'Framed', options: 'With options', recommended: 'Recommended', agreed: 'Agreed', objected: 'Objected', decided: 'Decided', executing: 'Under way', done: 'Done', reviewed: 'Reviewed', superseded: 'Superseded' },
  roles: { recommends: 'Recommends', agrees: 'Agrees', performs: 'Carries it out', gives_input: 'Gives input', decides: 'Decides' },
  steps: { recommend: 'Recommend', agree: 'Agree', object: 'Object', decide: 'Decide', execute: 'Begin', finish: 'Mark as done', review: 'Review' },
  stepsDone: { recommend: 'recommends', agree: 'agrees', object: 'objects', decide: 'decides', execute: 'begins it', finish: 'marks it as done', review: 'reviews it' },
  effects: { better: 'Better than expected', as_expected: 'As expected', worse: 'Worse than expected' },
  customer: 'What happens to the customer', customerHelp: 'Before the options: what they gain or lose, and who', context: 'Why it comes up', options: 'Options', noOptions: 'No options yet.', addOption: 'Add an option', optionEffect: 'What happens to the customer with it', saveOptions: 'Save options', chosen: 'chosen', recommended: 'recommended', reworded: (now) => `(now it says: ${now})`, takenOut: '(taken out of the options)', unlink: 'Take the link back', history: 'What has happened', linked: 'Goes with', hidden: 'It is not among what you see', whileObjected: 'It is not decided while somebody objects: they have to agree, or the options change and they speak again.', whyObject: 'Say why: whoever decides has to be able to answer', link: 'Say what it goes with', linkIt: 'Link', linkKind: 'To what', decidedBy: (seat: string) => `${seat} decides`, links: { proposal: 'Restructuring proposal', campaign: 'Campaign', opportunity: 'Deal' },
  before: (seat) => `(before, ${seat})`, review: (day) => `Review on ${day}`, late: 'review overdue', supersedes: 'Supersedes', supersededBy: 'Superseded by', comment: 'Comment', option: 'Option', effect: 'How it went', who: 'Who takes part', edited: 'What was decided is not edited: frame another that supersedes it.', replace: 'Frame one that supersedes it',
  form: { title: 'What is decided', reviewOn: 'When it is reviewed', reviewHelp: 'Every decision is reviewed', decides: 'Who decides', decidesHelp: 'One position and only one', addRole: 'Add a participant', role: 'Part', seat: 'Position', remove: 'Remove', save: 'Frame decision' },
  done: { linked: 'Linked', unlinked: 'Link taken back', framed: 'Decision framed', options: 'Options saved', step: 'Noted' },
  forums: {
    title: 'Internal time', lead: 'Each recurring meeting and report says whose it is, what time it takes and which decision it serves. What nobody renews ends.', none: 'No recurring meeting or report is registered.', open: 'Register a meeting or report', ended: 'Show those that ended', total: (hours, cost) => `${hours} a week${cost ? `, ${cost} a year` : ''}`,
    columns: { name: 'Meeting or report', owner: 'Owner', people: 'People', frequency: 'How often', weekly: 'Hours a week', cost: 'Cost a year', serves: 'To decide', expires: 'Ends' },
    meeting: 'Meeting', report: 'Report', expired: 'ended', hours: (n) => `${n} h`, renew: 'Renew', end: 'End', endAsk: (name) => `“${name}” ends today and is not opened again: if it is needed once more, it is registered anew.`, edit: 'Change', save: 'Save',
    done: { opened: 'Registered', changed: 'Saved', ended: 'Ended' },
  },
};
