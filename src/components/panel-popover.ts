/**
 * Panels that explain a number or a term. A click, Enter or a tap opens one with no script at all (Popover API); this
 * adds that a mouse or the keyboard's focus which rests on the number opens it too, and closes it when it leaves.
 */
const openAfter = 350;
const closeAfter = 250;

let timer: ReturnType<typeof setTimeout> | undefined;
/** The number whose panel the mouse or the focus opened; a click keeps it open. */
let hovered: HTMLButtonElement | undefined;

function panelOf(button: HTMLButtonElement): HTMLElement | null {
  return button.popoverTargetElement as HTMLElement | null;
}

function over(target: EventTarget | null): { button?: HTMLButtonElement; panel?: Element } {
  if (!(target instanceof Element)) return {};
  return {
    button: target.closest<HTMLButtonElement>('button[data-panel]') ?? undefined,
    panel: target.closest('.panel-popover') ?? undefined,
  };
}

/** Whether the mouse is on its way between the number and its panel, which may stand in the margin far from it. */
function between({ clientX: x, clientY: y }: PointerEvent, button: HTMLButtonElement): boolean {
  const boxes = [button, panelOf(button)!].map((element) => element.getBoundingClientRect());
  const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
  const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  return x >= left && x <= right && y >= top && y <= bottom;
}

function open(button: HTMLButtonElement): void {
  const panel = panelOf(button);
  if (!panel || panel.matches(':popover-open')) return;
  hovered = button;
  panel.showPopover({ source: button });
}

function close(): void {
  if (hovered) panelOf(hovered)?.hidePopover();
  hovered = undefined;
}

document.addEventListener('pointerover', (event) => {
  if (event.pointerType !== 'mouse') return;
  const { button, panel } = over(event.target);
  clearTimeout(timer);
  if (button && button !== hovered) timer = setTimeout(() => open(button), openAfter);
  else if (hovered && !button && panel !== panelOf(hovered) && !between(event, hovered))
    timer = setTimeout(close, closeAfter);
});

document.addEventListener(
  'click',
  (event) => {
    const { button } = over(event.target);
    if (!button || button !== hovered || !panelOf(button)?.matches(':popover-open')) return;
    // Mouse or focus have opened it already: this click keeps it open.
    event.preventDefault();
    hovered = undefined;
  },
  { capture: true },
);

document.addEventListener('focusin', (event) => {
  const { button, panel } = over(event.target);
  clearTimeout(timer);
  if (button?.matches(':focus-visible') && button !== hovered) timer = setTimeout(() => open(button), openAfter);
  else if (hovered && !button && panel !== panelOf(hovered)) close();
});

// Closed by Escape or by a click elsewhere: from then on the number may open it anew.
document.addEventListener(
  'toggle',
  (event) => {
    if (hovered && event.target === panelOf(hovered) && (event as ToggleEvent).newState === 'closed')
      hovered = undefined;
  },
  { capture: true },
);
