# What looks like an escape of a spreadsheet comes back as it was, and so does
# what is no character of XML; a page of HTML, Markdown or LaTeX has a blank.
printf '{"id": "a", "text": "Hello.", "note": "_x0041_ __x0042_ _x00G1_",
"more": "a\\u0001b\\u001b[31mc"}' >t.json
zili index -o t.zili t.json
zili docs t.zili -o t.xlsx
zili index -o u.zili --text-column note --name-column doc t.xlsx
zili cat u.zili a
echo
zili docs u.zili --format json
zili docs t.zili --format html | tail -3 | head -1
zili docs t.zili --format latex | sed -n 5p
zili docs t.zili --format md | tail -1
