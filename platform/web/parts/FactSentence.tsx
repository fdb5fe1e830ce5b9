import { tellFact, type ToldFact } from '../../../words/factLine.ts';
import { useFormats, useWords } from '../words.tsx';

/** What was done, to what, and each field before and after: the same words in the audit trail and in every record's history. */
export function FactSentence({ fact, nameless }: { fact: ToldFact; nameless?: boolean }) {
  const words = useWords().facts;
  const { act, name, changes } = tellFact(fact, words, useFormats());
  return <span className="ink2">{act}{!nameless && name && <> <span className="m">{name}</span></>}{changes.length > 0 && `. ${changes.join('; ')}`}</span>;
}
