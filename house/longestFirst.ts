import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files of each project that take longest, longest first: begun last, one of them would run alone at the end. Before all, the one that weighs memory: it sweeps what its process holds, over and over. */
const longest = [
  'modules/exchange/server/memory', 'database/seeds/demo/demo', 'app/server', 'app/killed', 'platform/server/backup/backup', 'platform/server/postgres/openDatabase', 'modules/directory/server/continuing',
  'modules/restructuring/server/publishing', 'house/rights', 'modules/exchange/server/olist', 'app/oneDivision', 'modules/transition/server/reviews',
  'journeys/screensWide', 'journeys/screensPhone', 'journeys/restructuring', 'journeys/unsent', 'journeys/entry', 'journeys/invited', 'journeys/together', 'journeys/handOff',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    const projects = [...Map.groupBy(await super.sort(files), (file) => file.project.name).values()];
    return projects.flatMap((own) => own.toSorted((a, b) => place(a) - place(b)));
  }
}
