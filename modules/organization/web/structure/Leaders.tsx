import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAsk } from '../../../../platform/web/ask.ts';
import { Pop } from '../../../../platform/web/parts/Pop.tsx';
import { ProblemNote } from '../../../../platform/web/parts/ProblemNote.tsx';
import { useFormats, useWords } from '../../../../platform/web/words.tsx';
import { commonExecutives } from '../../contract.ts';

/** Who leads both divisions in each market, and how far up: the further, the later a conflict is settled. */
export function Leaders({ on }: { on: string }) {
  const words = useWords().organization.structure;
  const [opened, setOpened] = useState(false);
  return (
    <Pop opened={opened} onClose={() => setOpened(false)} name={words.who} width={340} position="bottom-end" content={<ByMarket on={on} />}>
      <Button aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>{words.who}</Button>
    </Pop>
  );
}

function ByMarket({ on }: { on: string }) {
  const words = useWords().organization.structure;
  const { number } = useFormats();
  const asked = useAsk(commonExecutives, { on });
  return (
    <dl className="pairs" tabIndex={-1} data-autofocus>
      <ProblemNote said={asked.said} />
      {asked.data?.rows.map((r) => (
        <div key={r.market.id}>
          <dt>{r.market.name}</dt>
          <dd>{r.executive ? <>{r.executive.person?.name ?? r.executive.seat.name}<span className="sub sm" style={{ display: 'block', fontWeight: 400 }}>{r.distance === 0 ? words.sameManager : words.distance(number(r.distance ?? 0))}</span></>
            : <span className={r.reason === 'no_common_executive' ? 'late' : 'sub'}>{r.reason === 'no_common_executive' ? words.noCommon : words.oneDivision}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
