"""Addresses of pages about one participant; `{person}` and `{invitation}` are filled in."""

ABOUT_PEOPLE = {
    "/desk/services/{slug:str}/participants/{key:uuid}": ["{person}", "{person}?done=contact"],
    "/desk/services/{slug:str}/participants/{key:uuid}/answer": ["{person}/answer"],
    "/desk/services/{slug:str}/participants/{key:uuid}/contact": ["{person}/contact"],
    "/desk/services/{slug:str}/participants/{key:uuid}/card": ["{person}/card"],
    "/desk/services/{slug:str}/participants/{key:uuid}/pictures": ["{person}/pictures"],
    "/desk/services/{slug:str}/participants/{key:uuid}/died": ["{person}/died"],
    "/desk/services/{slug:str}/participants/{key:uuid}/needs": [
        "{person}/needs",
        "{person}/needs?done=added",
    ],
    "/desk/services/{slug:str}/invitations": ["/desk/services/floating/invitations"],
    "/desk/services/{slug:str}/invitations/{key:uuid}": ["{invitation}"],
    "/desk/services/{slug:str}/invitations/{key:uuid}/letter": ["{invitation}/letter"],
    "/desk/needs": ["/desk/needs"],
}


def filled(address: str, person: object) -> str:
    """The address for the participant of `floating` with this key."""
    service = "/desk/services/floating"
    address = address.replace("{person}", f"{service}/participants/{person}")
    return address.replace("{invitation}", f"{service}/invitations/{person}")
