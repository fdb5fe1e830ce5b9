import { ProblemError } from '../../contract/call.ts';
import { Problem } from '../../contract/errors.ts';
import type { SheetFormat } from '../../contract/sheet.ts';
import type { Words } from '../../words/es.ts';
import { sayProblemSoon } from './problems.ts';
import { showToast } from './toasts.ts';
import { writeSearch } from './view.ts';

/** The address of an export, whose path ends in `:format`, for one question. */
export const sheetAt = (path: string, format: SheetFormat, asked: Record<string, unknown>): string => path.replace(':format', format) + writeSearch(asked);

/** A CSV begins to arrive at once, whatever its length. A workbook is drawn first, and may be refused: then it is said why. */
export async function takeSheet(path: string, format: SheetFormat, asked: Record<string, unknown>, words: Words): Promise<void> {
  const href = sheetAt(path, format, asked);
  return format === 'xlsx' ? takeFile(href, words) : save(href);
}

/** A file that is drawn before it arrives (a page, a picture, a workbook), and may be refused: then it is said why, where one is. */
export async function takeFile(href: string, words: Words): Promise<void> {
  showToast({ text: words.platform.list.drawing });
  try {
    const answer = await fetch(href);
    if (!answer.ok) throw new ProblemError(Problem.parse(await answer.json()));
    keepAs(await answer.blob(), decodeURIComponent(answer.headers.get('content-disposition')?.split("UTF-8''")[1] ?? 'unisono.xlsx'));
    showToast({ text: words.platform.list.drawn });
  } catch (error) {
    showToast({ text: (await sayProblemSoon(error, words)).text, kind: 'problem' });
  }
}

/** Gives the reader what the page has at hand, as a file. */
export function keepAs(what: Blob, name: string): void {
  const url = URL.createObjectURL(what);
  save(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function save(href: string, name = ''): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}
