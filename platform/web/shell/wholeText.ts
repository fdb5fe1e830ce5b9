/** In a list that searches, what is chosen stands where one types: the press that opens it takes hold of all of it, and what is typed takes its place. */
export function takeWholeOnPress(): void {
  let before: Element | null = null;
  document.addEventListener('pointerdown', () => { before = document.activeElement; }, true);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLInputElement && target !== before && target.matches('[role=combobox]:not([readonly])')) target.select();
  }, true);
}
