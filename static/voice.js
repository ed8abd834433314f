// Reads a page aloud with a voice that this device has, sentence by sentence, since some browsers
// fall silent after 14 seconds. Only voices of the device itself: others send what is on the page
// to somebody else. Nothing begins by itself, and without a voice there are no buttons.
(() => {
  const otherwise = document.getElementById("aloud");
  const speech = window.speechSynthesis;
  if (!otherwise || !speech) return;
  const LONGEST = /[\s\S]{1,180}(?:\s|$)|\S+/g;
  const SLOW = 0.7;
  let queue = [];
  let spoken = null;  // kept here, or the browser might throw it away while it speaks

  const isSlow = () => buttons.slow.getAttribute("aria-pressed") === "true";
  const plain = (tag) => tag.replaceAll("_", "-").toLowerCase();

  // A tag with a script, such as pa-Arab, needs just that: its neighbour reads other letters.
  function voiceFor(language) {
    const wanted = plain(language);
    const voices = speech.getVoices().filter((each) => each.localService);
    const same = voices.find((each) => plain(each.lang) === wanted);
    if (same || wanted.split("-").some((part) => part.length === 4)) return same;
    return voices.find((each) => plain(each.lang).split("-")[0] === wanted.split("-")[0]);
  }

  function pieces(text, language) {
    const whole = window.Intl?.Segmenter
      ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)]
      : [{ segment: text, index: 0 }];
    return whole.flatMap(({ segment, index }) =>
      [...segment.matchAll(LONGEST)].map((found) => [index + found.index, found[0]]));
  }

  function sentencesOf(element) {
    const language = element.closest("[lang]").lang;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const node = texts.currentNode;
      for (const [start, text] of pieces(node.data, language)) {
        const range = new Range();
        range.setStart(node, start);
        range.setEnd(node, start + text.length);
        if (/\S/.test(text)) found.push({ text: text.trim(), language, range });
      }
    }
    return found;
  }

  const sentences = () =>
    [...document.querySelectorAll("main :is(h1, h2, p, li, .words)")]
      .filter((each) => !each.closest("#aloud, #voice, .others, details:not([open])"))
      .filter((each) => !each.parentElement.closest("main :is(h1, h2, p, li, .words)"))
      .flatMap(sentencesOf)
      .filter((each) => voiceFor(each.language));

  function show(range) {
    if (!window.CSS?.highlights) return;
    if (range) CSS.highlights.set("aloud", new Highlight(range));
    else CSS.highlights.delete("aloud");
  }

  function stop() {
    queue = [];
    spoken = null;
    speech.cancel();
    show(null);
  }

  function next() {
    const [sentence] = queue;
    show(sentence?.range);
    if (!sentence) return;
    const said = new SpeechSynthesisUtterance(sentence.text);
    said.voice = voiceFor(sentence.language);
    said.lang = said.voice.lang;
    said.rate = isSlow() ? SLOW : 1;
    said.onend = () => {
      if (said !== spoken) return;  // it was stopped, or begun again
      queue.shift();
      next();
    };
    said.onerror = () => {
      if (said === spoken) stop();
    };
    spoken = said;
    speech.speak(said);
  }

  function play(what) {
    stop();
    queue = what;
    next();
  }

  const actions = {
    play: () => play(sentences()),
    stop,
    slow: () => {
      buttons.slow.setAttribute("aria-pressed", String(!isSlow()));
      if (queue.length) play(queue);
    },
  };

  const row = document.createElement("div");
  row.id = "voice";
  row.className = "pills section";
  const buttons = Object.fromEntries(Object.entries(actions).map(([name, action]) => {
    const button = document.createElement("button");
    button.className = "pill";
    button.type = "button";
    button.textContent = otherwise.dataset[name];
    button.addEventListener("click", action);
    row.append(button);
    return [name, button];
  }));
  buttons.slow.setAttribute("aria-pressed", "false");

  function offer() {
    const able = voiceFor(document.querySelector("main h1").closest("[lang]").lang);
    const [shown, hidden] = able ? [row, otherwise] : [otherwise, row];
    hidden.replaceWith(shown);  // does nothing where it stands so already
  }

  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", stop);
  offer();
})();
