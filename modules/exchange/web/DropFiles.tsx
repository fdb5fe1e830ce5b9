import { ActionIcon, Button, FileButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../platform/web/words.tsx';

/** Files dropped or chosen, each of which may be taken off again. A mapping (JSON) may come among them. */
export function DropFiles({ files, add, drop }: { files: readonly File[]; add: (files: readonly File[]) => void; drop: (file: File) => void }) {
  const words = useWords().exchange;
  const [over, setOver] = useState(false);
  return (
    <section aria-label={words.files}>
      <div className="drop-files" data-over={over || undefined} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
        onDrop={(e) => { e.preventDefault(); setOver(false); add([...e.dataTransfer.files]); }}>
        <span>{words.dropHere}</span>
        <FileButton multiple accept=".csv,.txt,.tsv,.json,text/csv" onChange={add}>{(props) => <Button {...props}>{words.chooseFiles}</Button>}</FileButton>
      </div>
      <p className="sm sub" style={{ margin: '4px 0 0' }}>{words.filesHelp}</p>
      <ul className="card-list">
        {files.map((file) => <li key={file.name}><span className="m el">{file.name}</span><span className="sp" /><ActionIcon aria-label={words.dropFile(file.name)} onClick={() => drop(file)}><IconX size={16} stroke={1.7} /></ActionIcon></li>)}
      </ul>
    </section>
  );
}
