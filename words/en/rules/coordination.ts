import type { coordination as es } from '../../es/rules/coordination.ts';

export const coordination: typeof es = {
  'coordination.hand_off_move': 'This hand-off is no longer as you saw it, or a reason or a date is missing. Look at its state now.',
  'coordination.not_your_move': 'It is for the other side to do, or for whoever supervises them.',
  'coordination.lead_handed_over': 'This lead is being handed over already. Open it to see who has it.',
  'coordination.receiver_in_sales': 'It is offered only to a position in sales of its market that faces customers.',
  'coordination.no_agreement': 'There is no agreement between the divisions to offer it under. The commercial director sets it.',
  'coordination.never_open': 'The calendar of this market has no working hours: nothing could fall due. An administrator can change it.',
  'coordination.customer_nameless': 'Say how the customer is called.',
  'coordination.agreement_backwards': 'An agreement holds from today or later: what was offered keeps its own.',
  'coordination.request_to_oneself': 'Ask another position.',
  'coordination.wanted_before_today': 'That day has passed: choose today or a later one.',
  'coordination.request_move': 'This request is no longer as you saw it, or a date, a reason or an alternative is missing.',
};
