# What a query says about folding; what is shown is shown as it is written.
mkdir texts
cat > texts/a.md <<'END'
聶榮臻在北京。聂荣臻在北京。乾隆年間的著作，乾燥。

A Résumé, a resume and a résumé. The Self‐Reliance of the ＳＥＬＦ, itself.
ÅNGSTRÖM and Ångström; Łódź or Lodz. 100% of 5%CPU.
END
printf '%s\n' 聶榮臻 聂荣臻 乾隆 > names.txt
zili index -o f.zili --dict names.txt texts >/dev/null 2>&1
for query in 聶榮臻 聂荣臻 聂荣臻%c 聂荣臻%v '"聶榮臻"' '~"榮臻"' '~"榮臻"%c' \
    乾隆 干隆 干隆%cdv résumé résumé%d resume%cd '"Résumé"' '"résumé"%c' \
    self self%c self%v '"Self"' self-reliance self-reliance%c ångström%c \
    angstrom%cd angstrom lodz%cd 100% 5%CPU '100 %' '"100%"'; do
    printf '%s: ' "$query"
    zili kwic f.zili "$query" --format tsv 2>/dev/null | sed 1d | cut -f 10 |
        paste -s -d '|'
done
