import { DayField } from '../../../../platform/web/parts/DayField.tsx';
import { useWords } from '../../../../platform/web/words.tsx';

interface Field { value: string | null; onChange: (day: string | null) => void; error?: string | undefined; name: string }

/** From when, and until when if it ends: the same in every form that changes the structure. */
export function DateFields({ from, to }: { from: Field; to?: Field }) {
  const words = useWords().organization.structure.form;
  return (
    <div className="two">
      <DayField label={words.from} description={words.fromHelp} {...from} />
      {to && <DayField label={words.to} description={words.toHelp} {...to} />}
    </div>
  );
}
