# Where no font has a character: which, where, and what to install. Here one
# font is all there is.
file=$(fc-match -f '%{file}' 'Liberation Sans:style=Regular'); mkdir fonts; cp "$file" fonts/
printf '<fontconfig><dir>%s/fonts</dir><cachedir>%s/cache</cachedir></fontconfig>' "$PWD" "$PWD" > fonts.conf
export FONTCONFIG_FILE="$PWD/fonts.conf"
draw() { printf 'term\tcount\n%b\t1\n' "$1" > t.tsv; zili chart bars t.tsv -o a.pdf; echo $?; }
draw '自力更生 self-reliance'
draw 'じりき 자력 ㄓ，'
draw 'الاعتماد على الذات'
draw 'हिन्दी'
draw 'family 👨‍👩‍👧'
draw 'rocket 🚀, melting 🫠, 𠀀'
draw 'flag 🇨🇳 ☎'
draw 'g\xcc\xb2'
draw '\xf0\x9f\x98'
# A letter and its mark are one character, which the font has.
draw 'e\xcc\x81n\xcc\x83' && pdffonts a.pdf | tail -n +3 | sed 's/.*+\([A-Za-z]*\) .*/\1/'; pdftotext a.pdf - | head -n 1
unset FONTCONFIG_FILE
# Each label in the face of its own language, or of --han.
printf 'term\tcount\n直接の道\t3\n直接\t2\n직접 直接\t1\n' > t.tsv
zili chart bars t.tsv --check | grep face
zili chart bars t.tsv --check --han zh-Hant | grep face
zili chart bars t.tsv --check --font 'Noto Sans CJK SC' | grep face; zili chart bars t.tsv --check --font 'Noto Sans CJK SC' > list; echo $?
