"""The form for signing in."""

from wtforms import EmailField, Form, HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from translations.language import lazy_gettext as _
from translations.templates import FormMeta


class SignInForm(Form):
    """E-mail address and password."""

    class Meta(FormMeta):
        pass

    email = EmailField(
        _("E-mail address"), [InputRequired(_("Enter your e-mail address")), Length(max=254)]
    )
    password = PasswordField(
        _("Password"), [InputRequired(_("Enter your password")), Length(max=500)]
    )
    back = HiddenField()
