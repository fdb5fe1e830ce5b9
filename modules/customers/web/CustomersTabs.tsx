import { GoLink } from '../../../platform/web/parts/GoLink.tsx';
import { useWords } from '../../../platform/web/words.tsx';

/** From one list of this room to the other. */
export function CustomersTabs() {
  const words = useWords().customers;
  return <span className="row sm"><GoLink className="u" to="/customers">{words.title}</GoLink><GoLink className="u" to="/customers/contacts">{words.contacts.title}</GoLink></span>;
}
