import type { CompiledQuery, RawBuilder } from 'kysely';
import type { Language } from '../../contract/shapes.ts';
import type { Ctx } from './request.ts';

/** All that a statement's text may depend on. */
export interface Reader { person: { language: Language } }

/**
 * A statement that is asked often and whose text is one for each language: written out at the first asking, and only its
 * parameters filled in from then on, in the order in which `null` stands for them.
 */
export function written<Row>(statement: (reader: Reader) => RawBuilder<Row>): (ctx: Ctx, ...parameters: unknown[]) => Promise<Row[]> {
  const texts = new Map<Language, CompiledQuery<Row>>();
  return async (ctx, ...parameters) => {
    const { language } = ctx.person, text = texts.get(language) ?? statement({ person: { language } }).compile(ctx.db);
    if (text.parameters.length !== parameters.length) throw new Error('as many parameters as there are places');
    texts.set(language, text);
    return (await ctx.db.executeQuery<Row>({ ...text, parameters })).rows;
  };
}
