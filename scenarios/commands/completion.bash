# Completion of arpent for bash: source <(arpent completion bash)
_arpent() {
    local IFS=$'\n' answer current="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    answer=$("${COMP_WORDS[0]}" complete-words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    local line
    for line in $answer; do
        case $line in
            :studies) COMPREPLY+=($(compgen -f -X '!*.y?(a)ml' -- "$current") $(compgen -d -S / -- "$current")) ;;
            :files) COMPREPLY+=($(compgen -f -- "$current")) ;;
            :folders) COMPREPLY+=($(compgen -d -S / -- "$current")) ;;
            *) COMPREPLY+=("$line") ;;
        esac
    done
    case ${COMPREPLY[0]:-} in
        *[./=]) compopt -o nospace 2>/dev/null ;;
    esac
    return 0
}
shopt -s extglob
complete -F _arpent arpent
