import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTell } from '../../../platform/web/ask.ts';
import { touched, useEditing, useOpened } from '../../../platform/web/editing.ts';
import { useFields } from '../../../platform/web/fields.ts';
import { FormDrawer } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type Benefit, changeProduct, createProduct, listProducts, type Product } from '../contract.ts';

interface Values extends Record<string, unknown> { code: string; name: string; description: string; benefits: Benefit[] }
const blank: Benefit = { feature: '', benefit: '', forWhom: '' };

/** A product with its features and benefits; lines left wholly empty are dropped. */
export function ProductForm({ product, onClose }: { product?: Product; onClose: () => void }) {
  const words = useWords().sales.products;
  const options = { makesStale: [listProducts], done: (p: Product) => words.saved(p.name) };
  const create = useTell(createProduct, options), change = useTell(changeProduct, options);
  const now = product ? change : create;
  const editing = useEditing(product);
  const first = useOpened((): Values => (product ? { code: product.code, name: product.name, description: product.description, benefits: product.benefits } : { code: '', name: '', description: '', benefits: [blank] }));
  const form = useFields<Values>(first, { ...(product ? {} : { draft: 'sales.newProduct' }), problems: now.fields });
  const { benefits } = form.values;
  const put = (at: number, patch: Partial<Benefit>) => form.set('benefits', benefits.map((b, i) => (i === at ? { ...b, ...patch } : b)));
  const submit = () => {
    const input = form.check(createProduct.input, { ...form.values, benefits: benefits.filter((b) => b.feature || b.benefit || b.forWhom) });
    if (!input) return;
    const then = () => { form.clear(); onClose(); };
    if (product) change.tell({ productId: product.id, version: editing.version, ...touched(first as typeof input, input) }, then);
    else create.tell(input, then);
  };
  return (
    <FormDrawer title={product ? words.change : words.new} submit={product ? words.save : words.create} onSubmit={submit} onClose={onClose} sending={now.isTelling} said={now.said} draft={form} editing={editing}>
      <TextInput label={words.name} {...form.text('name')} />
      <TextInput label={words.code} {...form.text('code')} w={180} />
      <Textarea label={words.description} autosize minRows={2} {...form.text('description')} />
      {benefits.map((b, i) => (
        <fieldset key={i} className="form">
          <legend className="row">{words.argument} {i + 1}<span className="sp" /><ActionIcon size={24} aria-label={`${words.dropBenefit} (${i + 1})`} onClick={() => form.set('benefits', benefits.filter((_, n) => n !== i))}><IconX size={16} stroke={1.7} /></ActionIcon></legend>
          {(['feature', 'benefit', 'forWhom'] as const).map((key) =>
            <TextInput key={key} label={words[key]} name={`benefits.${i}.${key}`} value={b[key]} onChange={(e) => put(i, { [key]: e.currentTarget.value })} error={form.errors[`benefits.${i}.${key}`]} />)}
        </fieldset>
      ))}
      <Button style={{ justifySelf: 'start' }} variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.7} />} onClick={() => form.set('benefits', [...benefits, blank])}>{words.addBenefit}</Button>
    </FormDrawer>
  );
}
