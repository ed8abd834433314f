"""Pages about one participant in English and two made-up languages, with mistakes, and without the
keys of what is sealed."""

import pytest

from involvement.secrecy import Secrecy
from involvement.store.sealed import COLUMNS
from involvement.tables import Participant
from tests import sealed
from tests.pages.released import released
from tests.pages.visiting import LANGUAGES
from tests.site import Browsers
from tests.world import Clock


@pytest.mark.parametrize("language", LANGUAGES)
async def test_pages_about_one_participant_leave_no_text_untranslated(
    pseudo_browsers: Browsers, clock: Clock, language: str
) -> None:
    await released()
    key = await sealed.everything()
    person = f"/desk/services/floating/participants/{key}"
    page = await pseudo_browsers.signed_in()
    page.speak(language)

    def form_to(path: str) -> str:
        return f'form[action="{person}{path}"]'

    await page.get(person)
    await page.fill_and_submit(form_to("/contact/open"))
    await page.fill_and_submit(form_to("/contact"), {"email": "no address"}, 422)
    await page.get(f"{person}/needs")
    met = page.select("section form")[0].get("action").removeprefix(person)
    await page.fill_and_submit(form_to(met), {}, 422)
    await page.fill_and_submit(form_to("/needs"), {"what": "language:"}, 422)
    await page.get(f"/desk/services/floating/invitations/{key}")
    await page.fill_and_submit("form.card", {"format": "standard", "reason": ""}, 422)
    await page.get(f"{person}/needs")
    await page.fill_and_submit(form_to(met.replace("/met", "/end")))
    await page.get("/desk/services/floating")
    await page.fill_and_submit("form[role=search]", {"find": "nobody"})
    await foreign_key_for_everything()
    for path in (person, f"{person}/needs", f"{person}/died", "/desk/services/floating"):
        await page.get(path)
    await page.fill_and_submit("form[role=search]", {"find": "nobody"})
    await page.get(person)
    await page.fill_and_submit(form_to("/contact/open"))
    await page.fill_and_submit(form_to("/contact"), {"phone": "1"}, 422)
    await page.get(f"{person}/died")
    await page.fill_and_submit(form_to("/died"), {"family": "Nobody", "replace": True})
    assert page.root.get("lang") == language
    await page.get(f"/desk/services/floating/invitations/{key}", 409)
    clock.move(days=400)
    page = await pseudo_browsers.signed_in()
    page.speak(language)
    await page.get("/desk/needs")


async def foreign_key_for_everything() -> None:
    """Everything that is sealed was sealed with a key that is not here."""
    foreign = Secrecy("another secret that is long enough").seal("Secret")
    for table, column in COLUMNS:
        await Participant.raw(f"UPDATE {table} SET {column} = {{}}", foreign)  # noqa: S608
