"""Settings: defaults < file < environment < flags; errors name value, place and way out."""

from __future__ import annotations

from pathlib import Path

import pytest

from webcensus.settings import Settings, SettingsError, load


def test_defaults() -> None:
    assert load({}, environment={}) == Settings()


def test_flags_over_environment_over_file(tmp_path: Path) -> None:
    file = tmp_path / "webcensus.toml"
    file.write_text('delay = 3\nmax-pages = 7\nrubric = "cn-2019"\nallow_network = ["10.0.0.0/8"]\n')
    environment = {"WEBCENSUS_DELAY": "2", "WEBCENSUS_RUBRIC": "cn-2015", "OTHER": "x"}
    settings = load({"delay": 0.5, "contact": None}, file=file, environment=environment)
    assert (settings.delay, settings.max_pages, settings.rubric) == (0.5, 7, "cn-2015")
    assert settings.allow_network == ("10.0.0.0/8",)


def test_networks_in_the_environment() -> None:
    settings = load({}, environment={"WEBCENSUS_ALLOW_NETWORK": "127.0.0.0/8, 10.0.0.0/8"})
    assert [str(network) for network in settings.networks] == ["127.0.0.0/8", "10.0.0.0/8"]


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ({"delay": "soon"}, ("command line", "--delay", "'soon'")),
        ({"delay": -1}, ("--delay", "-1", "between 0 and 600 seconds")),
        ({"max_pages": 0}, ("--max-pages", "between 1 and")),
        ({"allow_network": ("10.0.0.1/8",)}, ("--allow-network", "10.0.0.1/8", "10.0.0.0/8")),
        ({"colour": "red"}, ("'colour'", "settings are")),
        ({"fail_on": "anything"}, ("--fail-on", "anything")),
    ],
)
def test_a_wrong_value_is_named_with_place_and_way_out(
    flags: dict[str, object], words: tuple[str, ...]
) -> None:
    with pytest.raises(SettingsError) as error:
        load(flags, environment={})
    assert all(word in str(error.value) for word in words)


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("delay = = 1")
    with pytest.raises(SettingsError, match=r"own\.toml"):
        load({}, file=file, environment={})
    with pytest.raises(SettingsError, match="no such settings file"):
        load({}, file=tmp_path / "absent.toml", environment={})


@pytest.mark.parametrize("name", ["out", "scratch", "rulings", "baseline"])
def test_a_folder_s_name_holds_no_zero_byte(name: str, tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'{name} = "a\\u0000b"\n', "utf-8")
    with pytest.raises(SettingsError, match=rf"own\.toml: --{name} .* zero byte"):
        load({}, file=file, environment={})
