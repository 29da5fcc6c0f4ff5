"use strict";
(() => {
  const links = [...document.querySelectorAll(".hear")];
  if (!links.length) return;
  // A browser may refuse its storage, even to be asked for it.
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* then not */ } };

  const dock = document.createElement("section");
  dock.className = "dock";
  dock.hidden = true;
  dock.setAttribute("aria-label", "Player");
  const title = document.createElement("a"), audio = document.createElement("audio");
  const status = document.createElement("p");
  title.dir = "auto";
  audio.controls = true;
  audio.preload = "none";
  status.setAttribute("role", "status");
  status.hidden = true;
  dock.append(title, audio, status);

  let current = null;
  const name = (link, verb) => link.setAttribute("aria-label", `${verb} ${link.dataset.title}`);
  const save = () => {
    if (current) keep(`position ${current.dataset.guid}`, audio.ended ? 0 : Math.floor(audio.currentTime));
  };
  const show = () => {
    const playing = !audio.paused;
    for (const link of links) {
      link.classList.toggle("playing", link === current && playing);
      name(link, link === current && playing ? "Pause" : "Play");
    }
  };
  const fail = () => {
    status.textContent = "The audio does not play here. Press the button again, or open the episode’s page.";
    status.hidden = false;
    show();
  };
  const start = (link) => {
    if (link !== current) {
      if (!current) document.body.append(dock);
      save();
      current = link;
      audio.src = link.href;
      const before = Number(kept(`position ${link.dataset.guid}`)), whole = Number(link.dataset.duration);
      if (before > 5 && before < whole - 10) audio.currentTime = before;
      const speed = Number(kept("speed"));
      if (speed > 0.4 && speed < 4) audio.defaultPlaybackRate = audio.playbackRate = speed;
      const page = link.closest("li").querySelector("a.title");
      title.textContent = page.textContent;
      title.href = page.href;
      title.lang = link.closest("li").lang;
      dock.hidden = false;
      document.body.classList.add("docked");
    } else if (audio.error) audio.load();
    status.hidden = true;
    audio.play().catch((error) => { if (error.name !== "AbortError") fail(); });
  };

  for (const link of links) {
    link.dataset.title = link.closest("li").querySelector("a.title").textContent;
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (link === current && !audio.paused) audio.pause(); else start(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }
  // "Listen to the latest episode" does so, where that stands in the list; else it leads to its page.
  const first = document.querySelector(".start");
  const latest = first && links.find((link) => link.closest("li").querySelector("a.title").href === first.href);
  if (latest) first.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    start(latest);
  });
  for (const kind of ["play", "pause", "ended"]) audio.addEventListener(kind, () => { show(); save(); });
  audio.addEventListener("error", fail);
  let saved = 0;
  audio.addEventListener("timeupdate", () => {
    if (Math.abs(audio.currentTime - saved) > 5) { saved = audio.currentTime; save(); }
  });
  addEventListener("pagehide", save);
})();
