import { Select, TextInput } from '@mantine/core';
import { useTell } from '../../../platform/web/ask.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { createModel, listModels, type ModelRow } from '../contract.ts';

/** Draws a model beside the one in force, usually with its territories to begin with. */
export function ModelForm({ models, onClose }: { models: readonly ModelRow[]; onClose: (id?: string) => void }) {
  const words = useWords().territories;
  const { tell, isTelling, said } = useTell(createModel, { makesStale: [listModels] });
  const form = useFields({ name: '', copyOf: models[0]?.id ?? '' }, { problems: said?.fields ?? {} });
  const submit = () => {
    const input = form.check(createModel.input, { name: form.values.name, copyOf: form.values.copyOf || null });
    if (input) tell(input, (made) => onClose(made.id));
  };
  return (
    <FormDrawer title={words.newModel} submit={words.drawModel} onSubmit={submit} onClose={() => onClose()} sending={isTelling} said={said}>
      <TextInput label={words.modelName} {...form.text('name')} />
      {models.length > 0 && <Select label={words.copyOf} allowDeselect={false} value={form.values.copyOf} onChange={(m) => form.set('copyOf', m ?? '')} data={[{ value: '', label: words.fromNothing }, ...models.map((m) => ({ value: m.id, label: m.name }))]} />}
    </FormDrawer>
  );
}
