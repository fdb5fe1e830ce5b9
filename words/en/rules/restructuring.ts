import type { restructuring as es } from '../../es/rules/restructuring.ts';

export const restructuring: typeof es = {
  'restructuring.assignment_running': 'An assignment for this proposal is being worked out already. Wait for it, or stop it.', 'restructuring.assignments_busy': 'Two other assignments are being worked out. Ask again in a moment.', 'restructuring.assignment_outdated': 'The proposal has changed since this was worked out. Ask again.', 'restructuring.assignment_does_not_fit': 'This assignment does not fit: some customers have no seat, or a seat carries more than it can. Raise a capacity or add seats.', 'restructuring.no_such_point': 'That assignment is no longer there. Ask again.', 'restructuring.nobody_to_assign': 'These seats do not lead any customer yet.', 'restructuring.two_seats': 'Choose two seats at least.',
  'restructuring.too_many_compared': 'Six proposals at once, at most.', 'restructuring.not_shared': 'The proposal is not before its signers, or all of it is signed.', 'restructuring.comment_missing': 'Say why.', 'restructuring.not_your_gate': 'Somebody else signs this gate. You can recommend or object.',
  'restructuring.gate_waits': 'Gates are signed in order, and each once. Another comes first.', 'restructuring.executive_decides': 'With this effect on customers the executive decides first, in the register of decisions. Link the decision here.',
  'restructuring.needs_waves': 'With this effect on customers it has to go in waves.', 'restructuring.checks_open': 'Some points are neither met nor answered.', 'restructuring.no_such_check': 'That point is not asked at this gate.', 'restructuring.not_excusable': 'This point is met or the gate is not signed: an answer does not do.',
  'restructuring.not_approved': 'Some gates are not signed.', 'restructuring.baseline_moved': 'The structure has changed since this was drawn. Bring it up to date: you will see where they disagree.',
  'restructuring.took_effect': 'It has taken effect. Another proposal takes it back.', 'restructuring.conflicts_open': 'Say of each disagreement which holds: yours or what is there.',
  'restructuring.not_published': 'Nothing of it is published yet.', 'restructuring.no_halt': 'The transition is not halted.',
  'restructuring.halted_already': 'The transition is halted. Resume it first.', 'restructuring.not_your_step': 'That step is another position’s.',
  'restructuring.archived': 'This proposal was put away. Take it out first.', 'restructuring.published': 'What is published is not edited. Withdraw the wave or prepare another proposal.',
  'restructuring.not_in_the_past': 'The past stays as it was. Choose today or a day to come.', 'restructuring.waves_in_order': 'Each wave comes after the one before it.',
  'restructuring.wave_in_use': 'There are changes in the wave you are taking out. Move them to another first.', 'restructuring.no_such_wave': 'There is no such wave. Give it a date first.',
  'restructuring.no_such_change': 'That change is no longer in the proposal.', 'restructuring.not_all_changes': 'A change is missing or one too many: somebody touched the proposal. Open it again.',
  'restructuring.nothing_drawn': 'There is no change in it yet. Draw one before asking for signatures.', 'restructuring.does_not_fit': 'Some changes cannot be done as they stand. Mend them or take them out.',
  'restructuring.review_signed': 'This review is signed, and what is signed stays.', 'restructuring.pulse_not_asked': 'Nothing is asked of you here, or it has closed.', 'restructuring.pulse_answered': 'You have answered. Once each.',
  'restructuring.calibration_moved': 'Another review was signed since you looked. Look again.', 'restructuring.calibration_too_few': 'With fewer than two reviewed restructurings nothing is set.', 'restructuring.calibration_decided': 'These reviews were decided on already.',
  'restructuring.no_orphans': 'A customer would be left with nobody that day. Say first who takes them.',
};
