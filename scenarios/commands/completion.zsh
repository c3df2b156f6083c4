#compdef arpent
# Completion of arpent for zsh: source <(arpent completion zsh)
_arpent() {
    local line
    for line in "${(@f)$(${words[1]} complete-words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        case $line in
            :studies) _files -g '*.(yaml|yml)(-.)' ;;
            :files) _files ;;
            :folders) _files -/ ;;
            *[.=]) compadd -S '' -- "$line" ;;
            ?*) compadd -- "$line" ;;
        esac
    done
}
compdef _arpent arpent
