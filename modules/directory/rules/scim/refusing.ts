/** What SCIM calls the reason of a 400 (RFC 7644, 3.12). */
export type ScimType = 'invalidFilter' | 'invalidPath' | 'invalidSyntax' | 'invalidValue' | 'noTarget' | 'mutability';
/** A rule of the protocol says no; the server answers it as a refusal. */
export class ScimRefusal extends Error {
  readonly scimType: ScimType;
  constructor(scimType: ScimType, message: string) {
    super(message);
    this.scimType = scimType;
  }
}
