import { createTransport } from 'nodemailer';
import { enqueue, type Task } from './jobs.ts';
import type { Ctx } from './request.ts';

/** A letter to somebody of the company. Its body may hold a link that opens an account: nobody but its reader may see it. */
export interface Letter { to: string; subject: string; body: string }

/** Puts a letter in the outbox, in the transaction of what it tells; it is sent once that commits. */
export async function postMail(ctx: Ctx, letter: Letter): Promise<void> {
  await postMails(ctx, [letter]);
}

/** Many letters in one statement. */
export async function postMails(ctx: Ctx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  await ctx.db.insertInto('platform.outbox_mail')
    .values(letters.map((l) => ({ to_address: l.to, subject: l.subject, body: l.body, created_at: ctx.now }))).execute();
  await enqueue(ctx, 'platform.send_mail', {}, 'platform.send_mail');
}

/** How a letter leaves; throws with `responseCode` where the other server refuses it. */
export type Post = (letter: Letter) => Promise<void>;

/** Sends by SMTP, as `from` (`Unísono <unisono@host>` of PUBLIC_URL unless SMTP_URL has `?from=`). */
export function postBySmtp(smtpUrl: string, publicUrl: string): Post {
  const from = new URL(smtpUrl).searchParams.get('from') ?? `Unísono <unisono@${new URL(publicUrl).hostname}>`;
  const transport = createTransport(smtpUrl);
  return async ({ to, subject, body }) => { await transport.sendMail({ from, to, subject, text: body, headers: { 'Auto-Submitted': 'auto-generated' } }); };
}

/**
 * Sends what waits in the outbox, oldest first. Once sent, its body is blanked: the link in it is a key. A letter that
 * the other server refuses for good (5xx) is not tried again; anything else is, with growing pauses, for three days.
 */
export const mailTask = (post: Post | null): Task => ({
  name: 'platform.send_mail', actor: 'mail', needs: 'organization.mail.read', cron: '*/10 * * * *',
  async perform(run) {
    if (!post) return;
    const waiting = await run.transact((ctx) => ctx.db.selectFrom('platform.outbox_mail').select(['id', 'to_address', 'subject', 'body'])
      .where('sent_at', 'is', null).where('created_at', '>', new Date(ctx.now.getTime() - 3 * 86_400_000))
      .where((eb) => eb.or([eb('failure', 'is', null), eb('failure', 'not like', '5%')]))
      .orderBy('created_at').limit(200).execute());
    let failed: unknown;
    for (const letter of waiting) {
      const failure = await post({ to: letter.to_address, subject: letter.subject, body: letter.body }).then(() => null, (error: unknown) => error ?? 'failed');
      if (failure) failed = failure;
      await run.transact((ctx) => ctx.db.updateTable('platform.outbox_mail').where('id', '=', letter.id)
        .set(failure ? { failed_at: ctx.now, failure: reasonOf(failure) } : { sent_at: ctx.now, body: '', failure: null }).execute());
    }
    if (failed) throw failed;
  },
});

const reasonOf = (error: unknown): string => {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string };
  return `${responseCode ?? code ?? ''} ${message ?? ''}`.trim().slice(0, 500);
};
