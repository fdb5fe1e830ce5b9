import { reason } from '../../organization/rules/index.ts';
import type { Change } from '../contract/changes.ts';
import { type Applied, type Draft, type DrawnChange, noSeat } from './drafts.ts';
import { type PlanForum, withInForce } from './plan.ts';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

/** Whether a team still has both divisions is asked once the wave is drawn. */
export function joinTeam(draft: Draft, { teamId, positionId }: Of<'join_team'>): Applied {
  const team = draft.teams.get(teamId);
  if (!team) return reason('no_team', { team: teamId });
  const against = noSeat(draft, positionId);
  if (against) return against;
  if (team.members.has(positionId)) return reason('exists_already', { position: positionId });
  draft.teams.set(teamId, { ...team, members: new Set([...team.members, positionId]) });
  return null;
}

export function leaveTeam(draft: Draft, { teamId, positionId }: Of<'leave_team'>): Applied {
  const team = draft.teams.get(teamId);
  if (!team) return reason('no_team', { team: teamId });
  if (!team.members.has(positionId)) return reason('not_in_team', { position: positionId });
  draft.teams.set(teamId, { ...team, members: new Set([...team.members].filter((m) => m !== positionId)) });
  return null;
}

export function openForum(draft: Draft, { kind: _, forumId, ...fields }: Of<'open_forum'>): Applied {
  if (draft.forums.has(forumId)) return reason('exists_already', { forum: forumId });
  return seatsOf(draft, fields) ?? keep(draft, { id: forumId, ...fields });
}

export function changeForum(draft: Draft, { forumId, set }: Of<'change_forum'>): Applied {
  const forum = draft.forums.get(forumId);
  if (!forum) return reason('no_forum', { forum: forumId });
  const given = Object.fromEntries(Object.entries(set).filter(([, v]) => v !== undefined)) as Partial<PlanForum>;
  const next = { ...forum, ...given };
  return seatsOf(draft, next) ?? keep(draft, next);
}

export function endForum(draft: Draft, { forumId }: Of<'end_forum'>): Applied {
  return draft.forums.delete(forumId) ? null : reason('no_forum', { forum: forumId });
}

/**
 * A wave says once which model is in force. One that another took the place of comes back; one that was put away without ever being in force does not,
 * nor one with rules for positions that are gone: nobody changes what is away. */
export function followModel(draft: Draft, { modelId }: Of<'follow_model'>, { wave }: DrawnChange): Applied {
  const model = draft.models.get(modelId), said = `model ${wave}`;
  if (!model) return reason('no_model', { model: modelId });
  if (model.state === 'archived' && !model.wasInForce) return reason('model_away', { model: modelId, name: model.name });
  if (draft.said.has(said)) return reason('two_models', { model: modelId, name: model.name });
  if (model.state === 'active') return reason('model_in_force', { model: modelId, name: model.name });
  const gone = (model.seats ?? []).filter((seat) => !draft.seats.has(seat)).length;
  if (model.state === 'archived' && gone > 0) return reason('model_without_seats', { model: modelId, name: model.name, seats: gone });
  draft.said.add(said);
  draft.models = withInForce(draft.models, modelId);
  return null;
}

const seatsOf = (draft: Draft, { ownerId, participantIds }: Pick<PlanForum, 'ownerId' | 'participantIds'>): Applied =>
  [ownerId, ...participantIds].map((p) => noSeat(draft, p)).find((a) => a !== null) ?? null;

function keep(draft: Draft, forum: PlanForum): null {
  draft.forums.set(forum.id, forum);
  return null;
}
