import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { z } from 'zod';
import { useAskPages, useTell } from '../../../platform/web/ask.ts';
import { EmptyState } from '../../../platform/web/parts/EmptyState.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useView } from '../../../platform/web/view.ts';
import { useMay } from '../../../platform/web/who.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { changeProduct, listProducts, type Product } from '../contract.ts';
import { ProductForm } from './ProductForm.tsx';
import './sales.css';
import { SalesTabs } from './SalesTabs.tsx';

const viewShape = z.object({ q: z.string().default(''), retired: z.literal('true').optional(), edit: z.string().optional() });

/** What we sell and why it helps: each feature with the benefit it brings, and to whom. */
export function Products() {
  const all = useWords().sales, words = all.products;
  const may = useMay();
  const [view, setView] = useView(viewShape);
  const [find] = useDebouncedValue(view.q, 200);
  const pages = useAskPages(listProducts, { ...(find ? { find } : {}), ...(view.retired ? { withRetired: true } : {}) });
  const mayWrite = may('sales.product.write');
  const edited = view.edit === 'new' ? undefined : pages.rows.find((p) => p.id === view.edit);
  const close = () => setView({ edit: undefined });
  return (
    <>
      <TopBar title={all.title} actions={mayWrite ? [{ name: words.new, icon: <IconPlus size={16} stroke={1.7} />, main: true, run: () => setView({ edit: 'new' }, { push: true }) }] : []} />
      <SalesTabs />
      <div className="split">
        <div className="main">
          <div className="board-bar">
            <TextInput type="search" aria-label={words.find} placeholder={words.find} value={view.q} onChange={(e) => setView({ q: e.currentTarget.value })} w={220} />
            <Checkbox label={words.withRetired} checked={view.retired !== undefined} onChange={(e) => setView({ retired: e.currentTarget.checked ? 'true' : undefined })} />
          </div>
          {pages.said && <div className="pad"><ProblemNote said={pages.said} retry={() => void pages.refetch()} /></div>}
          {pages.isPending && <LoadingBars />}
          {!pages.isPending && !pages.said && pages.rows.length === 0 && <EmptyState>{view.q ? words.nothing : words.none}</EmptyState>}
          {pages.rows.map((p) => <OneProduct key={p.id} product={p} edit={mayWrite ? () => setView({ edit: p.id }, { push: true }) : undefined} />)}
          {pages.hasMore && <div className="pad"><Button onClick={pages.more}>{words.more}</Button></div>}
        </div>
        {mayWrite && view.edit === 'new' && <ProductForm onClose={close} />}
        {mayWrite && edited && <ProductForm key={edited.id} product={edited} onClose={close} />}
      </div>
    </>
  );
}

function OneProduct({ product: p, edit }: { product: Product; edit: (() => void) | undefined }) {
  const words = useWords().sales.products;
  const formats = useFormats();
  const change = useTell(changeProduct, { makesStale: [listProducts], done: (o) => (o.retiredOn ? words.retiredIt(o.name) : words.backOnSale(o.name)) });
  const retire = () => change.tell({ productId: p.id, version: p.version, retiredOn: p.retiredOn ? null : formats.settings.today });
  return (
    <section className="product" aria-label={p.name}>
      <Section title={p.name} right={edit && <span className="row"><Button variant="subtle" color="gray" aria-label={`${p.retiredOn ? words.back : words.retire}: ${p.name}`} loading={change.isTelling} onClick={retire}>{p.retiredOn ? words.back : words.retire}</Button><Button onClick={edit} aria-label={`${words.change}: ${p.name}`}>{words.change}</Button></span>}>
        <span className="sm sub">{p.code}{p.retiredOn && ` · ${words.retired(formats.plainDay(p.retiredOn))}`}</span>
      </Section>
      {p.description && <p className="prose ink2" style={{ margin: '2px 0 8px', whiteSpace: 'pre-line' }}>{p.description}</p>}
      <ProblemNote said={change.said} />
      {p.benefits.length === 0 ? <span className="sub">{words.noBenefits}</span> : (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={`${words.argument}: ${p.name}`}>
          <table className="t">
            <thead><tr><th>{words.feature}</th><th>{words.benefit}</th><th>{words.forWhom}</th></tr></thead>
            <tbody>{p.benefits.map((b, i) => <tr key={i}><td className="m">{b.feature}</td><td>{b.benefit}</td><td className="cust">{b.forWhom}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
