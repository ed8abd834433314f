"""A questionnaire as a file to keep."""

from litestar import Response

from surveys.mistakes import KEY


def toml_file(text: str, name: str) -> Response[bytes]:
    """The text as a file of this name, with its ending added."""
    safe = name if KEY.fullmatch(name) else "questionnaire"
    return Response(
        text.encode(),
        media_type="application/toml; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{safe}.toml"'},
    )
