import { Select, Textarea } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useGo } from '../../../platform/web/parts/GoLink.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { issueEdition, listEditions } from '../contract.ts';

/** Issues the report as it stands: its words for what is to be decided, and the language of its page. */
export function IssueForm({ asked, language, onClose }: { asked: { from: string; to: string; market?: string }; language: 'es' | 'en'; onClose: () => void }) {
  const { reporting: words, common } = useWords();
  const f = useFormats(), go = useGo();
  const { tell, isTelling, said } = useTell(issueEdition, { makesStale: [listEditions], done: (e) => words.issuedDone(f.number(e.number)) });
  const form = useFields({ note: '', language: language as string }, { draft: 'reporting.edition', problems: said?.fields ?? {} });
  const submit = () => tell({ ...asked, note: form.values.note, language: form.values.language === 'en' ? 'en' : 'es' }, (e) => { form.clear(); go(`/reports/editions/${e.id}`); });
  return (
    <FormDrawer title={words.issueTitle} submit={words.issue} onSubmit={submit} onClose={onClose} sending={isTelling} said={said} draft={form}>
      <p className="ink2" style={{ margin: 0 }}>{words.issueHelp}</p>
      <Select label={words.issueLanguage} w={180} allowDeselect={false} value={form.values.language} onChange={(v) => v && form.set('language', v)} data={(['es', 'en'] as const).map((l) => ({ value: l, label: common.languages[l] }))} />
      <Textarea label={words.issueNote} description={words.issueNoteHelp} autosize minRows={4} {...form.text('note')} />
    </FormDrawer>
  );
}
