import { keepToken } from '../../modules/organization/server/index.ts';
import { type Command, need, text, wholeNumber } from './command.ts';
import { asThemselves, atWork, inHouse, personOf } from './workplace.ts';

export const tokenCommand: Command = {
  name: 'token',
  summary: { es: 'Crea una clave de API y escribe solo eso', en: 'Make an API token and print nothing else' },
  usage: '--email E --name N [--days 90]',
  options: { email: text, name: text, days: text },
  run: (given) => atWork((place) => inHouse(place, async (house) => {
    const personId = await personOf(house, need(given, 'email'));
    const made = await asThemselves(house, personId, (ctx) =>
      keepToken(ctx, { name: need(given, 'name'), expiresInDays: wholeNumber(given, 'days', 90, 1, 366) }, house.installation.secret('api-token')));
    return { lines: [made.token], json: made };
  })),
};
