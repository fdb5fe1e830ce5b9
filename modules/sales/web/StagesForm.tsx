import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useAsk, useTell } from '../../../platform/web/ask.ts';
import { isSame, useEditing } from '../../../platform/web/editing.ts';
import { BehindNote } from '../../../platform/web/parts/BehindNote.tsx';
import { ProblemNote } from '../../../platform/web/parts/ProblemNote.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { LoadingBars } from '../../../platform/web/parts/Waiting.tsx';
import { useFormats, useWords } from '../../../platform/web/words.tsx';
import { board, changePipeline, listPipelines, type Pipeline, type Stage } from '../contract.ts';
import { useStageName } from './dealParts.tsx';

type Draft = Omit<Stage, 'id' | 'place' | 'forecastCategory'> & { id?: string; forecastCategory: Exclude<Stage['forecastCategory'], 'closed'> };

/** Names, probabilities, categories and order of the stages, saved together. */
export function StagesForm() {
  const { data, said } = useAsk(listPipelines, {});
  if (!data) return said ? <ProblemNote said={said} /> : <LoadingBars />;
  return data.rows.map((p) => <OnePipeline key={p.id} pipeline={p} />);
}

const draftsOf = (pipeline: Pipeline): Draft[] => pipeline.stages.map(({ place: _, ...s }) => s as Draft);

function OnePipeline({ pipeline }: { pipeline: Pipeline }) {
  const all = useWords().sales, words = all.settings;
  const now = draftsOf(pipeline);
  const [opened, setOpened] = useState(now), [stages, setStages] = useState(now);
  const isWriting = !isSame(opened, stages), editing = useEditing(pipeline, isWriting);
  const show = (drafts: Draft[]) => { setOpened(drafts); setStages(drafts); };
  if (!isWriting && !isSame(opened, now)) show(now);
  const save = useTell(changePipeline, { makesStale: [listPipelines, board], done: () => words.stagesSaved });
  const put = (at: number, patch: Partial<Draft>) => setStages(stages.map((s, i) => (i === at ? { ...s, ...patch } : s)));
  const swap = (at: number, by: number) => { const next = [...stages]; [next[at], next[at + by]] = [next[at + by]!, next[at]!]; setStages(next); };
  const add = () => setStages([...stages, { nameEs: '', nameEn: '', probabilityBp: 5000, forecastCategory: 'pipeline' }]);
  const submit = () => save.tell({ pipelineId: pipeline.id, version: editing.version, nameEs: pipeline.nameEs, nameEn: pipeline.nameEn, stages }, (saved) => { editing.saved(saved.version); show(draftsOf(saved)); });
  const { number, percent } = useFormats(), nameOf = useStageName();
  const categories = (['omitted', 'pipeline', 'best_case', 'most_likely', 'commit'] as const).map((value) => ({ value, label: all.categories[value] }));
  return (
    <form className="form" style={{ maxWidth: 900 }} onSubmit={(e) => { e.preventDefault(); submit(); }}>
      <Section title={words.stages} />
      <p className="ink2 prose" style={{ margin: 0 }}>{words.stagesNote}</p>
      {stages.map((s, i) => {
        const name = nameOf(s) || words.newStage;
        return (
          <div key={s.id ?? `new${i}`} className="row" data-wrap style={{ alignItems: 'flex-end' }} role="group" aria-label={name}>
            <TextInput label={words.inSpanish} value={s.nameEs} onChange={(e) => put(i, { nameEs: e.currentTarget.value })} error={save.fields[`stages.${i}.nameEs`]} style={{ flex: '1 1 160px' }} />
            <TextInput label={words.inEnglish} value={s.nameEn} onChange={(e) => put(i, { nameEn: e.currentTarget.value })} error={save.fields[`stages.${i}.nameEn`]} style={{ flex: '1 1 160px' }} />
            <NumberInput label={words.probability} value={s.probabilityBp / 100} min={0} max={100} decimalScale={2} decimalSeparator={number(0.5, 1).slice(1, 2)} suffix={percent(0, 0).slice(1)} w={110} onChange={(v) => put(i, { probabilityBp: Math.round(Number(v) * 100) })} />
            <Select label={words.category} data={categories} value={s.forecastCategory} allowDeselect={false} w={150} onChange={(c) => c && put(i, { forecastCategory: c as Draft['forecastCategory'] })} />
            <span className="row" style={{ gap: 4 }}>
              <ActionIcon aria-label={words.up(name)} disabled={i === 0} onClick={() => swap(i, -1)}><IconArrowUp size={16} stroke={1.7} /></ActionIcon>
              <ActionIcon aria-label={words.down(name)} disabled={i === stages.length - 1} onClick={() => swap(i, 1)}><IconArrowDown size={16} stroke={1.7} /></ActionIcon>
            </span>
          </div>
        );
      })}
      <BehindNote editing={editing} />
      <ProblemNote said={save.said} />
      <div className="row"><Button variant="subtle" color="gray" leftSection={<IconPlus size={14} stroke={1.7} />} onClick={add}>{words.addStage}</Button><Button type="submit" variant="filled" loading={save.isTelling}>{words.saveStages}</Button></div>
    </form>
  );
}
