"""A page without fault, and its headers, for the tests of the page client to spoil."""

POLICY = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
HEADERS = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
HEAD = """<!doctype html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Your home</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/heard.css"></head>"""
GOOD = (
    HEAD
    + """<body><a href="#main">Skip</a><main id="main"><h1>Your home</h1>
<form method="post" action="/s/home"><input type="hidden" name="_csrf_token" value="token">
<fieldset><legend>How happy are you?</legend>
<label><input type="radio" name="answer" value="1" checked> Happy</label>
<label><input type="radio" name="answer" value="0"> Sad</label></fieldset>
<label for="more">More</label><textarea id="more" name="more" aria-describedby="hint"></textarea>
<p id="hint">As much as you like</p>
<label for="town">Town</label><select id="town" name="town"><option value="k">Kingston</option>
<option value="n">Norwich</option></select>
<label><input type="checkbox" name="told" value="yes"> Tell me</label>
<input name="off" aria-label="Off" value="x" disabled>
<button type="submit" name="go" value="next">Next</button>
<button type="submit" name="go" value="back">Back</button></form>
<h2>People</h2><table><caption>Before and after</caption><tr><th scope="row">Better</th>
<td>14</td></tr></table><img src="/static/a.png" alt="">
<a href="/code">Your code</a></main></body></html>"""
)
