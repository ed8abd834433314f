"""The one way in which a body is read: as a form of ours, or not at all."""

from typing import Any

from litestar import Request
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.enums import RequestEncodingType
from litestar.exceptions import ClientException
from litestar.exceptions.http_exceptions import RequestEntityTooLarge
from litestar.types import Empty
from litestar.utils.scope.state import ScopeState

MOST_BYTES = 1_000_000
MOST_FIELDS = 500


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
        return form
