"""Pages about one participant, and the way to each from an empty window."""

from tests.browser.visitor import Visitor, Way

FLOATING = "/desk/services/riverside-floating-support"
PERSON, INVITATION = "participants/{key}", "invitations/{key}"


def at_person(path: str = "") -> Way:
    """A page about the participant with needs, who is the first on the list of invitations."""

    def go(visitor: Visitor) -> None:
        first = visitor.go(f"{FLOATING}/invitations").page.locator("table td a").first
        key = str(first.get_attribute("href")).rsplit("/", 1)[1]
        visitor.go(f"{FLOATING}/{path.format(key=key)}")

    return go


def sent(path: str, form: str, **typed: str) -> Way:
    """A page about that participant with its first such form filled in and sent; `form` is how the
    address that it is sent to ends. What is folded is unfolded first."""

    def send(visitor: Visitor) -> None:
        at_person(path)(visitor)
        for summary in visitor.page.locator("main summary").all():
            summary.click()
        found = visitor.page.locator(f"main form[action$='{form}']").first
        for name, text in typed.items():
            field = found.locator(f"[name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(text)
            else:
                field.fill(text)
        visitor.leave_by(found.locator("button[type=submit]"))

    return send


def opened_contact(visitor: Visitor) -> None:
    """Contact details, with the form to change them unfolded."""
    sent(PERSON, "/open")(visitor)
    visitor.page.locator("main summary").click()


def contact_sent_back(visitor: Visitor) -> None:
    """Contact details with a mistake."""
    opened_contact(visitor)
    visitor.page.locator("[name=email]").fill("no address")
    visitor.leave_by(visitor.page.locator("form[action$='/contact'] button"))


def needs_unfolded(visitor: Visitor) -> None:
    """Needs with the form of a contact unfolded."""
    at_person(f"{PERSON}/needs")(visitor)
    visitor.page.locator("main summary").first.click()


def somebody_died(visitor: Visitor) -> None:
    """What happens now, for the participant who died: the first on the second page with a state to
    tell of."""
    state = visitor.go(f"{FLOATING}?page=2").page.locator(".plain")
    row = visitor.page.locator("table[aria-labelledby=participants] tr", has=state).first
    visitor.go(f"{row.locator('td a').get_attribute('href')}/died")


def refused_invitation(visitor: Visitor) -> None:
    """An invitation in a format that the person does not need."""
    at_person(INVITATION)(visitor)
    visitor.page.locator("[name=format]").select_option("standard")
    visitor.press()


def found_nobody(visitor: Visitor) -> None:
    """A search without anybody in it."""
    visitor.go(FLOATING).page.locator("[name=find]").fill("nobody")
    visitor.leave_by(visitor.page.locator("form[role=search] button"))


def taken_reference(visitor: Visitor) -> None:
    """New participants with a reference that somebody has."""
    known = visitor.go(FLOATING).page.locator("table a strong").first.inner_text()
    visitor.page.locator("[name=references]").fill(known)
    visitor.leave_by(visitor.page.locator("form.card button[type=submit]"))


ABOUT_PEOPLE: dict[str, Way] = {
    "people found": found_nobody,
    "participant": at_person(PERSON),
    "people, reference taken": taken_reference,
    "people, second page": lambda visitor: visitor.go(f"{FLOATING}?page=2"),
    "lost card": at_person(f"{PERSON}/card"),
    "contact details, closed": at_person(f"{PERSON}/contact"),
    "contact details": opened_contact,
    "contact details, sent back": contact_sent_back,
    "needs of a participant": needs_unfolded,
    "needs of a participant, sent back": sent(f"{PERSON}/needs", "/needs", language="Nonsense"),
    "need met, sent back": sent(f"{PERSON}/needs", "/met"),
    "access needs": lambda visitor: visitor.go("/desk/needs"),
    "has this person died": at_person(f"{PERSON}/died"),
    "somebody died": somebody_died,
    "invitations": at_person("invitations"),
    "invitation": at_person(INVITATION),
    "invitation, refused": refused_invitation,
    "letter": at_person(f"{INVITATION}/letter"),
    "letter in large print": at_person(f"{INVITATION}/letter?format=large_print"),
}
STATUS_ABOUT_PEOPLE = {
    "people, reference taken": 422,
    "contact details, sent back": 422,
    "needs of a participant, sent back": 422,
    "need met, sent back": 422,
    "invitation, refused": 422,
}
