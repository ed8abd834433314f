"""The computer voice: another program, which says a text into a file or says nothing."""

import wave
from pathlib import Path

import pytest

from involvement.media import Recordings, spoken_stem
from involvement.settings import SettingsMistake, read_settings
from involvement.speech import ESPEAK, NotSpoken, Voice
from tests.voices import only, real_voice, tone_voice

SENTENCE = "How welcome did you feel?"


def settings_of(command: str | None) -> str:
    """What the settings make of HEARD_SPEAK."""
    return read_settings({} if command is None else {"HEARD_SPEAK": command}).speak


def test_the_voice_is_espeak_unless_the_settings_name_another_or_none() -> None:
    assert settings_of(None) == ESPEAK
    assert settings_of("piper -m {language}.onnx -f {file}") == "piper -m {language}.onnx -f {file}"
    assert settings_of("") == ""


@pytest.mark.parametrize("command", ["espeak-ng", "{file}", "say 'a {file}"])
def test_a_command_that_does_not_say_where_it_writes_is_refused(command: str) -> None:
    with pytest.raises(SettingsMistake, match="HEARD_SPEAK"):
        settings_of(command)


def test_the_text_stands_in_the_input_of_the_program_and_no_shell_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", only(tmp_path / "bin", "tee"))
    said = Voice("tee {file}").say("$(reboot); `true` \u2013 ok?", "en", tmp_path / "voice-1")
    assert said == tmp_path / "voice-1.wav"
    assert said.read_text("utf-8") == "$(reboot); `true` \u2013 ok?"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["bin", "voice-1.wav"]


@pytest.mark.parametrize("command", ["false {file}", "true {file}", "no-such-program {file}"])
def test_a_program_that_makes_no_clip_leaves_nothing_behind(tmp_path: Path, command: str) -> None:
    with pytest.raises(NotSpoken):
        Voice(command).say(SENTENCE, "en", tmp_path / "media" / "voice-1")
    assert list((tmp_path / "media").iterdir()) == []


def test_a_clip_takes_less_room_where_a_program_for_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "large.wav"
    monkeypatch.setenv("PATH", only(tmp_path / "bin", "cp"))
    voice = Voice(tone_voice(tmp_path))
    assert voice.say(SENTENCE, "en", tmp_path / "large") == whole
    (tmp_path / "bin" / "lame").write_text('#!/bin/sh\nfor last; do :; done\necho small >"$last"\n')
    (tmp_path / "bin" / "lame").chmod(0o700)
    (tmp_path / "bin" / "sh").symlink_to("/bin/sh")
    assert voice.say(SENTENCE, "en", tmp_path / "small").name == "small.mp3"
    assert (tmp_path / "small.mp3").read_text() == "small\n"


def test_whoever_runs_the_server_is_told_which_voice_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", only(tmp_path / "bin", "cp"))
    assert Voice("").told == "There is no computer voice: HEARD_SPEAK is empty."
    assert Voice(ESPEAK).told == "There is no computer voice: espeak-ng is not on this machine."
    assert Voice("cp a {file}").told == (
        "cp reads questions aloud, in large files: lame is missing."
    )


def test_a_clip_is_found_by_just_its_words_language_and_voice() -> None:
    stem = spoken_stem(SENTENCE, "en", ESPEAK)
    there = Recordings(frozenset({f"{stem}.mp3", "welcome.mp3"}), ESPEAK)
    assert there.find_spoken(SENTENCE, "en") == f"{stem}.mp3"
    assert there.find_spoken("How welcome do you feel?", "en") == ""
    assert there.find_spoken(SENTENCE, "cy") == ""
    faster = Recordings(there.names, ESPEAK.replace("140", "175"))
    assert faster.find_spoken(SENTENCE, "en") == ""
    assert Recordings(frozenset({f"{stem}.wav"}), ESPEAK).find_spoken(SENTENCE, "en")


def test_punjabi_in_another_script_is_not_said_by_the_rules_of_the_usual_one(
    tmp_path: Path,
) -> None:
    with pytest.raises(NotSpoken):
        Voice(ESPEAK).say(SENTENCE, "pa-Arab", tmp_path / "clip")
    assert Voice("mine {language} {file}").can_speak("pa-Arab"), "another voice may know it"


@real_voice
@pytest.mark.parametrize("language", ["en", "en-GB", "ur", "ar", "cy", "pl", "zh"])
def test_espeak_says_many_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("PATH", only(tmp_path / "bin", "espeak-ng"))
    said = Voice(ESPEAK).say(SENTENCE, language, tmp_path / "clip")
    with wave.open(str(said)) as sound:
        assert sound.getnframes() / sound.getframerate() > 0.5


@real_voice
@pytest.mark.parametrize("language", ["so", "ti"])
def test_a_language_that_espeak_does_not_know_has_no_clip(tmp_path: Path, language: str) -> None:
    with pytest.raises(NotSpoken):
        Voice(ESPEAK).say(SENTENCE, language, tmp_path / "clip")
