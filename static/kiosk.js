// A tablet for one person after another starts again when nobody touches it any more.
// Without this script the page itself leads to the same question (see layouts/page.html).

const START_AGAIN = "/kiosk/reset";
const TOUCHES = ["pointerdown", "keydown", "input", "scroll", "touchstart"];

const question = document.querySelector("dialog[data-seconds]");
const idle = Number(document.body.dataset.idle) * 1000;
const warning = question ? Number(question.dataset.seconds) * 1000 : 0;
let touched = Date.now();
let timer = 0;

// Whoever answers without the server is asked first: see kiosk/walking.js.
function startAgain() {
  const asked = new Event("startagain", { cancelable: true });
  if (document.dispatchEvent(asked)) location.replace(START_AGAIN);
}

// A local voice only: what stands here goes to no other machine.
function say(words) {
  const voices = window.speechSynthesis ? speechSynthesis.getVoices() : [];
  const tag = document.documentElement.lang.slice(0, 2);
  const voice = voices.find((each) => each.localService && each.lang.startsWith(tag));
  if (!voice) return;
  const spoken = new SpeechSynthesisUtterance(words);
  spoken.voice = voice;
  spoken.lang = voice.lang;
  speechSynthesis.speak(spoken);
}

function ask() {
  question.showModal();
  say(question.innerText);
}

// Looks at the clock, since a tablet that slept has missed its timers.
function look() {
  clearTimeout(timer);
  const quiet = Date.now() - touched;
  if (quiet >= idle + warning) return startAgain();
  if (quiet >= idle && !question.open) ask();
  timer = setTimeout(look, (quiet < idle ? idle : idle + warning) - quiet);
}

function stay() {
  touched = Date.now();
  look();
}

function touch() {
  if (!question?.open) stay(); // only its own button answers the question
}

for (const each of TOUCHES) addEventListener(each, touch, { passive: true, capture: true });
for (const each of ["submit", "close"]) question?.addEventListener(each, stay);
document.addEventListener("visibilitychange", look);
// A page that comes back out of the browser's memory belongs to somebody who has gone.
addEventListener("pageshow", (shown) => shown.persisted && startAgain());
// A page that answered a form cannot be sent again by going back or reloading.
history.replaceState(null, "", location.href);
look();
