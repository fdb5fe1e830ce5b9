import { namesHeld, type focus as es } from '../../es/rules/focus.ts';

export const focus: typeof es = {
  'focus.nobody_to_take_back': 'None of those it moved is still where it left them.', 'focus.taken_back_by_proposal': 'A restructuring did this: undo it with another proposal.',
  'focus.took_effect': 'It has been in force since an earlier day. Undo it in Customers, Changes of hands.', 'focus.undone_already': 'This move is taken back already.',
  'focus.quarter_ahead': 'That quarter has not begun yet.',
  'focus.impact_not_seen': 'Look first at what this change does to customers.',
  'focus.impact_changed': 'The effect has changed since you looked: look again before you decide.',
  'focus.not_in_the_past': 'Who served whom in the past stays as it was. Choose today or a day to come.',
  'focus.successor_missing': 'Somebody must take over: choose another position.',
  'focus.seat_still_holds': ({ held }) => `The position still holds something that does not pass on like this: ${namesHeld(held, 'and more')}. Give it another place first: positions that report to it, or what lies between the two positions.`,
  'focus.planned_later': ({ from }) => `From ${String(from).split('-').reverse().join('/')} a published change counts on this position. Withdraw it first, or close the position from that day.`,
  'focus.nobody_answers': ({ seat }) => `Nobody answers for ${String(seat)} that day, by name or standing in: name somebody first, or choose another position.`,
  'focus.executive_decides': 'With this impact on customers the commercial director decides.',
};
