import { useAsk } from '../../../platform/web/ask.ts';
import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { useMay, useMe } from '../../../platform/web/who.tsx';
import { useWords } from '../../../platform/web/words.tsx';
import { type FirstStep, firstSteps } from '../contract.ts';

/** What a company that starts empty does first, each with the way there; a step goes once it is done, and the list with the last. */
export function FirstSteps() {
  const may = useMay();
  const { data } = useAsk(firstSteps, {}, { when: may('oversight.beginning.read'), freshFor: 5_000, live: ['position', 'unit', 'person', 'account', 'lead', 'opportunity', 'hand_off', 'import_run'] });
  const left = data?.steps.filter((s) => !s.done).map((s) => s.step) ?? [];
  return left.length === 0 ? null : <Left steps={left} done={data!.steps.length - left.length} />;
}

/** The way to each step, and another one where there is one. */
const ways = (step: FirstStep, seatId: string): readonly [string, string?] => ({
  role: [`/structure?seat=${seatId}&form=grant`] as const, structure: ['/structure?form=unit', '/settings/organograms'] as const, people: ['/settings/people?new=1', '/settings/people/invite'] as const,
  customers: ['/settings/imports', '/customers?new=1'] as const, lead: ['/marketing/leads?new=1'] as const, deal: ['/sales/board?new=1'] as const, hand_off: ['/marketing/leads'] as const,
})[step];

function Left({ steps, done }: { steps: readonly FirstStep[]; done: number }) {
  const words = useWords().oversight.firstSteps, seatId = useMe().seats[0]?.id ?? '';
  return (
    <section className="day-block">
      <Section title={words.title} right={done > 0 ? <span className="sm sub">{words.done(done, done + steps.length)}</span> : undefined} />
      <ol className="card-list first-steps">
        {steps.map((step) => {
          const [way, other] = ways(step, seatId), said: { name: string; why: string; other?: string } = words.steps[step];
          return (
            <li key={step}>
              <span><GoLink to={way} className="m u">{said.name}</GoLink><span className="sm sub" style={{ display: 'block' }}>{said.why}{other && said.other && <> <GoLink to={other} className="u">{said.other}</GoLink></>}</span></span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
