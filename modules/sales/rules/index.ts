/** What the rooms above may use of sales' rules. */
export { weightedAmount, type PipelineLine } from './weightedPipeline.ts';
export { rollUpForecast, forecastCategories, type ForecastCategory } from './forecast.ts';
