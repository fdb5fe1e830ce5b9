import type { rules as Spanish } from '../es/rules.ts';

export const rules: typeof Spanish = {
  'platform.wrong_credentials': 'That e-mail and that password do not go together. Check them, or ask for a link to set another password.',
  'platform.current_password': 'That is not the current password.',
  'platform.link_used': 'This link was used already or has expired. Ask for another: the last one you receive is the one that works.',
  'platform.set_up_once': 'This installation already has a company. Sign in with your account.',
  'platform.set_up_code': 'That is not the code. You will find it in the window where Unísono was started.',
  'platform.view_owner': 'Only whoever saved the view may change it. You can save it under another name.',
};
