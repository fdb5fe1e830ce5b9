import type { Words } from './es.ts';
import type { Formats } from './formats.ts';
import type { MeasureText } from './seatMeasures.ts';

interface FocusAnswer {
  from: string; to: string; leastPeople: number; rows: readonly { unitId: string; value: number; low: boolean }[]; own: { seatIds: readonly string[]; value: number | null; low: boolean } | null;
}

/* How customer focus is read on the chart: a unit's on the one seat at its top or else under the chart, one's own on one's own seat; on no other seat anything. */

export function focusMeasured(answer: FocusAnswer, tops: readonly { seatId: string | null; unitId: string; name: string }[], words: Words['focus']['index'], formats: Formats): { figures: Map<string, MeasureText>; legend: string } {
  const byUnit = new Map(answer.rows.map((r) => [r.unitId, r])), figures = new Map<string, MeasureText>();
  const others: string[] = [];
  for (const { seatId, unitId, name } of tops) {
    const row = byUnit.get(unitId);
    if (row && seatId === null) others.push(words.other(name, formats.percent(row.value, 0)));
    else if (row && seatId !== null) figures.set(seatId, { text: words.unit(formats.percent(row.value, 0)), fill: row.value, ...(row.low ? { tone: 'faint' as const } : {}) });
  }
  for (const seatId of answer.own?.seatIds ?? []) {
    const { value, low } = answer.own!, unit = figures.get(seatId), mine = value === null ? words.ownUnknown : words.own(formats.percent(value, 0));
    figures.set(seatId, unit ? { ...unit, text: value === null ? unit.text : `${unit.text}, ${mine}` } : { text: mine, ...(value === null ? { tone: 'faint' as const } : { fill: value, ...(low ? { tone: 'faint' as const } : {}) }) });
  }
  return { figures, legend: words.legend(formats.period(answer.from, answer.to), formats.number(answer.leastPeople)) + (others.length > 0 ? ` ${words.others(others.join(', '))}` : '') };
}
