# The report of the home corpus, twice the same.
zili report reports/plan.yaml --corpus home.zili -o a
zili report reports/plan.yaml --corpus home.zili -o b
diff -r a b && echo the same
ls a a/figures
pdffonts a/report.pdf | awk 'NR > 2 { print $(NF - 4), $(NF - 3) }' | sort -u
# Sections, exhibits and the lines behind numbers are places in it.
pdfinfo -dests a/report.pdf | tail -n +2 | sed 's/.*"\([a-z]*\)[."].*/\1/'
# Made again it is the same; a number that was changed is found.
zili verify a
sed -i '2s/56/57/' a/terms-zh.tsv
sed -i 's/"number">2842</"number">2843</' a/index.html
zili verify a
echo exit $?
rm a/figures/themes.png
zili verify a | grep png
# The file of themes is another one now.
mkdir c && cp -r home.zili corpus/themes.yaml c && sed 's|../build/||; s|../corpus/||' reports/plan.yaml >c/plan.yaml
zili report c/plan.yaml --format md
ls c
echo >>c/themes.yaml
zili verify c
echo exit $?
echo '{"plan": "../p.yaml"}' >a/manifest.json
zili verify a
echo exit $?
