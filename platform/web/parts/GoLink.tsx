import { Link, useNavigate } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

export interface GoLinkProps extends Omit<ComponentProps<'a'>, 'href'> { to: string; children: ReactNode }

/** A link inside the app: `to` is a whole address, with its query (`/customers?q=ribera`). Its screen is fetched when the pointer nears. */
export const GoLink = ({ to, ...rest }: GoLinkProps) => <Link activeOptions={{ exact: true, includeSearch: false }} {...asTarget(to)} {...rest} />;

/** Goes to an address of the app; `replace` leaves no step behind. */
export function useGo(): (to: string, how?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (to, how = {}) => void navigate({ ...asTarget(to), replace: how.replace ?? false });
}

function asTarget(address: string) {
  const [path = '/', query = ''] = address.split('?');
  const search: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(query)) search[name] = name in search ? [search[name]!, value].flat() : value;
  return { to: path, search: search as never };
}
