import { IconDownload } from '@tabler/icons-react';
import { formsFor } from '../../../contract/sheet.ts';
import type { TopAction } from '../../../platform/web/parts/TopBar.tsx';
import { takeSheet } from '../../../platform/web/sheets.ts';
import { useFormats, useWords } from '../../../platform/web/words.tsx';

/** A report as a file, in either form. */
export function useSheetActions(path: string, asked: Record<string, unknown>): TopAction[] {
  const words = useWords();
  return formsFor(useFormats().settings.locale).map((format) => ({ name: words.platform.list.formats[format], icon: <IconDownload size={16} stroke={1.7} />, run: () => void takeSheet(path, format, asked, words) }));
}
