import { useLayoutEffect, useRef } from 'react';

/**
 * A field whose text cannot be read refuses that its form is sent, and takes the focus: its value is still the one before, and
 * would be saved in place of what was written. The field itself hears the form, so that no form has to think of it. To the
 * browser it is invalid, which `allReadable` asks where something is taken over without a form being sent.
 */
export function useReadable(readable: boolean) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.setCustomValidity(readable ? '' : 'unreadable');
    const form = input.current?.form;
    if (readable || !form) return;
    const refuse = (event: SubmitEvent) => { event.preventDefault(); event.stopImmediatePropagation(); input.current?.focus(); };
    form.addEventListener('submit', refuse);
    return () => form.removeEventListener('submit', refuse);
  }, [readable]);
  return input;
}

/** Whether every field within can be read; the first that cannot takes the focus. */
export function allReadable(within: HTMLElement | null): boolean {
  const unread = [...(within?.querySelectorAll('input') ?? [])].find((input) => input.validity.customError);
  unread?.focus();
  return unread === undefined;
}
