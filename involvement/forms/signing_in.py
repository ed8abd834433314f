"""Forms of signing in, and of what keeps an account safe. Fields of passwords have `password` in
their name: no page ever repeats what was typed there."""

from wtforms import EmailField, Form, HiddenField, PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length

from involvement.passwords import SHORTEST_PASSWORD
from translations.language import lazy_gettext as _
from translations.templates import FormMeta

LONGEST_PASSWORD = 500


class SignInForm(Form):
    """E-mail address and password."""

    class Meta(FormMeta):
        pass

    email = EmailField(
        _("E-mail address"), [InputRequired(_("Enter your e-mail address")), Length(max=254)]
    )
    password = PasswordField(
        _("Password"), [InputRequired(_("Enter your password")), Length(max=LONGEST_PASSWORD)]
    )
    back = HiddenField()


class CodeForm(Form):
    """The second factor, after the password."""

    class Meta(FormMeta):
        pass

    code = StringField(
        _("Six digits, or a recovery code"),
        [InputRequired(_("Enter the six digits from your app")), Length(max=40)],
        description=_("Your app shows new digits every half minute."),
    )
    back = HiddenField()


class SetUpForm(Form):
    """The first six digits of an app that was just told the secret."""

    class Meta(FormMeta):
        pass

    code = StringField(
        _("Six digits that the app shows"),
        [InputRequired(_("Enter the six digits from your app")), Length(max=40)],
    )


class NewPasswordForm(Form):
    """A password chosen by its owner, typed twice."""

    class Meta(FormMeta):
        pass

    new_password = PasswordField(
        _("New password"),
        [
            InputRequired(_("Enter a new password")),
            Length(
                SHORTEST_PASSWORD,
                message=_("Use at least %(number)s characters", number=SHORTEST_PASSWORD),
            ),
            Length(max=LONGEST_PASSWORD),
        ],
        description=_(
            "At least %(number)s characters. Three or four words that nobody would guess are good.",
            number=SHORTEST_PASSWORD,
        ),
    )
    new_password_again = PasswordField(
        _("The new password once more"),
        [EqualTo("new_password", _("The two new passwords are not the same"))],
    )


class ChangePasswordForm(NewPasswordForm):
    """The same by somebody signed in, who proves who they are."""

    password = PasswordField(
        _("Your password now"),
        [InputRequired(_("Enter your password")), Length(max=LONGEST_PASSWORD)],
    )


class ProofForm(Form):
    """Password and code, before what protects an account is changed."""

    class Meta(FormMeta):
        pass

    password = PasswordField(
        _("Your password"),
        [InputRequired(_("Enter your password")), Length(max=LONGEST_PASSWORD)],
    )
    code = StringField(
        _("Six digits, or a recovery code"),
        [InputRequired(_("Enter the six digits from your app")), Length(max=40)],
    )
