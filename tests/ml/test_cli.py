from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from ml import weights
from ml.cli.parser import main
from ml.cli.samples import SAMPLES
from ml.contracts import ZOO
from ml.data.mix import TASKS
from tests.ml.zoos import untrained


@pytest.fixture(scope="module")
def renderable(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zoo whose small faces network has the labels of the rendered people."""
    folder = tmp_path_factory.mktemp("renderable")
    labels = TASKS["faces"].labels
    network = untrained(units=(4, 6, 8), labels=len(labels))
    weights.save(network, folder / "faces", {"name": "faces", "labels": labels})
    return folder


def test_inspect_tells_answers_and_strongest_units_as_json(
    zoo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.effect_noise((120, 100), 80).save(tmp_path / "noise.png")
    code = main(
        ["inspect", "cars", str(tmp_path / "noise.png"), "--zoo", str(zoo), "--json", "--top", "3",
         "--atlases", str(tmp_path / "maps")]
    )  # fmt: skip
    told = json.loads(capsys.readouterr().out)
    assert code == 0
    assert sum(each["probability"] for each in told["output"]) == pytest.approx(1)
    assert [layer["name"] for layer in told["layers"]] == ["edges", "parts", "objects"]
    assert [[u["rank"] for u in layer["units"]] for layer in told["layers"]] == [[0, 1, 2]] * 3
    with Image.open(tmp_path / "maps" / "cars-edges.png") as atlas:
        assert atlas.size == (6 * 48, 4 * 48)


def test_inspect_speaks_in_tables_by_default(
    zoo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("L", (50, 50)).save(tmp_path / "dark.png")
    assert main(["inspect", "faces", str(tmp_path / "dark.png"), "--zoo", str(zoo)]) == 0
    words = capsys.readouterr().out
    assert words.splitlines()[0].split() == ["label", "probability"]
    assert "edges: 24 units, maps of 48×48, windows of 9×9 pixels" in words


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["inspect", "faces", "nowhere.png"], "nowhere.png: there is no such file"),
        (["evaluate", "birds"], "There is no network 'birds'; there are cars, faces"),
        (["dissect", "birds"], "Only faces and cars are rendered with their true parts"),
        (["specificity", "faces"], "Give --category NAME=DIR at least twice"),
        (["render"], "Say what to draw"),
        (["render", "--sheet", "dogs", "x.png"], "'dogs' cannot be drawn; use one of faces, cars"),
        (["train", "birds"], "No recipe for birds; there is one for faces, cars"),
        (["train", "--name", "birds"], "'birds' needs pictures: --images DIR"),
        (["train", "faces", "--device", "meta"], "Training runs on the CPU"),
        (["transfer", "--device", "meta"], "Training runs on the CPU"),
        (["train", "--images", "."], "--images needs --name NAME"),
        (["train", "--images", ".", "--name", "faces"], "--name must be a word other than"),
        (["measure", "birds"], "birds: only faces and cars can be drawn"),
    ],
)
def test_refusals_are_one_line_that_says_what_can_be_done(
    zoo: Path, arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--zoo", str(zoo)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"python -m ml: {reason}")
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["specificity", "faces", "--category", "faces"], "'faces' is not NAME=DIR"),
        (["evaluate", "faces", "--images", "/nowhere"], "there is no such folder"),
        (["evaluate", "faces", "--device", "abacus"], "'abacus' cannot be used here"),
    ],
)
def test_wrong_arguments_are_named(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    assert reason in capsys.readouterr().err


def test_render_draws_a_sheet_of_unseen_pictures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sheet.png"
    arguments = ["render", "--sheet", "cars", str(file), "--count", "5", "--columns", "3"]
    assert main([*arguments, "--size", "48", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["labels"] == list(TASKS["cars"].known[:5])
    with Image.open(file) as sheet:
        assert sheet.size == (144, 96)
        assert sheet.getpixel((143, 95)) == (255, 255, 255)


def test_specificity_scores_folders_of_pictures(
    zoo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, contrast in (("flat", 1), ("rough", 100), ("mild", 20)):
        (tmp_path / name).mkdir()
        for n in range(4):
            Image.effect_noise((96, 96), contrast).save(tmp_path / name / f"{n}.png")
    names = ("rough", "mild", "flat")
    categories = [x for name in names for x in ("--category", f"{name}={tmp_path / name}")]
    assert main(["specificity", "faces", *categories, "--zoo", str(zoo), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["categories"] == {"rough": 4, "mild": 4, "flat": 4}
    assert told["layers"]["edges"]["mean"] > 0.9
    assert len(told["layers"]["objects"]["units"]) == 64


def test_evaluate_measures_unseen_renderings(
    renderable: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["evaluate", "faces", "--count", "14", "--zoo", str(renderable), "--json"]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    for part in ("clear", "occluded"):
        assert 0 <= told[part]["accuracy"] <= 1
        assert sum(sum(row.values()) for row in told[part]["confused"].values()) == 14


def test_evaluate_reads_a_folder_for_each_label_and_refuses_others(
    zoo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("Ada", "no face"):
        (tmp_path / name).mkdir()
        Image.effect_noise((96, 96), 50).save(tmp_path / name / "one.png")
    arguments = ["evaluate", "faces", "--images", str(tmp_path), "--zoo", str(zoo)]
    assert main([*arguments, "--json"]) == 0
    assert set(json.loads(capsys.readouterr().out)["pictures"]["by_label"]) == {"Ada", "no face"}
    (tmp_path / "dogs").mkdir()
    assert main(arguments) == 2
    assert "Ada, Ben, someone else, no face. Unknown: dogs." in capsys.readouterr().err


def test_dissect_prints_the_controls_beside_the_share(
    renderable: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["dissect", "faces", "--count", "8", "--zoo", str(renderable)]
    assert main(arguments) == 0
    words = capsys.readouterr().out
    assert words.count("with shuffled masks") == 2
    assert main([*arguments, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {unit["unit"] for unit in told["units"]} == set(range(6))
    assert 0 <= told["share"] <= told["published"]["share"] <= 1


def test_gallery_has_faces_cars_and_plain_things_with_words_for_each() -> None:
    kinds = [sample.kind for sample in SAMPLES]
    assert min(kinds.count(kind) for kind in ("faces", "cars")) >= 6
    assert kinds.count("neither") >= 4
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)
    assert all(len(sample.alt) > 30 and sample.alt.endswith(".") for sample in SAMPLES)


def test_shipped_gallery_is_the_one_described() -> None:
    entries = json.loads((ZOO / "samples" / "samples.json").read_text())
    assert [entry["name"] for entry in entries] == [sample.name for sample in SAMPLES]
    for entry in entries:
        with Image.open(ZOO / "samples" / entry["file"]) as image:
            assert image.size == (480, 480)
            assert not image.getexif()
