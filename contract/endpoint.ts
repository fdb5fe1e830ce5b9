import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * One thing that may be asked of the server. The route, the typed client, the React hooks, the OpenAPI document,
 * the rights matrix and the API reference are all derived from it.
 */
export interface Endpoint<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  method: Method;
  path: string;
  summary: string;
  input: Input;
  output: Output;
  /** It makes something new: takes an `Idempotency-Key`, kept for 24 hours per person and endpoint; answers 201. */
  creates?: true;
  /**
   * It changes a record that two people may be editing: the input has `version`, which travels as `If-Match`
   * (428 when missing, 409 `stale` when another person was first). Every answer with a `version` carries it as `ETag`.
   */
  ifMatch?: true;
  /** It answers a file of this media type (or of one of these: the file's ending says which) instead of JSON; `output` is then ignored. */
  file?: string | readonly string[];
  /** About oneself, and shown all the same to an administrator who sees as this person; everything else about oneself stays hidden from them. */
  shownToSeer?: true;
  /** Its body is a file, sent as it is; everything else of the input goes in the query. */
  upload?: true;
  /** Bytes that its body may have, where that is more than the usual 4 MB. */
  largest?: number;
  /** Another protocol over the same door (SCIM 2.0): its media type, its errors and ETags; it has no place in the public API's document. */
  protocol?: 'scim';
}

export const endpoint = <I extends z.ZodType, O extends z.ZodType>(e: Endpoint<I, O>): Endpoint<I, O> => e;
