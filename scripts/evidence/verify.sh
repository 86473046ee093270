#!/usr/bin/env bash
# Verifies an evidence package of Isnad without Isnad: needs bash, openssl (3.0 or later), od, sed, tr, base tools.
#   bash verify.sh [PUBLIC-KEY]     PUBLIC-KEY: the case's key as you got it from elsewhere (name+hash+base64), the newest or an older one;
#                                   else key.txt is taken
# What it shows: the file is byte for byte the one whose capture the signed checkpoint covers. Not that its content is true.
set -u
cd "$(dirname "$0")" || exit 2
faults=0
say() { printf '%s\n' "$1"; }
good() { say "ok    $1"; }
bad() { say "FAULT $1"; faults=$((faults + 1)); }
tohex() { od -An -v -tx1 | tr -d ' \n'; }
tobin() { printf "$(printf '%s' "$1" | sed 's/../\\x&/g')"; }
sha() { openssl dgst -sha256 -binary | tohex; }
# A hex member of canonical JSON. The first of that name is the right one: names stand in order, and quotes inside values are escaped.
member() { grep -o "\"$2\":\"[0-9a-f]*\"" "$1" | head -1 | cut -d '"' -f 4; }
# What an entry or a record says it is.
kind() { grep -o '"kind":"[a-z-]*"' "$1" | head -1 | cut -d '"' -f 4; }

# 1. The file is the one the capture record names.
body=$(ls original original.* 2>/dev/null | head -1)
have=$(sha < "$body")
want=$(member record.json sha256)
if [ "$have" = "$want" ]; then good "$body has SHA-256 $have, as the capture record says"; else bad "$body has SHA-256 $have, the capture record says $want"; fi

