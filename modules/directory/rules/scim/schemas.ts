import { mostAtOnce } from './listing.ts';
import { coreGroup, coreUser, enterpriseUser } from './users.ts';

/* What the service tells of itself (RFC 7643, 5 to 7): only what it really keeps is declared; the rest that may be sent is ignored. */

type Mutability = 'readWrite' | 'readOnly';
const attribute = (name: string, mutability: Mutability, more: object = {}) => ({
  name, type: 'string', multiValued: false, description: name, required: false, caseExact: false, mutability, returned: 'default', uniqueness: 'none', ...more,
});
const complex = (name: string, mutability: Mutability, subAttributes: readonly object[], more: object = {}) => attribute(name, mutability, { type: 'complex', subAttributes, ...more });
const list = { multiValued: true };

const values = (name: string, mutability: Mutability, primary: boolean) => complex(name, mutability, [
  attribute('value', mutability), attribute('type', mutability, { canonicalValues: ['work'] }), ...(primary ? [attribute('primary', mutability, { type: 'boolean' })] : []),
], list);

const schema = (id: string, name: string, description: string, attributes: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'], id, name, description, attributes, meta: { resourceType: 'Schema', location: `/scim/v2/Schemas/${id}` },
});

export const schemas = [
  schema(coreUser, 'User', 'A person of the company', [
    attribute('userName', 'readWrite', { required: true, uniqueness: 'server', description: 'The e-mail that the person signs in with' }),
    complex('name', 'readWrite', [attribute('formatted', 'readOnly'), attribute('givenName', 'readWrite'), attribute('familyName', 'readWrite')]),
    attribute('displayName', 'readWrite', { description: 'Read where no name is sent in parts' }), attribute('title', 'readOnly', { description: 'The position held today' }),
    values('emails', 'readOnly', true), values('phoneNumbers', 'readWrite', false), attribute('preferredLanguage', 'readWrite', { canonicalValues: ['es', 'en'] }), attribute('locale', 'readWrite'),
    attribute('timezone', 'readWrite'), attribute('active', 'readWrite', { type: 'boolean', description: 'false: suspended; whoever stands in answers for their customers' }),
    attribute('externalId', 'readWrite', { caseExact: true, uniqueness: 'server' }),
    complex('groups', 'readOnly', [attribute('value', 'readOnly'), attribute('display', 'readOnly'), attribute('type', 'readOnly')], list),
  ]),
  schema(enterpriseUser, 'EnterpriseUser', 'A person in the structure', [
    attribute('employeeNumber', 'readWrite', { uniqueness: 'server' }), attribute('department', 'readOnly', { description: 'The unit of the position held today' }), attribute('division', 'readOnly'),
    complex('manager', 'readOnly', [attribute('value', 'readOnly'), attribute('displayName', 'readOnly')]),
  ]),
  schema(coreGroup, 'Group', 'A unit, with the people who hold a position in it today', [
    attribute('displayName', 'readOnly'), complex('members', 'readOnly', [attribute('value', 'readOnly'), attribute('display', 'readOnly'), attribute('type', 'readOnly')], list),
  ]),
];

const type = (name: string, endpoint: string, of: string, extensions: readonly object[]) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'], id: name, name, endpoint, description: name, schema: of, schemaExtensions: extensions,
  meta: { resourceType: 'ResourceType', location: `/scim/v2/ResourceTypes/${name}` },
});
export const resourceTypes = [type('User', '/Users', coreUser, [{ schema: enterpriseUser, required: false }]), type('Group', '/Groups', coreGroup, [])];

export const provider = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'], patch: { supported: true }, bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: mostAtOnce }, changePassword: { supported: false }, sort: { supported: true }, etag: { supported: true },
  authenticationSchemes: [{ type: 'oauthbearertoken', name: 'API token', description: 'The API token of a person with the right to invite: Authorization: Bearer …', primary: true }],
  meta: { resourceType: 'ServiceProviderConfig', location: '/scim/v2/ServiceProviderConfig' },
};
