# A text without any form: one region, paragraphs by blank lines.
printf 'Hello, world.\n\nDon’t stop here. 自力更生。\n' > note.txt
zili index -o note.zili note.txt
zili docs note.zili --regions
zili count note.zili "don't" 自力更生
zili cat note.zili note
