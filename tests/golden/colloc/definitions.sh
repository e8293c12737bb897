for definition in surface_union surface_union_keepnode surface_slots \
    marginal_product span_scaled node_hits; do
    zili colloc home.zili 'Soviet' --where "lang = 'en'" --window 3,3 \
        --definition $definition --within s --measure g2_signed,log_dice \
        --limit 3
done
zili colloc home.zili 'Soviet' --where "lang = 'en'" --definition textual \
    --within s --measure g2_signed,log_dice --limit 3
zili colloc home.zili 'Soviet' --definition textual --window 3,3
zili colloc home.zili 'Soviet' --where "lang = 'en'" --within none --limit 3
zili colloc home.zili 'Soviet' --within none --definition textual
zili colloc home.zili 'Soviet' --definition slots
# A measure may have no value, and p can be adjusted.
zili colloc home.zili 'the' --definition surface_slots --measure mi,odds_ratio \
    --limit 6
zili colloc home.zili 'self-relian*' --adjust holm --min-freq 2 \
    --measure fisher,log_ratio,log_ratio_ci_low,log_ratio_ci_high,lrc
# Windows that are longer than the texts.
zili colloc home.zili 'the' --window 5000 --where "lang = 'en'" --limit 1
