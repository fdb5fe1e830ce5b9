import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';

/*
  SCIM 2.0 (RFC 7643, 7644): how an identity provider keeps people in step. It describes itself at /scim/v2/Schemas and
  is no part of the public API's document. Its bodies are read by the rules of the protocol, which answer in its words.
*/

const ifMatch = z.string().optional(), body = z.unknown(), output = z.unknown();
const projection = { attributes: z.string().max(2000).optional(), excludedAttributes: z.string().max(2000).optional() };
const query = {
  ...projection, filter: z.string().max(4000).optional(), sortBy: z.string().max(200).optional(), sortOrder: z.enum(['ascending', 'descending']).default('ascending'),
  startIndex: z.coerce.number().int().default(1), count: z.coerce.number().int().default(100),
};
const protocol = 'scim' as const;
const get = <I extends z.ZodType>(path: string, summary: string, input: I) => endpoint({ method: 'GET', path: `/scim/v2/${path}`, summary, input, output, protocol });

export const scimProvider = get('ServiceProviderConfig', 'What this SCIM service can do', z.object({}));
export const scimResourceTypes = get('ResourceTypes', 'Its kinds of resource', z.object({}));
export const scimResourceType = get('ResourceTypes/:name', 'One kind of resource', z.object({ name: z.string() }));
export const scimSchemas = get('Schemas', 'Its schemas', z.object({}));
export const scimSchema = get('Schemas/:schema', 'One schema', z.object({ schema: z.string() }));
export const scimUsers = get('Users', 'People', z.object(query));
export const scimUser = get('Users/:userId', 'One person', z.object({ userId: z.string(), ...projection }));
export const scimGroups = get('Groups', 'Units with the people who hold a seat in them', z.object(query));
export const scimGroup = get('Groups/:groupId', 'One unit', z.object({ groupId: z.string(), ...projection }));
export const scimAddUser = endpoint({ method: 'POST', path: '/scim/v2/Users', summary: 'Add a person', input: z.object({ body, ...projection }), output, protocol });
export const scimPutUser = endpoint({ method: 'PUT', path: '/scim/v2/Users/:userId', summary: 'Replace what is kept of a person', input: z.object({ userId: z.string(), body, ifMatch, ...projection }), output, protocol });
export const scimPatchUser = endpoint({ method: 'PATCH', path: '/scim/v2/Users/:userId', summary: 'Change a person', input: z.object({ userId: z.string(), body, ifMatch, ...projection }), output, protocol });
export const scimRemoveUser = endpoint({ method: 'DELETE', path: '/scim/v2/Users/:userId', summary: 'Take a person out: suspended, and no longer shown', input: z.object({ userId: z.string(), ifMatch }), output, protocol });
/** Seats are given in Unísono, where the effect on customers shows: each of these is refused (`mutability`). */
const refusedGroup = <M extends 'PUT' | 'PATCH' | 'DELETE'>(method: M) => endpoint({ method, path: '/scim/v2/Groups/:groupId', summary: 'Units are not changed from outside', input: z.object({ groupId: z.string(), body }), output, protocol });
export const scimPutGroup = refusedGroup('PUT');
export const scimPatchGroup = refusedGroup('PATCH');
export const scimRemoveGroup = refusedGroup('DELETE');
export const scimAddGroup = endpoint({ method: 'POST', path: '/scim/v2/Groups', summary: 'Units are not made from outside', input: z.object({ body }), output, protocol });
