zili
zili help kwic
zili nothing; echo $?
zili help nothing; echo $?
zili kwic; echo $?
zili --version
