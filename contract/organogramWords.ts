/** What an import of organograms can tell, by name: the catalogues word each of them. */
export const eventKinds = [
  'unit_opened', 'unit_closed', 'unit_renamed', 'opened', 'closed', 'renamed', 'changed_manager', 'changed_unit', 'changed_fte', 'changed_archetype', 'changed_market',
  'changed_unnamed', 'changed_group', 'joined', 'took_on', 'left', 'gave_up', 'moved',
] as const;
export type EventKindName = (typeof eventKinds)[number];

export const problemKinds = [
  'damaged_characters', 'reference_missing', 'title_missing', 'unit_missing', 'fte_unread', 'count_unread', 'market_unknown', 'manager_missing', 'manager_is_itself', 'circle',
  'duplicate_reference', 'two_holders', 'group_twice', 'holder_in_several', 'holder_withheld', 'vacant', 'grade_unknown', 'few_posts', 'date_unread', 'date_without_posts', 'date_known', 'date_before',
] as const;
export type ProblemKindName = (typeof problemKinds)[number];
