"""Being read to, in a real browser: clips play to their end, and a voice of the device reads a page
sentence by sentence. Chromium without a screen has no voices, so the tests bring some along."""

from pathlib import Path

import pytest

from involvement.speech import ESPEAK, Voice
from tests.browser.conftest import Open, Served
from tests.browser.pages import ALOUD, VISIT, at_visit, in_look
from tests.browser.sounds import RECORDED, UNVOICED
from tests.browser.visitor import Visitor
from tests.voices import real_voice

SETTLE_MS = 300
OWN_WINDOW = {"color_scheme": "light"}
"""A window that is not used again: what is added to its pages would stay."""
PLAYED = """async sound => {
  const times = [];
  sound.addEventListener('timeupdate', () => times.push(sound.currentTime));
  const ended = new Promise((done, failed) => {
    sound.addEventListener('ended', done);
    sound.addEventListener('error', () => failed(new Error(sound.error.message)));
  });
  sound.playbackRate = 4;
  await sound.play();
  await ended;
  return {seconds: sound.duration, ended: sound.ended, advanced: Math.max(...times)};
}"""
VOICES = """
(() => {
  const voice = (name, lang, localService) => ({name, lang, localService});
  window.said = [];
  let current = null;
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => window.voices,
    speak(said) {
      current = said;
      const shown = [...(CSS.highlights?.get('aloud') ?? [])].map(String).join().trim();
      window.said.push({text: said.text, voice: said.voice.name, rate: said.rate, shown});
      setTimeout(() => { if (current === said && !window.held) said.onend?.(); }, 0);
    },
    cancel() { current = null; },
  });
  window.voices = [voice('far', 'en-GB', false), voice('near', 'en_US', true)];
  Object.defineProperty(window, 'speechSynthesis', {value: speech});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();
"""


def with_voices(visitor: Visitor, more: str = "") -> Visitor:
    """The same window on a device that has voices."""
    visitor.page.add_init_script(VOICES + more)
    return visitor


def played(visitor: Visitor) -> dict[str, float]:
    """Play the one sound of the page, quickly, to its end."""
    sound = visitor.main.locator("audio")
    assert sound.evaluate("each => each.paused"), "nothing plays by itself"
    assert sound.evaluate("each => each.readyState") == 0, "nothing is fetched before"
    told: dict[str, float] = sound.evaluate(PLAYED)
    return told


def unvoiced(visitor: Visitor) -> Visitor:
    """A question that no clip says, for somebody who wants to be read to."""
    in_look(ALOUD, lambda each: each.go(UNVOICED).press())(visitor)
    return visitor


def said(visitor: Visitor) -> list[dict[str, object]]:
    """What the voice of the device has said, once it is silent."""
    visitor.page.wait_for_timeout(SETTLE_MS)
    told: list[dict[str, object]] = visitor.run("() => window.said")
    return told


def test_a_recording_plays_to_its_end(visit: Open) -> None:
    visitor = visit().go(RECORDED).press()
    told = played(visitor)
    assert told["ended"]
    assert told["advanced"] == pytest.approx(1.0, abs=0.1) == told["seconds"]


def test_a_clip_of_the_computer_voice_plays_to_its_end(visit: Open) -> None:
    visitor = visit()
    in_look(ALOUD, at_visit("welcome"))(visitor)
    told = played(visitor)
    assert told["ended"]
    assert told["advanced"] == pytest.approx(told["seconds"], abs=0.1)
    assert visitor.main.get_by_text("Computer voice").is_visible()


@real_voice
def test_what_espeak_says_plays_to_its_end(visit: Open, served: Served) -> None:
    visitor = visit()
    in_look(ALOUD, at_visit("got_help"))(visitor)
    name = visitor.main.locator("audio").get_attribute("src")
    assert name is not None
    clip = served.folder / name.removeprefix("/")
    tone = clip.read_bytes()
    made = Voice(ESPEAK).say("Did you get the help you came for? Yes. No.", "en", _beside(clip))
    try:
        made.replace(clip)
        told = played(visitor.go(visitor.path))
    finally:
        clip.write_bytes(tone)
    assert told["ended"]
    assert told["advanced"] == pytest.approx(told["seconds"], abs=0.1)
    assert told["seconds"] > 2


