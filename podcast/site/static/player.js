"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const player = $("player"), audio = $("audio"), play = $("play"), slider = $("seek");
  const facts = player.dataset;
  const cues = [...document.querySelectorAll(".cue")].map((element) => {
    const [start, end] = element.dataset.t.split(",").map(Number);
    return { element, start, end };
  });
  const chapters = [...document.querySelectorAll(".chapters a")].map((element) => ({
    element,
    start: Number(element.dataset.t),
  }));
  const words = document.querySelector(".transcript");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // A browser may refuse its storage, even to be asked for it.
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* then not */ } };
  const place = `position ${facts.guid}`;

  const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(facts.duration));
  const clock = (time) => {
    const all = Math.floor(time), pad = (number) => String(number).padStart(2, "0");
    const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
    return hours ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`;
  };
  /** The index of the last one that has begun, or -1. */
  const last = (list, time) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle].start <= time) low = middle + 1; else high = middle;
    }
    return low - 1;
  };

  // --- playing

  const start = () => {
    if (audio.error) { // the network may be back
      const time = audio.currentTime;
      audio.load();
      audio.currentTime = time;
    }
    audio.play().catch((error) => { if (error.name !== "AbortError") fail(); });
  };
  const toggle = () => (audio.paused ? start() : audio.pause());
  const seek = (time) => {
    audio.currentTime = Math.min(Math.max(time, 0), Math.max(length() - 0.1, 0));
    show();
  };
  /** Play from there, and have the address say so. */
  const listen = (time) => {
    history.replaceState("heard", "", `#t=${Math.round(time * 10) / 10}`);
    seek(time + 0.01);
    start();
  };
  const fail = () => {
    const status = $("status");
    status.textContent = "The audio does not play here. Press Play to try again, or download it on the episode’s page.";
    status.hidden = false;
  };

  // --- showing

  let spoken = -1, chapter = -1, saved = 0;
  const show = () => {
    const time = audio.currentTime, whole = length();
    slider.max = whole;
    slider.value = time;
    slider.style.setProperty("--played", `${whole ? (time / whole) * 100 : 0}%`);
    slider.setAttribute("aria-valuetext", `${clock(time)} of ${clock(Math.round(whole))}`);
    $("now").textContent = clock(time);
    $("length").textContent = clock(Math.round(whole));
    let at = last(cues, time + 0.05);
    if (at >= 0 && time > cues[at].end + 1.5) at = -1; // music, or the end
    if (at !== spoken) {
      if (spoken >= 0) cues[spoken].element.classList.remove("now");
      spoken = at;
      if (at >= 0) {
        cues[at].element.classList.add("now");
        if (!words.contains(document.activeElement)) stop(at);
      }
      follow();
    }
    const here = last(chapters, time + 0.05);
    if (here !== chapter) {
      if (chapter >= 0) chapters[chapter].element.removeAttribute("aria-current");
      if (here >= 0) chapters[here].element.setAttribute("aria-current", "true");
      chapter = here;
    }
    if (Math.abs(time - saved) > 5) save();
  };
  const save = () => {
    saved = audio.currentTime;
    keep(place, audio.ended ? 0 : Math.floor(saved));
  };

  // --- the transcript keeps up, until its reader scrolls

  const pill = document.createElement("button");
  pill.type = "button";
  pill.className = "follow";
  pill.textContent = "Follow along";
  pill.hidden = true;
  let following = true, ours = 0;
  const seen = (box) => box.bottom > player.getBoundingClientRect().bottom && box.top < innerHeight;
  const follow = () => {
    const now = cues[spoken]?.element.getBoundingClientRect();
    const reading = words && seen(words.getBoundingClientRect());
    if (now && following && reading && !audio.paused) {
      const top = player.getBoundingClientRect().bottom + 40;
      if (now.top < top || now.bottom > innerHeight - 90) scroll();
    }
    pill.hidden = audio.paused || !now || (following && reading) || (seen(now) && reading);
  };
  const scroll = () => {
    ours = Date.now();
    following = true;
    cues[spoken]?.element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
  };
  document.addEventListener("scroll", () => {
    if (Date.now() - ours > 1200 && !audio.paused) following = false;
    if (spoken >= 0) follow();
  }, { passive: true });
  document.addEventListener("scrollend", () => { ours = 0; });
  for (const kind of ["wheel", "touchmove"]) {
    document.addEventListener(kind, () => { ours = 0; }, { passive: true });
  }
  pill.addEventListener("click", () => { scroll(); pill.hidden = true; });
  player.after(pill);

  // --- sentences: one of them is a stop of the Tab key, the arrows go from one to the next

  let stopped = -1;
  const stop = (at) => {
    cues[stopped]?.element.removeAttribute("role");
    cues[stopped]?.element.setAttribute("tabindex", "-1");
    stopped = at;
    cues[at].element.setAttribute("role", "link");
    cues[at].element.setAttribute("tabindex", "0");
  };
  if (cues.length) {
    stop(0);
    $("hint").hidden = false;
  }
  const listenTo = (element) => {
    const at = cues.findIndex((cue) => cue.element === element);
    following = true;
    stop(at);
    listen(cues[at].start);
  };
  words?.addEventListener("click", (event) => {
    const cue = event.target.closest(".cue");
    if (cue && getSelection().isCollapsed) listenTo(cue);
  });
  words?.addEventListener("keydown", (event) => {
    const cue = event.target.closest(".cue");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!cue || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter") listenTo(cue);
    else if (step && cues[stopped + step]) {
      stop(stopped + step);
      cues[stopped].element.focus();
    } else return;
    event.preventDefault();
  });

  // --- the source behind a sentence

  const toggleNote = (mark) => {
    const id = `${mark.id}-note`;
    const open = $(id);
    if (open) open.remove();
    else {
      const note = document.createElement("div");
      note.id = id;
      note.className = "note";
      const head = document.createElement("p");
      head.textContent = "The source says";
      note.append(head);
      for (const number of mark.textContent.split(",")) {
        note.append($(`n${number}`).querySelector("blockquote").cloneNode(true));
      }
      mark.closest(".turn").after(note);
    }
    mark.setAttribute("aria-expanded", String(!open));
  };
  for (const mark of document.querySelectorAll(".ref")) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-expanded", "false");
    mark.addEventListener("click", (event) => { event.preventDefault(); toggleNote(mark); });
  }

  // --- controls

  $("back").addEventListener("click", () => seek(audio.currentTime - 15));
  $("ahead").addEventListener("click", () => seek(audio.currentTime + 30));
  play.addEventListener("click", toggle);
  slider.addEventListener("input", () => seek(Number(slider.value)));
  const speed = $("speed");
  const setSpeed = () => { audio.playbackRate = audio.defaultPlaybackRate = Number(speed.value); };
  speed.addEventListener("change", () => { setSpeed(); keep("speed", speed.value); });
  const usual = kept("speed");
  if ([...speed.options].some((option) => option.value === usual)) speed.value = usual;
  setSpeed();
  for (const { element, start: time } of chapters) {
    element.href = `#t=${time}`;
    element.addEventListener("click", (event) => { event.preventDefault(); listen(time); });
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === " " && target.matches(".ref")) toggleNote(target);
    else if (target.closest("input, select, textarea, button, summary, audio")) return;
    else if (event.key === " ") toggle();
    else if (event.key === "ArrowLeft") seek(audio.currentTime - 15);
    else if (event.key === "ArrowRight") seek(audio.currentTime + 30);
    else return;
    event.preventDefault();
  });

  // --- the audio's own word

  const state = () => {
    const playing = !audio.paused;
    player.classList.toggle("playing", playing);
    play.setAttribute("aria-label", playing ? "Pause" : "Play");
    follow();
  };
  audio.addEventListener("play", () => { following = true; state(); });
  audio.addEventListener("pause", () => { state(); save(); });
  audio.addEventListener("ended", save);
  audio.addEventListener("playing", () => { $("status").hidden = true; });
  audio.addEventListener("error", fail);
  if (audio.error) fail(); // before this script was there
  for (const kind of ["timeupdate", "seeked", "loadedmetadata"]) audio.addEventListener(kind, show);
  addEventListener("pagehide", save);

  // --- where to begin: at the address' time, unless it is our own writing; else where this listener stopped

  const linked = () => {
    const found = /^#t=(?:npt:)?([\d:.]+)/.exec(location.hash);
    const time = found ? found[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : NaN;
    return Number.isFinite(time) ? time : null;
  };
  addEventListener("hashchange", () => { if (linked() !== null) seek(linked()); });
  const before = Number(kept(place));
  const stayed = before > 5 && before < length() - 10 ? before : 0;
  const begin = (history.state === "heard" && stayed) || (linked() ?? stayed);
  audio.removeAttribute("controls");
  document.querySelector(".controls").hidden = false;
  if (begin) seek(begin); else show();

  if ("mediaSession" in navigator) {
    const src = new URL(facts.art, location.href).href; // refused, with a warning, when it is a file's
    const artwork = src.startsWith("http") ? [{ src, sizes: "600x600", type: "image/jpeg" }] : [];
    navigator.mediaSession.metadata = new MediaMetadata({ title: facts.title, artist: facts.show, artwork });
    const hear = (action, listener) => navigator.mediaSession.setActionHandler(action, listener);
    hear("seekbackward", () => seek(audio.currentTime - 15));
    hear("seekforward", () => seek(audio.currentTime + 30));
    hear("seekto", (wanted) => seek(wanted.seekTime));
  }
})();
