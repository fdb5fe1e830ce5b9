import { useState } from 'react';
import { useTell } from '../../../platform/web/ask.ts';
import { FormDialog } from '../../../platform/web/parts/FormFrame.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { changeManyOpportunities, type OpportunityRow, undoOpportunityChanges } from '../contract.ts';
import { dealStale } from './MoveForms.tsx';
import { useStages } from './findOpportunities.ts';
import { StageField } from './OpportunityForm.tsx';
import { OwnerField } from './OwnerField.tsx';

type Done = { said: string; undo?: () => Promise<unknown> } | undefined;
/** What is asked before many deals change, and where the answer goes. */
export interface Asking { kind: 'stage' | 'owner'; rows: readonly OpportunityRow[]; answer: (done: Done) => Done }

/** To which stage, or to whom: then all in one act, which the selection bar can undo. */
export function BulkForm({ asking }: { asking: Asking }) {
  const words = useWords().sales;
  const stages = useStages();
  const [to, setTo] = useState<string | null>(null);
  const change = useTell(changeManyOpportunities, { makesStale: dealStale });
  const undoing = useTell(undoOpportunityChanges, { makesStale: dealStale });
  const chosen = to ?? (asking.kind === 'stage' ? (stages[0]?.id ?? null) : null);
  const submit = () => {
    if (!chosen) return;
    const deals = asking.rows.map(({ id, version }) => ({ id, version }));
    change.tell({ deals, change: asking.kind === 'stage' ? { stageId: chosen } : { seatId: chosen } }, ({ actId, changed, left }) =>
      asking.answer({ said: words.changedMany(changed, left.length), ...(changed > 0 ? { undo: () => undoing.tellNow({ actId }) } : {}) }));
  };
  return (
    <FormDialog opened title={asking.kind === 'stage' ? words.changeStage : words.reassign} submit={asking.kind === 'stage' ? words.changeStage : words.reassign} onSubmit={submit}
      onClose={() => asking.answer(undefined)} sending={change.isTelling} said={change.said}>
      {asking.kind === 'stage' ? <StageField value={chosen} onChange={setTo} /> : <OwnerField label={words.newOwner} description={words.reassignHelp} value={to} onChange={setTo} />}
    </FormDialog>
  );
}
