/** A permission at an instant: valid from when it was obtained until it expires or is revoked, whichever comes first. */
export interface PermissionDates { obtainedAt: Date; expiresAt: Date | null; revokedAt: Date | null }
export type PermissionState = 'valid' | 'expired' | 'revoked';

export function permissionAt({ expiresAt, revokedAt }: PermissionDates, at: Date): PermissionState {
  const revoked = revokedAt !== null && revokedAt <= at;
  const expired = expiresAt !== null && expiresAt <= at;
  if (revoked && (!expired || revokedAt <= expiresAt)) return 'revoked';
  return expired ? 'expired' : 'valid';
}

export interface Permitted extends PermissionDates { contactId: string; channel: string; purpose: string }
export interface ChannelReach { channel: string; /** Contacts that may be contacted commercially. */ may: number; of: number; /** All of those still may until this instant; null: no end in sight. */ until: Date | null }

/** For each channel, how many of an account's contacts may be contacted commercially at an instant. The longest permission of each counts. */
export function channelReach(permissions: readonly Permitted[], contacts: number, at: Date, channels: readonly string[]): ChannelReach[] {
  return channels.map((channel) => {
    const longest = new Map<string, number>();
    for (const p of permissions) {
      if (p.channel !== channel || p.purpose !== 'commercial' || p.obtainedAt > at || permissionAt(p, at) !== 'valid') continue;
      longest.set(p.contactId, Math.max(longest.get(p.contactId) ?? 0, p.expiresAt?.getTime() ?? Infinity));
    }
    const first = Math.min(...longest.values());
    return { channel, may: longest.size, of: contacts, until: Number.isFinite(first) ? new Date(first) : null };
  });
}