# Further files of the same capture: the record names each by its role and SHA-256.
while IFS= read -r part; do
  [ -n "$part" ] || continue
  role=${part##*\"role\":\"}
  role=${role%\"}
  want=${part#*\"blob\":\"}
  want=${want%%\"*}
  file=$(ls "parts/$role" "parts/$role".* 2>/dev/null | head -1)
  have=$([ -n "$file" ] && sha < "$file")
  if [ "$have" = "$want" ]; then good "$file has SHA-256 $have, as the capture record says"; else bad "parts/$role is not the one the capture record names"; fi
done < <(grep -oE '"blob":"[0-9a-f]{64}","length":[0-9]+,"mediaType":"([^"\\]|\\.)*","role":"[a-z0-9-]+"' record.json)

# 2. The record is the one the ledger entry commits to (it holds a salt, so that its hash could not be guessed).
have=$(sha < record.json)
want=$(member entry.json commitment)
if [ "$have" = "$want" ]; then good "the capture record is the one the ledger entry commits to"; else bad "the capture record is not the one the entry commits to"; fi

for file in entry.json record.json; do
  [ "$(kind "$file")" = capture ] || bad "$file is not of a capture but of: $(kind "$file")"
done

# 3. to 5. for the package's own checkpoint, and for every checkpoint that an authority stamped.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Reads a public key: sets name and keyid, and writes $work/KEYID.pem.
readkey() {
  local rest=${1#*+} raw
  name=${1%%+*}
  raw=$(printf '%s' "${rest#*+}" | openssl base64 -d -A | tohex)
  keyid=$( { printf '%s\n' "$name"; tobin "$raw"; } | sha | cut -c1-8)
  [ "${rest%%+*}" = "$keyid" ] || bad "a public key is misspelt: its check does not agree"
  tobin "302a300506032b6570032100${raw#01}" | openssl pkey -pubin -inform DER -out "$work/$keyid.pem" 2>/dev/null || bad "a public key cannot be read"
}
# True where a signed note (text in $2, signature lines in $1) is signed by the key read last, under its name.
signed() {
  local sig
  sig=$(grep -F "— $name " "$1" | sed 's/.* //' | while IFS= read -r one; do printf '%s' "$one" | openssl base64 -d -A | tohex; echo; done | grep "^$keyid" | head -1)
  [ -n "$sig" ] || return 1
  tobin "${sig#????????}" > "$work/sig"
  openssl pkeyutl -verify -pubin -inkey "$work/$keyid.pem" -rawin -in "$2" -sigfile "$work/sig" > /dev/null 2>&1
}
newest=$(cat key.txt)
key=${1:-$newest}

# Folds the audit path of RFC 9162 2.1.3.2: index, size, leaf, then the path's hashes. Prints the root.
fold() {
  local fn=$1 sn=$(($2 - 1)) hash=$3 step
  shift 3
  for step in "$@"; do
    if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
      hash=$(tobin "01$step$hash" | sha)
      while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do fn=$((fn / 2)); sn=$((sn / 2)); done
    else
      hash=$(tobin "01$hash$step" | sha)
    fi
    fn=$((fn / 2)); sn=$((sn / 2))
  done
  [ "$sn" -eq 0 ] && printf '%s' "$hash"
}

# Checks one C2SP tlog-proof file: "c2sp.org/tlog-proof@v1", "index N", hashes in base64, a blank line, the signed checkpoint.
proof() {
  local file=$1 of=$2 index line path=() size root note text leaf any
  index=$(sed -n '2s/^index //p' "$file")
  while IFS= read -r line; do
    [ -z "$line" ] && break
    path+=("$(printf '%s' "$line" | openssl base64 -d -A | tohex)")
  done < <(tail -n +3 "$file")
  note="$work/note"
  sed '1,/^$/d' "$file" > "$note"
  text="$work/text"
  sed '/^$/,$d' "$note" > "$text"
  size=$(sed -n 2p "$text")
  root=$(sed -n 3p "$text" | openssl base64 -d -A | tohex)
  leaf=$( { tobin 00; cat "$of"; } | sha)
  if [ "$(fold "$index" "$size" "$leaf" ${path[@]+"${path[@]}"})" = "$root" ]; then
    good "$file: the entry is number $index of the $size entries that the checkpoint covers"
  else
    bad "$file: the entry is not under this checkpoint"
  fi
  for any in "${@:3}"; do
    readkey "$any"
    if [ "$(sed -n 1p "$text")" = "$name" ] && signed "$note" "$text"; then
      good "$file: the checkpoint is signed by $name"
      return
    fi
  done
  bad "$file: the checkpoint is not truly signed by $name"
}

# The keys of the case, oldest first: the key before signs for the key after, and the ledger holds each change.
chain=()
follows=$([ "$key" = "$newest" ] && echo yes)
for ((n = 1; ; n++)); do
  dir="keys/$n"
  [ -d "$dir" ] || break
  { IFS= read -r of; IFS= read -r case; IFS= read -r old; IFS= read -r new; } < "$dir/change.note"
  head -4 "$dir/change.note" > "$work/change"
  readkey "$old"
  [ "$of" = isnad-key-change-1 ] && signed "$dir/change.note" "$work/change" || bad "$dir: the key before did not sign for the key after"
  [ "$n" -eq 1 ] || [ "$old" = "$after" ] || bad "$dir: does not go on from the key before"
  grep -qF "\"proof\":\"$(sed ':a;N;$!ba;s/\n/\\n/g' "$dir/change.note")\\n\"" "$dir/record.json" || bad "$dir: the record holds another note"
  grep -qF "\"key\":\"$new\"" "$dir/record.json" || bad "$dir: the record names another key than the note"
  [ "$(member "$dir/record.json" caseId)" = "$case" ] && [ "${known:=$case}" = "$case" ] || bad "$dir: is of another case"
  case "$(kind "$dir/entry.json") $(kind "$dir/record.json")" in
    "key-changed key-changed" | "settings settings" | "opened opened") ;;
    *) bad "$dir: is not a change of key but: $(kind "$dir/entry.json")" ;;
  esac
  at=$(sed -n '2s/^index //p' "$dir/exhibit.tlog-proof")
  [ "$n" -eq 1 ] || [ "$at" -gt "$last" ] || bad "$dir: stands before the change it follows"
  last=$at
  [ "$(sha < "$dir/record.json")" = "$(member "$dir/entry.json" commitment)" ] || bad "$dir: the record is not the one the entry commits to"
  proof "$dir/exhibit.tlog-proof" "$dir/entry.json" "$newest"
  [ "$key" = "$old" ] && follows=yes
  chain+=("$old")
  after=$new
done
[ "$(ls keys 2>/dev/null | wc -l)" -eq "${#chain[@]}" ] || bad "keys: a change of key is missing, their numbers have a gap"
[ "${#chain[@]}" -eq 0 ] || [ "$after" = "$newest" ] || bad "the chain of keys does not end with key.txt"
if [ -z "$follows" ]; then bad "the key you gave is none of this case's"
elif [ "$key" != "$newest" ]; then good "key.txt follows from the key you gave, each key signing for the next"; fi

proof exhibit.tlog-proof entry.json "$newest"

# 6. Time stamps: each over the very checkpoint whose proof stands beside it.
for dir in stamps/*/; do
  [ -d "$dir" ] || continue
  proof "${dir}exhibit.tlog-proof" entry.json "$newest" ${chain[@]+"${chain[@]}"}
  sed '1,/^$/d' "${dir}exhibit.tlog-proof" > "$work/stamped"
  when=$(openssl ts -reply -in "${dir}token.der" -token_in -text 2>/dev/null | sed -n 's/^Time stamp: //p')
  if [ ! -s "${dir}roots.pem" ]; then
    say "note  ${dir}token.der names $when, but no root certificate was given for its authority"
  elif openssl ts -verify -data "$work/stamped" -in "${dir}token.der" -token_in -CAfile "${dir}roots.pem" -attime "$(date -u -d "$when" +%s)" > /dev/null 2>&1; then
    good "${dir}token.der: stamped $when by an authority under roots.pem"
  else
    bad "${dir}token.der: the time stamp does not hold"
  fi
done

# 7. OpenTimestamps: that each proof is over the checkpoint beside it. What it leads to is for an OpenTimestamps client and a block.
for dir in anchors/*/; do
  [ -d "$dir" ] || continue
  proof "${dir}exhibit.tlog-proof" entry.json "$newest" ${chain[@]+"${chain[@]}"}
  if [ "$(sed '1,/^$/d' "${dir}exhibit.tlog-proof" | sha)" = "$(sha < "${dir}checkpoint")" ] &&
    [ "$(tail -c +34 "${dir}checkpoint.ots" | head -c 32 | tohex)" = "$(sha < "${dir}checkpoint")" ]; then
    say "note  ${dir}checkpoint.ots is over this checkpoint; hold it against a block with an OpenTimestamps client (ots verify checkpoint.ots)"
  else
    bad "${dir}checkpoint.ots is over other bytes"
  fi
done

if [ "$faults" -eq 0 ]; then
  say "All holds. This shows that the file is as it was captured and when that was recorded; not who wrote it, nor that it is true."
  say "كل شيء صحيح. يثبت هذا أن الملف كما حُفظ ومتى سُجّل، ولا يثبت من كتبه ولا صحة ما فيه."
else
  say "$faults faults."
  exit 1
fi
