import type { decisions as es } from '../../es/rules/decisions.ts';

export const decisions: typeof es = {
  'decisions.one_decides': 'One position decides, and only one: choose it.',
  'decisions.already_decided': 'What was decided does not change. Frame another decision in its place.',
  'decisions.seat_owns_forum': 'The position owns meetings or reports on those dates. Hand them to another, or end them, first.',
  'decisions.review_later': 'A review is on a day to come.',
  'decisions.not_yet': 'That step does not follow yet.',
  'decisions.objected': 'Somebody who has to agree objects. Settle it before deciding.',
  'decisions.option_missing': 'Say between which options, or which one is decided.',
  'decisions.effect_missing': 'Say whether it went better, as expected or worse.',
  'decisions.not_your_role': 'That step is another position’s in this decision.',
  'decisions.sunset_too_far': 'Six months at most: then somebody renews it or it ends.',
  'decisions.forum_ended': 'It has ended. Register another.',
};
