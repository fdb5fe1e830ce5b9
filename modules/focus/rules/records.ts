/** What F3 weighs of accounts, row by row as it is kept. Amounts are minor units; `bp`: the stage’s probability in hundredths of a percent. */
export interface BookedRow { account_id: string; bookings: string; resale: string; missing: string[] | null }
export interface DealRow { id: string; name: string; account_id: string; owner: string; commit: boolean; minor: string; currency: string; bp: number }
export interface ContactRow { account_id: string; personId: string; day: string; minutes: number }
export interface LeadChangeRow { account_id: string; day: string }
