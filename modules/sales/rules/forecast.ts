import { sumByCurrency, type Amount } from '../../../contract/money.ts';
import { ForecastCategory } from '../contract/pipelines.ts';

export type { ForecastCategory };
export const forecastCategories = ForecastCategory.options;
export interface ForecastLine {
  category: ForecastCategory;
  amount: Amount;
}

/** What each roll-up adds up (DOMAIN D2): each forecast holds the surer ones; the open pipeline holds all that is not closed. */
export const forecastRollUps = {
  closed: ['closed'],
  commit: ['commit', 'closed'],
  most_likely: ['most_likely', 'commit', 'closed'],
  best_case: ['best_case', 'most_likely', 'commit', 'closed'],
  open_pipeline: ['pipeline', 'best_case', 'most_likely', 'commit'],
} as const satisfies Record<string, readonly ForecastCategory[]>;
export type ForecastRollUp = keyof typeof forecastRollUps;

/** The category that counts: the owner's own where set, else the stage's; closed once won, omitted once lost or undecided. */
export function forecastCategoryOf(
  state: 'open' | 'won' | 'lost' | 'no_decision',
  own: ForecastCategory | null,
  ofStage: ForecastCategory,
): ForecastCategory {
  if (state === 'open') return own ?? ofStage;
  return state === 'won' ? 'closed' : 'omitted';
}

/** Each roll-up's sums by currency, with the number of lines behind it. */
export function rollUpForecast(lines: readonly ForecastLine[]): Record<ForecastRollUp, { amounts: Amount[]; lines: number }> {
  const of = (categories: readonly ForecastCategory[]) => {
    const counted = lines.filter((l) => categories.includes(l.category));
    return { amounts: sumByCurrency(counted.map((l) => l.amount)), lines: counted.length };
  };
  return {
    closed: of(forecastRollUps.closed),
    commit: of(forecastRollUps.commit),
    most_likely: of(forecastRollUps.most_likely),
    best_case: of(forecastRollUps.best_case),
    open_pipeline: of(forecastRollUps.open_pipeline),
  };
}
