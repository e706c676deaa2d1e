/** On a phone the acts stand in the menu, which lies over the page: a link into the page closes it. */
document.querySelector('.sidebar')?.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a[href^="#"]');
  link?.closest<HTMLElement>('[popover]')?.hidePopover();
});
