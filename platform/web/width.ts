import { useCallback, useState } from 'react';

/** How wide an element is, known before it is first painted: what is laid out for its width is laid out once. Give the first to `ref`. */
export function useWidth(): [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(0);
  const measured = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const sized = new ResizeObserver(() => setWidth(element.clientWidth));
    setWidth(element.clientWidth);
    sized.observe(element);
    return () => sized.disconnect();
  }, []);
  return [measured, width];
}
