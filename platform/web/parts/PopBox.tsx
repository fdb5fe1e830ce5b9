import { Popover } from '@mantine/core';
import { useFocusBack } from './focusBack.ts';
import type { PopProps } from './Pop.tsx';

/** Hangs from a sheet of glass over its control, so that the control itself is never replaced and keeps the focus to come back to. */
export default function PopBox({ onClose, name, content, width, position = 'bottom-start' }: Omit<PopProps, 'children' | 'opened'>) {
  useFocusBack();
  return (
    <Popover opened onChange={(open) => { if (!open) onClose(); }} position={position} offset={8} trapFocus shadow="md" {...(width ? { width } : {})}>
      <Popover.Target><span className="pop-glass" aria-hidden onClick={onClose} /></Popover.Target>
      <Popover.Dropdown p={12} aria-label={name}>{content}</Popover.Dropdown>
    </Popover>
  );
}
