#!/usr/bin/env python3
"""formats.py -- a text as TEI, HTML, a document of Word and a table.

    tests/bench/formats.py TEXT FOLDER

Writes a.tei, a.html, a.docx and a.csv, and for each the bytes of what is
parsed: "tei 12345"."""
import csv
import os
import sys
import zipfile
from xml.sax.saxutils import escape

SIZE = 40_000_000  # of the text

with open(sys.argv[1], 'rb') as file:
    text = file.read(SIZE).decode('utf-8', 'ignore')
lines = [escape(line) for line in text.split('\n') if line.strip()]
folder = sys.argv[2]
os.makedirs(folder, exist_ok=True)


def page(head, before, behind, foot):
    return head + ''.join(before + line + behind for line in lines) + foot


tei = page('<TEI><teiHeader><title>T</title></teiHeader><text><body>',
           '<p rend="left">', '</p>\n', '</body></text></TEI>')
html = page('<!DOCTYPE html><html><head><title>T</title></head><body>',
            '<p class="body"><span>', '</span></p>\n', '</body></html>')
docx = page('<w:document xmlns:w="w"><w:body>',
            '<w:p w:rsidR="00A77B3E"><w:pPr><w:pStyle w:val="Normal"/>'
            '</w:pPr><w:r><w:rPr><w:lang w:val="en-US"/></w:rPr>'
            '<w:t xml:space="preserve">', '</w:t></w:r></w:p>',
            '</w:body></w:document>')
for name, bytes_ in (('tei', tei), ('html', html)):
    with open(f'{folder}/a.{name}', 'w', encoding='utf-8') as file:
        file.write(bytes_)
    print(name, len(bytes_.encode()))
with zipfile.ZipFile(f'{folder}/a.docx', 'w', zipfile.ZIP_DEFLATED) as file:
    file.writestr('word/document.xml', docx)
print('docx', len(docx.encode()))
# Rows of some two kilobytes, as speeches or articles are.
with open(f'{folder}/a.csv', 'w', encoding='utf-8', newline='') as file:
    table = csv.writer(file, lineterminator='\n')
    table.writerow(('id', 'date', 'author', 'text'))
    some = []
    for number, line in enumerate(text.split('\n')):
        some.append(line)
        if sum(map(len, some)) >= 2000:
            table.writerow((number, f'{1946 + number % 45}-07-03',
                            f'author {number % 997}', '\n'.join(some)))
            some = []
print('csv', os.path.getsize(f'{folder}/a.csv'))
