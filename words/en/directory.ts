import type { directory as es } from '../es/directory.ts';

export const directory: typeof es = {
  title: 'Organograms', newOne: 'Bring in organograms', none: 'No organogram has been brought in yet. From those of several dates the history is rebuilt: who joined, who left and what changed.',
  intro: 'Choose the organograms of several dates, one a file. You will see what they tell before anything changes.',
  files: 'Files', dropHere: 'Drop the CSV files here, or', chooseFiles: 'Choose files', dropFile: (name) => `Remove ${name}`, date: 'Date', file: 'File', rowsAre: 'Each row is',
  rows: { posts: 'a position', groups: 'a group' }, dateNeeded: 'Some file has no date yet.', fromColumn: 'from its column',
  columns: 'What each column says', groupColumns: 'Counted groups', notRead: 'Not read', name: 'Name', prefix: 'Prefix of the references', prefixHelp: 'Tells this organogram from others that use the same numbers.', market: 'Usual market', unitFunction: 'What each unit does', unitFunctionHelp: 'Read from their names and from the unit above. What you choose for one holds for those below it too.', byName: 'As its name says', unitPosts: (n, said) => (n === 1 ? '1 position' : `${said} positions`), functionOf: (unit) => `What ${unit} does`,
  functions: { management: 'Management', sales: 'Sales', marketing: 'Marketing', public_relations: 'Public relations', telemarketing: 'Telemarketing', support: 'Support' },
  fields: { reference: 'Position’s reference', title: 'Position’s name', holder: 'Who holds it', unit: 'Unit', reportsTo: 'Position it reports to', fte: 'Full-time share', grade: 'Grade', market: 'Market', date: 'Date', count: 'How many full times' },
  needed: (what) => `Say which column is: ${what}`, look: 'See what they tell', looking: 'Reading the organograms. Nothing changes yet.', back: 'Change files or columns',
  story: 'What they tell', oneByOne: 'One by one', start: 'Starting picture', leftOut: 'date left out', leaveOut: 'Leave this date out', nothingHappened: 'Nothing changed since the date before.', moreEvents: (n) => `and ${n} more, group seats among them`,
  sizes: (posts, seats, people) => `${posts} positions${seats === '0' ? '' : `, ${seats} group seats`}, ${people} people`,
  totals: (units, posts, people) => `${units} units, ${posts} positions and ${people} people over the whole history`,
  events: {
    unit_opened: 'Unit opens', unit_closed: 'Unit closes', unit_renamed: 'Unit is renamed', opened: 'Position opens', closed: 'Position closes', renamed: 'Position is renamed', changed_manager: 'Reports to another position',
    changed_unit: 'Moves to another unit', changed_fte: 'Full-time share changes', changed_archetype: 'Kind of management changes', changed_market: 'Market changes', changed_group: 'Group seat becomes a position, or back', joined: 'Joins', took_on: 'Takes on another position', left: 'Leaves', gave_up: 'Gives up one position', moved: 'Changes position',
  },
  counts: {
    unit_opened: 'units opened', unit_closed: 'units closed', unit_renamed: 'units renamed', opened: 'positions opened', closed: 'positions closed', renamed: 'positions renamed', changed_manager: 'changes of manager',
    changed_unit: 'changes of unit', changed_fte: 'changes of full-time share', changed_archetype: 'changes of management', changed_market: 'changes of market', changed_group: 'group to position', joined: 'joined', took_on: 'took on a position', left: 'left', gave_up: 'gave one up', moved: 'changed position',
  },
  problemsTitle: 'What does not fit', noProblems: 'Everything fits.', problemCount: (n) => (n === 1 ? 'once' : `${n} times`), atRow: (file, row) => `${file}, line ${row}`, shownOf: (shown, n) => `Showing ${shown} of ${n}.`,
  problems: {
    damaged_characters: 'Damaged characters: taken as they are', reference_missing: 'Row without a reference: it cannot be placed and stays out', title_missing: 'Position without a name: its reference is used', unit_missing: 'Position without a unit: it goes to the organogram’s unit',
    fte_unread: 'Full-time share not understood: counted as full time', count_unread: 'How many is not understood: the group stays out', market_unknown: 'Unknown market: goes to the usual one', manager_missing: 'Reports to a position that is not there: left without a manager',
    manager_is_itself: 'Reports to itself: left without a manager', circle: 'Lines go in a circle: cut at its first position', duplicate_reference: 'Reference comes twice: the first row is taken', two_holders: 'Two people in one position: the first is taken',
    group_twice: 'The same group twice: added up', holder_in_several: 'One person in several positions: their time is divided', holder_withheld: 'Does not say who holds it: left without a holder', vacant: 'Vacant position', grade_unknown: 'Grade without a kind of management',
    few_posts: 'Far fewer positions than on the dates beside it: it may not be complete', date_unread: 'Row without a readable date: it stays out', date_without_posts: 'Date with groups and no position', date_known: 'Date that is in the structure already: it is not brought again',
  },
  suggestionsTitle: 'Is it the same position under another reference?', suggestionsLead: 'The same person in the same position, under another number. Accepted, it is one position in the history.', suggestion: (from, to, title, on) => `${from} → ${to}, ${title} (${on})`, accept: 'It is the same', lookAgain: 'Look again with these changes',
  continuesTitle: (name, day) => `Goes on with “${name}”, which went up to ${day}`, continuesLead: 'Each date is told against what the structure says today, what was changed by hand included. What the organogram does not speak of stays as it is.', continued: (name) => `Goes on with “${name}”`,
  takenTitle: 'The structure has these references already', bring: 'Bring in this history', brought: (name) => `“${name}” is in the structure`, by: 'Who', when: 'When', dates: 'Dates', state: 'State', done: 'In the structure', takenBack: 'Taken back', takenBackBy: (who, day) => `by ${who}, ${day}`, takeBack: 'Take back', takeBackAsk: (name) => `Everything “${name}” brought into the structure is withdrawn. The people stay, without a position. If somebody has used it since, it will not be done.`, takenBackDone: 'Organogram taken back', seeChart: 'See the structure',
  scim: {
    title: 'Identity provider', intro: 'Entra ID, Okta and others can add, change and suspend people over SCIM 2.0. Positions and units are still decided here, where the effect on customers shows.',
    connect: 'How to connect it', address: 'Address (tenant URL, SCIM base URL)', token: 'Token', tokenHelp: 'Make an API token in your profile and give it as “Secret token” or “Bearer token”. It acts as you: you must be allowed to invite. Better if it belongs to a person in Administration who exists only for this.', makeToken: 'Make a token', copy: 'Copy', copied: 'Copied',
    does: 'What it does', keeps: 'The user name is the e-mail people sign in with. Name, phone, language, formats, time zone, employee number and external key come from the provider.', deactivates: 'When somebody is deactivated they can no longer sign in and their position is vacant that very day: whoever stands in answers for their customers. Activated again, they are back in their position.', removes: 'When somebody is removed they are suspended and no longer shown to the provider; their history stays. Added again with the same e-mail, they are the same person.', groups: 'Groups are the units, with whoever holds a position in them. They are read, not changed from outside.',
    leave: 'What to leave out of the mapping', leaveText: 'title, department, division and manager come from the position each person holds: they are read, and writing them is refused. Other attributes that are not in /scim/v2/Schemas are ignored.', newPeople: 'Whoever comes in over SCIM gets no invitation and no position: appoint and invite them in People.', people: 'Go to People',
  },
};
