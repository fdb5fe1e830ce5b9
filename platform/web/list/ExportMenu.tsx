import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { formsFor } from '../../../contract/sheet.ts';
import { MenuPop } from '../parts/Pop.tsx';
import { takeSheet } from '../sheets.ts';
import { useFormats, useWords } from '../words.tsx';

/** Takes away what one sees, in either form. `path` ends in `:format`. */
export function ExportMenu({ path, asked }: { path: string; asked: Record<string, unknown> }) {
  const all = useWords(), words = all.platform.list, { locale } = useFormats().settings;
  const [opened, setOpened] = useState(false);
  const entries = formsFor(locale).map((format) => ({ name: words.formats[format], run: () => { setOpened(false); void takeSheet(path, format, asked, all); } }));
  return (
    <MenuPop className="only-wide" opened={opened} onClose={() => setOpened(false)} name={words.export} position="bottom-end" groups={[{ entries }]}>
      <Button variant="subtle" color="gray" aria-haspopup="menu" aria-expanded={opened} onClick={() => setOpened(!opened)} leftSection={<IconDownload size={16} stroke={1.7} />}>{words.export}</Button>
    </MenuPop>
  );
}
