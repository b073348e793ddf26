// What a page must hold in a browser, as functions that return the faults. Run inside the page by walk.py.
({
  async axe() {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const result = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
    const reason = (node) => (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? "";
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${reason(node).slice(0, 160)})`),
    );
  },

  async contrast() {
    const result = await axe.run(document, { runOnly: ["color-contrast"], resultTypes: ["violations"] });
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")} (${node.any[0]?.message ?? ""})`),
    );
  },

  overflow() {
    const wider = document.documentElement.scrollWidth - innerWidth;
    return wider > 0 ? [`the page scrolls sideways by ${wider} px`] : [];
  },

  // What has the focus now: can it be seen, and has it a ring? (2.4.7, 2.4.11)
  focused() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const box = element.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.15], [0.5, 0.85]]
      .map(([x, y]) => [left + (right - left) * x, top + (bottom - top) * y])
      .filter(([x, y]) => right > left && bottom > top && x < innerWidth && y < innerHeight);
    const isSeen = ([x, y]) => {
      const upper = document.elementFromPoint(x, y);
      if (!upper) return false;
      if (upper === element || element.contains(upper)) return true;
      return upper.contains(element) && getComputedStyle(upper).position !== "fixed";
    };
    const text = (element.textContent || element.getAttribute("name") || element.tagName).trim();
    const place = `${Math.round(box.top + scrollY)},${Math.round(box.left)}`;
    return {
      name: `${text.replace(/\s+/g, " ").slice(0, 40)} <${element.tagName.toLowerCase()}> at ${place}`,
      isSeen: spots.some(isSeen),
      hasRing: getComputedStyle(element).outlineStyle !== "none",
    };
  },

  // From now on: what has the focus after each press of Tab. `passed` tells and forgets.
  followTab() {
    this.stops = [];
    addEventListener("keyup", ({ key }) => key === "Tab" && this.stops.push(this.focused()), { capture: true });
  },

  passed() {
    return this.stops.splice(0);
  },

  // As it was when the page opened: at the top, and so is where Tab begins.
  letGo() {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.blur();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  },

  // Targets under 24 px that are not words in a running sentence. (2.5.8)
  small() {
    const targets = document.querySelectorAll("a[href], button, input, select, textarea, summary, [role=button]");
    const inSentence = (element) =>
      getComputedStyle(element).display === "inline" &&
      element.parentElement.textContent.trim().length > element.textContent.trim().length;
    return [...targets].flatMap((element) => {
      const own = element.getBoundingClientRect();
      if (!own.width || !own.height || element.closest(".vh, .nl-skip-link") || inSentence(element)) return [];
      const box = (element.closest("label") ?? element).getBoundingClientRect();
      if (box.width >= 24 && box.height >= 24) return [];
      const text = (element.textContent || element.name || element.tagName).trim().slice(0, 30);
      return [`${text}: ${Math.round(box.width)} x ${Math.round(box.height)} px`];
    });
  },

  // Nothing may be cut off when a reader widens the text. (1.4.12)
  textSpacing() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
        "p{margin-bottom:2em!important}",
    );
    document.adoptedStyleSheets = [sheet];
    const isClipped = (element) => {
      if (element.closest(".vh, svg, select, .bk-table-box, .bk-pre, thead")) return false;
      const style = getComputedStyle(element);
      if (style.overflowX !== "hidden" && style.overflowY !== "hidden") return false;
      return element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2;
    };
    const clipped = [...document.querySelectorAll("body *")]
      .filter(isClipped)
      .map((element) => `clipped: ${element.className} ${element.textContent.trim().slice(0, 30)}`);
    const faults = [...clipped, ...this.overflow()];
    document.adoptedStyleSheets = [];
    return faults;
  },
})
