import { REPORT_EVERY } from './tool-rules'

export type ScriptInput = {
  portalName: string
  school: string
  /** Origin of the portal. */
  portal: string
  key: string
}

/** One line of a comment: no character that could end it. */
export function comment(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,'()-]/gu, ' ')
}

/**
 * The Dynamic IP Tool for macOS and Linux (NET-2): POSIX sh with curl or wget. `--install` has cron or launchd run it
 * every five minutes. The key goes to curl by its standard input, for other users of the computer can read arguments.
 */
export function shellScript({ portalName, school, portal, key }: ScriptInput): string {
  return String.raw`#!/bin/sh
# ${comment(portalName)} Dynamic IP Tool voor ${comment(school)}
#
# Meldt elke ${REPORT_EVERY} minuten aan het portaal dat de school op internet is waar deze computer is.
#   Installeren:      sh leerpoort-ip.sh --install
#   Nu eenmaal:       sh leerpoort-ip.sh
#   Weer verwijderen: sh leerpoort-ip.sh --uninstall
#
# In dit bestand staat een sleutel van uw school: geef het aan niemand.
set -u
umask 077

PORTAL='${portal.replaceAll("'", '')}'
KEY='${key}'
EVERY=${REPORT_EVERY}
NAME='leerpoort-ip'
LABEL='nl.leerpoort.ip'

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

# One report over IPv4 (4) or IPv6 (6). Prints the status code, a space, and the answer.
send() {
  if command -v curl >/dev/null 2>&1; then
    printf 'header = "Authorization: Bearer %s"\n' "$KEY" |
      curl "-$1" --silent --max-time 30 --request POST --data tool=1 --write-out ' %{http_code}' --config - "$PORTAL/api/network/report" 2>/dev/null |
      sed 's/^\(.*\) \([0-9]*\)$/\2 \1/'
  elif command -v wget >/dev/null 2>&1; then
    work=$(mktemp -d) || return 0
    printf 'header = Authorization: Bearer %s\n' "$KEY" >"$work/config"
    answer=$(wget "-$1" --config="$work/config" --quiet --timeout=30 --tries=1 --post-data=tool=1 --content-on-error --server-response --output-document=- "$PORTAL/api/network/report" 2>"$work/head")
    code=$(sed -n 's/^ *HTTP\/[0-9.]* \([0-9]*\).*/\1/p' "$work/head" | tail -n 1)
    rm -rf "$work"
    printf '%s %s\n' "$code" "$answer"
  fi
}

report() {
  command -v curl >/dev/null 2>&1 || command -v wget >/dev/null 2>&1 || stop 'Dit script heeft curl of wget nodig.'
  heard=0
  trouble=''
  for family in 4 6; do
    line=$(send "$family")
    case $line in
      '200 '*) heard=1; say "Gemeld: $(printf '%s' "$line" | sed -n 's/.*"address":"\([^"]*\)".*/\1/p')" ;;
      '401 '*) stop 'Deze sleutel werkt niet (meer). Download de Dynamic IP Tool opnieuw in het portaal.' ;;
      '422 '*) trouble=$(printf '%s' "$line" | sed -n 's/.*"message":"\([^"]*\)".*/\1/p') ;;
      '429 '*) trouble='Het portaal kreeg te veel meldingen achter elkaar. De volgende gaat vanzelf.' ;;
    esac
  done
  [ "$heard" = 1 ] || stop "Niet gemeld. $trouble$([ -n "$trouble" ] || printf 'Het portaal is niet te bereiken: %s' "$PORTAL")"
}

# As root for the whole computer, else for this user.
places() {
  if [ "$(id -u)" = 0 ]; then
    # On a Mac /usr/local may be a user's (Homebrew): what root runs stands where only root writes.
    if [ "$(uname -s)" = Darwin ]; then DIR='/Library/Application Support/Leerpoort'; else DIR=/usr/local/lib/leerpoort; fi
    PLIST=/Library/LaunchDaemons/$LABEL.plist
    DOMAIN=system
  else
    DIR=$HOME/.leerpoort
    PLIST=$HOME/Library/LaunchAgents/$LABEL.plist
    DOMAIN=gui/$(id -u)
  fi
  FILE=$DIR/$NAME.sh
}

without_cron() { crontab -l 2>/dev/null | grep -v "$NAME.sh"; }

install_cron() {
  command -v crontab >/dev/null 2>&1 || stop "Er is geen cron. Laat zelf elke $EVERY minuten dit lopen: sh $FILE"
  # Not all schools in the same minute.
  { without_cron; printf '%s-59/%s * * * * /bin/sh "%s" --later >/dev/null 2>&1\n' "$(($$ % EVERY))" "$EVERY" "$FILE"; } | crontab -
}

install_launchd() {
  mkdir -p "$(dirname "$PLIST")"
  cat >"$PLIST" <<END
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>Label</key><string>$LABEL</string>
<key>ProgramArguments</key><array><string>/bin/sh</string><string>$FILE</string></array>
<key>StartInterval</key><integer>$((EVERY * 60))</integer>
<key>RunAtLoad</key><true/>
</dict></plist>
END
  chmod 644 "$PLIST"
  launchctl bootout "$DOMAIN/$LABEL" 2>/dev/null
  launchctl bootstrap "$DOMAIN" "$PLIST" || launchctl load -w "$PLIST"
}

install() {
  places
  report
  mkdir -p "$DIR" || stop "De map $DIR maken lukt niet."
  # Whoever owns the folder, or the one above it, could put another script there.
  [ -O "$DIR" ] && [ -O "$DIR/.." ] || stop "De map $DIR is van iemand anders op deze computer. Verwijder die map en begin opnieuw."
  cp "$0" "$FILE.new" && chmod 700 "$DIR" "$FILE.new" && mv "$FILE.new" "$FILE" || stop "Kopieren naar $DIR lukt niet."
  if [ "$(uname -s)" = Darwin ]; then install_launchd; else install_cron; fi
  say "Klaar. Deze computer meldt zich nu elke $EVERY minuten. Laat hem onder schooltijd aan staan."
}

uninstall() {
  places
  if [ "$(uname -s)" = Darwin ]; then
    launchctl bootout "$DOMAIN/$LABEL" 2>/dev/null
    rm -f "$PLIST"
  elif command -v crontab >/dev/null 2>&1; then
    without_cron | crontab -
  fi
  rm -f "$FILE"
  say 'De Dynamic IP Tool is van deze computer verwijderd.'
}

case \${1:-} in
  '') report ;;
  --later) sleep "$(($$ % 60))"; report ;;
  --install) install ;;
  --uninstall) uninstall ;;
  *) stop "Gebruik: sh $NAME.sh [--install | --uninstall]" ;;
esac
`.replaceAll('\\${', '${')
}
