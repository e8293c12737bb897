# A report that is killed leaves its folder beside; the next one removes it, but
# nothing that it has not made. One that is stopped leaves nothing.
plan=reports/plan.yaml
mkdir -p out.part-bcdfghjk/figures out.part-mine out.part-zxcvbnmk/other
touch out.part-bcdfghjk/index.html out.part-bcdfghjk/figures/a.svg
zili report $plan --corpus home.zili --format html -o out/
ls -d out*
zili verify out && ls -d out*
timeout --preserve-status -s TERM 0.05 \
    zili report $plan --corpus home.zili -o late 2>/dev/null || ls -d late*
# What fails speaks of the folder that was named.
(
    ulimit -f 8
    trap '' XFSZ
    zili report $plan --corpus home.zili --format html -o full 2>&1 |
        sed 's|full/.*: |full/…: |'
)
ls -d full* 2>&1
