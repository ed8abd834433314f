"""The addresses of pages about what was agreed to, for `test_languages` and its like."""

WITH_A_CARD = {
    "/mine": ["/mine", "/mine?done=back"],
    "/mine/answers": ["/mine/answers", "/mine/answers?back=link"],
    "/mine/copy": ["/mine/copy"],
}
OF_STAFF = {
    "/shared": ["/shared", "/shared?done=1"],
    "/admin/consent": ["/admin/consent", "/admin/consent?done=published"],
    "/admin/consent/{organisation:str}/{purpose:str}/{format_:str}": [
        "/admin/consent/riverside/quote/easy",
        "/admin/consent/riverside/link/standard",
    ],
    "/desk/services/{slug:str}/participants/{key:uuid}/consent": [],  # its key is not known here
    "/desk/surveys/{slug:str}/quotes": [
        "/desk/surveys/housing/quotes",
        "/desk/surveys/kinds/quotes",
    ],
}
