"""The one way in which a request is read: a body as a form of ours, an address as text.

No page sends the character zero and PostgreSQL keeps no text that holds it, so it goes no further.
"""

from typing import Any

from litestar import Request
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException, NotFoundException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.types import Empty
from litestar.utils.scope.state import ScopeState

MOST_BYTES = 1_000_000
MOST_FIELDS = 500
ZERO = "\x00"


class NotTaken(ClientException):
    """Something that no form of ours sends: a file, or a body packed in another way."""

    status_code = 415


class FormRequest(Request[Any, Any, Any]):
    """Refuses a body that no form of ours could be, before anybody looks into it."""

    __slots__ = ()

    async def form(self) -> FormMultiDict:
        """The fields. Raises NotTaken, RequestEntityTooLarge, ClientException."""
        if ScopeState.from_scope(self.scope).form is not Empty:
            return await super().form()  # looked at already
        if self.headers.get("content-encoding", "identity") != "identity":
            raise NotTaken
        encoded = self.content_type[0] == RequestEncodingType.URL_ENCODED
        if encoded and (await self.body()).count(b"&") >= MOST_FIELDS:
            raise RequestEntityTooLarge
        try:
            form = await super().form()
        except ClientException as error:
            if error.detail == RequestEntityTooLarge.detail:
                raise RequestEntityTooLarge from None  # Litestar answers too many parts with 400
            raise
        except (LookupError, UnicodeError):
            raise ClientException("no text") from None  # in an encoding of which nobody has heard
        if any(isinstance(value, UploadFile) for value in form.values()):
            await form.close()
            raise NotTaken
        if any(ZERO in text for pair in form.multi_items() for text in pair):
            form = self._form = _without_zeros(form)
            ScopeState.from_scope(self.scope).form = {**form.dict()}
        return form


def _without_zeros(form: FormMultiDict) -> FormMultiDict:
    pairs = form.multi_items()
    return FormMultiDict([(name.replace(ZERO, ""), text.replace(ZERO, "")) for name, text in pairs])


async def refuse_zero_in_address(request: Request[Any, Any, Any]) -> None:
    """Raise NotFoundException where an address holds the character zero."""
    if ZERO in request.url.path or b"%00" in request.scope["query_string"]:
        raise NotFoundException
