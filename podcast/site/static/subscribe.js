"use strict";
(() => {
  const feed = document.getElementById("feed");
  const copy = document.getElementById("copy");
  if (!feed || !copy) return;
  copy.hidden = false;
  feed.addEventListener("focus", () => feed.select());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(feed.value);
    } catch { // not allowed, or a page without https
      feed.select();
      document.execCommand("copy");
    }
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  });
})();
