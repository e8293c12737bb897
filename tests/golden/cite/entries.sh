zili cite log_dice lrc g2 ll
zili cite jones1972 somers1966 evert2004 hardie2014 brunet1978
zili cite nothing
zili cite
zili cite log_dice -o log_dice.bib
zili cite --list log_dice
