import { IconCheck, IconLock } from '@tabler/icons-react';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import type { GateCode, Proposal } from '../contract.ts';

/** The gates in their fixed order, customers first: signed says who and when, the present one is underlined, later ones are locked. */
export function GateStrip({ proposal, chosen, onChoose }: { proposal: Proposal; chosen: GateCode | undefined; onChoose: (gate: GateCode) => void }) {
  const words = useWords().restructuring.gates, f = useFormats();
  return (
    <ol className="gates" aria-label={words.strip}>
      {proposal.gates.map(({ gate, state, signed, voided }, i) => (
        <li key={gate} data-st={state} data-on={gate === chosen || undefined}>
          <button type="button" className="plain" aria-expanded={gate === chosen} onClick={() => onChoose(gate)}>
            <span className="gn" aria-hidden>{state === 'signed' ? <IconCheck size={14} stroke={2.4} /> : state === 'open' ? i + 1 : <IconLock size={12} stroke={1.7} />}</span>
            <span style={{ minWidth: 0, textAlign: 'start' }}>
              <span className={state === 'waits' ? 'm' : 'b'} style={{ display: 'block' }}>{words[gate]}</span>
              <span className={`sm ${voided > 0 && state !== 'signed' ? 'late' : 'sub'}`} style={{ display: 'block' }}>
                {signed ? words.signed(signed.person.name, f.dayAt(signed.at)) : voided > 0 ? words.voided(f.number(voided)) : state === 'open' ? (proposal.state === 'draft' ? words.notShared : words.open) : words.waits}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
