"use strict";
(() => {
  const form = document.getElementById("search"), field = document.getElementById("query");
  const status = document.getElementById("status"), list = document.getElementById("results");
  const MOST = 50, LINES = 3;
  const files = form.dataset.words.split(" ").filter(Boolean);

  // --- words

  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  /** Languages that put no spaces between words. */
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const split = (text) => text.match(WORD) || [];
  /** Whether a word is the term or begins with it; so short a term as "AI" begins too much. */
  const begins = (word, term) => {
    if (UNSPACED.test(term)) return word.includes(term);
    return term.length > 3 ? word.startsWith(term) : word === term;
  };
  /** [[word, …], …]: what was asked for; words in quotation marks stand together. */
  const parse = (asked) => {
    const phrases = [];
    for (const part of asked.matchAll(/["“„«]([^"“”„«»]*)["”“»]?|([^"“„«]+)/g)) {
      const words = split(fold(part[1] ?? part[2]));
      if (part[1] !== undefined && words.length) phrases.push(words);
      else for (const word of words) phrases.push([word]);
    }
    return phrases;
  };
  /** Whether a phrase stands in a text of folded words; only its last word may be a beginning. */
  const holds = (words, phrase) => words.some((_, at) => phrase.every((term, next) => {
    const word = words[at + next];
    return word !== undefined && (next === phrase.length - 1 ? begins(word, term) : word === term);
  }));

  // --- loading: scripts, since a page on a disk may load nothing else

  const found = new Map();
  let loading = null;
  globalThis.podcastWords = (number, rows) => {
    found.set(number, rows.map(([slug, title, day, language, summary, said]) => ({
      slug, title, day, language, head: split(fold(`${title} ${summary}`)), summary,
      said: said.map(([time, text]) => ({ time, text, words: null })),
    })));
  };
  const loadFile = (name) => new Promise((done, fail) => {
    const script = document.createElement("script");
    script.src = name;
    script.addEventListener("load", done);
    script.addEventListener("error", () => fail(new Error(name)));
    document.head.append(script);
  });
  const load = async () => {
    for (const name of files) { // the newest first
      await loadFile(name);
      if (field.value.trim()) show(true);
    }
  };

  // --- looking

  const match = (episode, phrases) => {
    const open = new Set(phrases.filter((phrase) => !holds(episode.head, phrase)));
    const inHead = phrases.length - open.size;
    const lines = [];
    for (const line of episode.said) {
      line.words ??= split(fold(line.text));
      const here = phrases.filter((phrase) => holds(line.words, phrase));
      for (const phrase of here) open.delete(phrase);
      if (here.length) lines.push({ line, count: here.length });
    }
    if (open.size) return null;
    const best = Math.max(0, ...lines.map(({ count }) => count));
    const shown = lines.filter(({ count }) => count === best).slice(0, LINES).map(({ line }) => line);
    return { episode, shown, score: best + inHead / 2, more: lines.length - shown.length };
  };
  const mark = (element, text, phrases) => {
    let end = 0;
    for (const word of text.matchAll(WORD)) {
      const folded = fold(word[0]);
      if (!phrases.some((phrase) => phrase.some((term) => begins(folded, term)))) continue;
      element.append(text.slice(end, word.index));
      const mark = document.createElement("mark");
      mark.textContent = word[0];
      element.append(mark);
      end = word.index + word[0].length;
    }
    element.append(text.slice(end));
  };
  const make = (tag, values = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), values);
    element.append(...children);
    return element;
  };
  const clock = (time) => {
    const whole = Math.floor(time), pad = (number) => String(number).padStart(2, "0");
    const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    return hours ? `${hours}:${pad(minutes)}:${pad(seconds)}` : `${minutes}:${pad(seconds)}`;
  };
  const draw = ({ episode, shown, more }, phrases) => {
    const page = `${episode.slug}/index.html`;
    const title = make("a", { href: page, dir: "auto", lang: episode.language });
    mark(title, episode.title, phrases);
    const item = make("li", {}, make("h2", {}, title), make("p", { className: "facts", textContent: episode.day }));
    for (const { time, text } of shown) {
      const words = make("span", { lang: episode.language, dir: "auto" });
      mark(words, text, phrases);
      item.append(make("p", { className: "heard" },
        make("a", { href: `${page}#t=${time}`, className: "clock", ariaLabel: `Hear it at ${clock(time)}` }, clock(time)), words));
    }
    if (!shown.length && episode.summary) {
      const words = make("p", { className: "summary", lang: episode.language, dir: "auto" });
      mark(words, episode.summary, phrases);
      item.append(words);
    }
    if (more > 0) item.append(make("p", { className: "quiet", textContent: `and ${more} more ${more === 1 ? "sentence" : "sentences"}` }));
    return item;
  };
  /** The hits of each file to what was asked last: one that comes costs no other another look. */
  const answers = new Map();
  let answered = "";
  const answer = (number, phrases) => {
    if (!answers.has(number)) answers.set(number, [...found.get(number)].reverse().map((episode) => match(episode, phrases)).filter(Boolean));
    return answers.get(number);
  };
  const show = (going) => {
    const phrases = parse(field.value);
    list.replaceChildren();
    if (answered !== field.value) answers.clear();
    answered = field.value;
    if (!phrases.length) { status.textContent = ""; return; }
    const hits = [...found.keys()].sort((a, b) => b - a).flatMap((number) => answer(number, phrases));
    hits.sort((a, b) => b.score - a.score);
    list.append(...hits.slice(0, MOST).map((hit) => draw(hit, phrases)));
    const count = hits.length === 1 ? "1 episode" : `${hits.length} episodes`;
    const cut = hits.length > MOST ? `, the first ${MOST} of them here` : "";
    status.textContent = going && found.size < files.length ? `${count} so far …` : `${hits.length ? count : "No episode"}${cut}`;
  };
  const search = async () => {
    const asked = field.value.trim();
    history.replaceState(null, "", asked ? `#q=${encodeURIComponent(asked)}` : location.pathname.split("/").pop());
    if (!asked) return show(false);
    status.textContent = "Looking …";
    loading ??= load();
    try {
      await loading;
      show(false);
    } catch {
      loading = null;
      status.textContent = "The words did not load. Try again.";
    }
    return null;
  };

  for (const control of form.elements) control.disabled = false;
  form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  field.addEventListener("input", () => { if (found.size === files.length && files.length) show(false); });
  const linked = () => {
    const asked = /[#?&]q=([^&]*)/.exec(location.hash || location.search);
    try { return asked ? decodeURIComponent(asked[1].replaceAll("+", " ")) : ""; } catch { return ""; }
  };
  const begin = () => { field.value = linked(); if (field.value) search(); };
  addEventListener("hashchange", begin);
  field.focus();
  begin();
})();
