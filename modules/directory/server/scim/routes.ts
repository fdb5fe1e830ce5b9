import type { z } from 'zod';
import type { Endpoint } from '../../../../contract/endpoint.ts';
import { type Route, route } from '../../../../platform/server/http.ts';
import { Refusal } from '../../../../platform/server/problem.ts';
import type { Needs } from '../../../../platform/server/scope.ts';
import * as contract from '../../contract/scim.ts';
import type { Json, Resource } from '../../rules/scim/matching.ts';
import { ScimRefusal } from '../../rules/scim/refusing.ts';
import { provider, resourceTypes, schemas } from '../../rules/scim/schemas.ts';
import { addUser, listGroups, listUsers, patchUser, putUser, readGroup, readUser, refuseGroupChange, removeUser, type Scim } from './users.ts';

/** A route of the protocol: it knows the address it is reached at, and the rules' words become refusals. */
const scim = <I extends z.ZodType>(endpoint: Endpoint<I>, needs: Needs, answer: Scim<Endpoint<I>>): Route => ({
  endpoint, needs,
  register: (app, house) => route(endpoint, needs, (ctx, input) => answer(ctx, input, house.installation.publicUrl().replace(/\/$/, '')).catch((error: unknown) => {
    if (error instanceof ScimRefusal) throw new Refusal('invalid_input', error.message, 'directory.scim', { facts: { scimType: error.scimType } });
    throw error;
  })).register(app, house),
});

const whole = (all: readonly unknown[]): Resource => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: all.length, startIndex: 1, itemsPerPage: all.length, Resources: all as Json[],
});
const oneOf = (all: readonly { id: string }[], id: string): Resource => {
  const found = all.find((x) => x.id.toLowerCase() === id.toLowerCase());
  if (!found) throw new Refusal('not_found', 'There is no such thing here.');
  return found as unknown as Resource;
};
const sees = 'organization.person.read', changes = 'organization.person.invite';

export const scimRoutes: Route[] = [
  scim(contract.scimProvider, sees, async () => provider as unknown as Resource),
  scim(contract.scimResourceTypes, sees, async () => whole(resourceTypes)),
  scim(contract.scimResourceType, sees, async (_, { name }) => oneOf(resourceTypes, name)),
  scim(contract.scimSchemas, sees, async () => whole(schemas)),
  scim(contract.scimSchema, sees, async (_, { schema }) => oneOf(schemas, schema)),
  scim(contract.scimUsers, sees, listUsers),
  scim(contract.scimUser, sees, readUser),
  scim(contract.scimAddUser, changes, addUser),
  scim(contract.scimPutUser, changes, putUser),
  scim(contract.scimPatchUser, changes, patchUser),
  scim(contract.scimRemoveUser, changes, removeUser),
  scim(contract.scimGroups, sees, listGroups),
  scim(contract.scimGroup, sees, readGroup),
  scim(contract.scimAddGroup, changes, refuseGroupChange),
  scim(contract.scimPutGroup, changes, refuseGroupChange),
  scim(contract.scimPatchGroup, changes, refuseGroupChange),
  scim(contract.scimRemoveGroup, changes, refuseGroupChange),
];
