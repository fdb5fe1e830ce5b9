/** Two lanes and the customer between them. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" strokeWidth={3} strokeLinecap="round" aria-hidden>
    <path d="M3 7h13" stroke="var(--u-mkt-mark)" />
    <path d="M8 17h13" stroke="var(--u-sales-mark)" />
    <path d="M15.2 7 8.8 17" stroke="var(--u-cust-mark)" />
  </svg>
);