def _beside(clip: Path) -> Path:
    return clip.with_name("spoken-for-a-test")


def test_a_clip_is_played_by_keyboard_without_javascript(visit: Open) -> None:
    visitor = visit(java_script_enabled=False).go(VISIT)
    visitor.leave_by(visitor.page.locator("button[value='sound.on']")).press("Start")
    sound = visitor.main.locator("audio")
    assert sound.get_attribute("controls") is not None
    sound.focus()
    visitor.page.keyboard.press("Space")
    visitor.page.wait_for_timeout(SETTLE_MS)
    assert sound.evaluate("each => each.currentTime") > 0


def test_a_device_without_a_voice_shows_no_button_and_says_what_else(visit: Open) -> None:
    visitor = unvoiced(visit())
    assert visitor.run("() => speechSynthesis.getVoices().length") == 0
    assert not visitor.main.locator("#voice button").count()
    assert visitor.main.get_by_text("We have no voice").is_visible()


def test_voices_of_other_places_and_of_other_languages_are_never_used(visit: Open) -> None:
    elsewhere = "window.voices = [window.voices[0], {name: 'nah', lang: 'de', localService: true}];"
    visitor = unvoiced(with_voices(visit(**OWN_WINDOW), elsewhere))
    assert not visitor.main.locator("#voice button").count()


def test_the_device_reads_sentence_by_sentence_and_shows_which(visit: Open) -> None:
    visitor = unvoiced(with_voices(visit(**OWN_WINDOW)))
    assert said(visitor) == [], "nothing begins by itself"
    assert not visitor.main.get_by_text("We have no voice").is_visible()
    visitor.page.get_by_role("button", name="Read aloud").click()
    told = said(visitor)
    texts = [each["text"] for each in told]
    assert texts[:3] == ["How welcome did you feel?", "Not welcome at all", "A little welcome"]
    assert texts[-1] == "I don’t understand the question"
    assert "Read to me" not in texts, "buttons are not part of the question"
    assert {each["voice"] for each in told} == {"near"}
    assert [each["shown"] for each in told] == texts, "what is spoken is shown"


def test_reading_can_be_slower_and_can_be_stopped(visit: Open) -> None:
    visitor = unvoiced(with_voices(visit(**OWN_WINDOW), "window.held = true;"))
    for name in ("Read aloud", "Slower"):
        visitor.page.get_by_role("button", name=name).click()
    assert [(each["text"], each["rate"]) for each in said(visitor)] == [
        ("How welcome did you feel?", 1),
        ("How welcome did you feel?", 0.7),
    ]
    slower = visitor.page.get_by_role("button", name="Slower")
    assert slower.get_attribute("aria-pressed") == "true"
    visitor.page.get_by_role("button", name="Stop").click()
    assert visitor.run("() => CSS.highlights.size") == 0
    visitor.run("() => { window.held = false; }")
    assert len(said(visitor)) == 2


def test_a_voice_that_fails_leaves_nothing_marked(visit: Open) -> None:
    fails = "speechSynthesis.speak = said => setTimeout(() => said.onerror(), 0);"
    visitor = unvoiced(with_voices(visit(**OWN_WINDOW), fails))
    visitor.page.get_by_role("button", name="Read aloud").click()
    visitor.page.wait_for_timeout(SETTLE_MS)
    assert visitor.run("() => CSS.highlights.size") == 0


def test_two_sentences_of_one_paragraph_are_said_apart_and_long_ones_in_pieces(
    visit: Open,
) -> None:
    visitor = with_voices(visit(**OWN_WINDOW))
    in_look(ALOUD, lambda each: each.go(VISIT))(visitor)
    visitor.run("() => { document.querySelector('main p').textContent = 'word '.repeat(100); }")
    visitor.page.get_by_role("button", name="Read aloud").click()
    texts = [str(each["text"]) for each in said(visitor)]
    assert "You can leave out any question." in texts
    assert "You can stop at any time." in texts
    assert max(map(len, texts)) <= 180
    assert sum(text.split().count("word") for text in texts) == 100
