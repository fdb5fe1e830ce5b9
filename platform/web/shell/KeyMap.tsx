import { Modal } from '@mantine/core';
import { knownKeys } from '../keys.ts';
import { useWords } from '../words.tsx';

/** What stands on the key, where it is no letter. */
const drawn: Readonly<Record<string, string>> = { mod: 'Ctrl', ArrowRight: '→', ArrowLeft: '←', ArrowUp: '↑', ArrowDown: '↓', Enter: '↵', Escape: 'Esc' };

/** Every key that works on this screen now. */
export default function KeyMap({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const keys = knownKeys();
  return (
    <Modal opened onClose={onClose} title={<span className="b">{words.platform.keyMap}</span>} size={420} radius="lg" closeButtonProps={{ 'aria-label': words.common.close }}>
      <dl className="keymap">
        {keys.map((key) => [
          <dt key={`${key.keys}-key`}>{key.keys.split(/[ +]/).map((part, i) => <kbd key={i} style={{ marginLeft: 3 }}>{drawn[part] ?? part}</kbd>)}</dt>,
          <dd key={key.keys}>{typeof key.says === 'function' ? key.says() : key.says}</dd>,
        ])}
      </dl>
      <p className="sm sub">{words.platform.keyMapNote}</p>
    </Modal>
  );
}
