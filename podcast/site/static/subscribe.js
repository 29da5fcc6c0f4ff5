"use strict";
(() => {
  const copy = async (field, button) => {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch { // not allowed, or a page without https
      field.select();
      document.execCommand("copy");
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    field.addEventListener("focus", () => field.select());
    button.addEventListener("click", () => copy(field, button));
  }

  // A link to an app that is not there does nothing, without a word: so this page says what to do.
  const hint = document.getElementById("app-hint"), feed = document.getElementById("feed");
  for (const link of hint ? document.querySelectorAll(".apps a") : []) {
    if (/^https?:$/.test(link.protocol)) continue;
    link.addEventListener("click", () => {
      let left = false;
      const leave = () => { left = true; };
      addEventListener("blur", leave, { once: true });
      document.addEventListener("visibilitychange", leave, { once: true });
      setTimeout(() => {
        removeEventListener("blur", leave);
        document.removeEventListener("visibilitychange", leave);
        if (left) return;
        const app = link.querySelector("b").textContent;
        hint.textContent = `${app} did not open. Where it is not installed, add the feed address to the app that you have.`;
        hint.classList.remove("quiet");
        feed.focus();
        feed.scrollIntoView({ block: "nearest" });
      }, 1500);
    });
  }
})();
