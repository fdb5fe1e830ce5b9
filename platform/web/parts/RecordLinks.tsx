import { ActionIcon } from '@mantine/core';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../words.tsx';

/** What every record does in its top bar: its address copied for a colleague, and the page on paper. */
export function RecordLinks() {
  const words = useWords().common;
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(window.location.href).then(() => { setCopied(true); window.setTimeout(() => setCopied(false), 2000); });
  const name = isCopied ? words.linkCopied : words.copyLink;
  return (
    <span className="only-wide row" style={{ gap: 2 }}>
      {/* A browser lends its clipboard only to pages it trusts: https, or this machine. */}
      {window.isSecureContext && <ActionIcon aria-label={name} title={name} onClick={copy}>{isCopied ? <IconCheck size={16} stroke={1.7} /> : <IconCopy size={16} stroke={1.7} />}</ActionIcon>}
      <ActionIcon aria-label={words.print} title={words.print} onClick={() => window.print()}><IconPrinter size={16} stroke={1.7} /></ActionIcon>
      <span className="visually-hidden" role="status">{isCopied ? words.linkCopied : ''}</span>
    </span>
  );
}
