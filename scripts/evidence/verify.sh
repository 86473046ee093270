#!/usr/bin/env bash
# Verifies an evidence package of Isnad without Isnad: needs bash, openssl (3.0 or later), od, sed, tr, base tools.
#   bash verify.sh [PUBLIC-KEY]     PUBLIC-KEY: the case's key as you got it from elsewhere (name+hash+base64); else key.txt is taken
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

# 1. The file is the one the capture record names.
body=$(ls original original.* 2>/dev/null | head -1)
have=$(sha < "$body")
want=$(member record.json sha256)
if [ "$have" = "$want" ]; then good "$body has SHA-256 $have, as the capture record says"; else bad "$body has SHA-256 $have, the capture record says $want"; fi

# 2. The record is the one the ledger entry commits to (it holds a salt, so that its hash could not be guessed).
have=$(sha < record.json)
want=$(member entry.json commitment)
if [ "$have" = "$want" ]; then good "the capture record is the one the ledger entry commits to"; else bad "the capture record is not the one the entry commits to"; fi

# 3. to 5. for the package's own checkpoint, and for every checkpoint that an authority stamped.
key=${1:-$(cat key.txt)}
name=${key%%+*}
rest=${key#*+}
raw=$(printf '%s' "${rest#*+}" | openssl base64 -d -A | tohex)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tobin "302a300506032b6570032100${raw#01}" | openssl pkey -pubin -inform DER -out "$work/key.pem" 2>/dev/null || bad "the public key cannot be read"
keyid=$( { printf '%s\n' "$name"; tobin "$raw"; } | sha | cut -c1-8)
[ "${rest%%+*}" = "$keyid" ] || bad "the public key is misspelt: its check does not agree"

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
  local file=$1 index line path=() size root note text sig leaf
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
  leaf=$( { tobin 00; cat entry.json; } | sha)
  if [ "$(fold "$index" "$size" "$leaf" ${path[@]+"${path[@]}"})" = "$root" ]; then
    good "$file: the entry is number $index of the $size entries that the checkpoint covers"
  else
    bad "$file: the entry is not under this checkpoint"
  fi
  sig=$(grep -F "— $name " "$note" | head -1 | sed 's/.* //' | openssl base64 -d -A | tohex)
  tobin "${sig#????????}" > "$work/sig"
  if [ "$(sed -n 1p "$text")" = "$name" ] && [ "${sig:0:8}" = "$keyid" ] &&
    openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$text" -sigfile "$work/sig" > /dev/null 2>&1; then
    good "$file: the checkpoint is signed by $name"
  else
    bad "$file: the checkpoint is not truly signed by $name"
  fi
}
proof exhibit.tlog-proof

# 6. Time stamps: each over the very checkpoint whose proof stands beside it.
for dir in stamps/*/; do
  [ -d "$dir" ] || continue
  proof "${dir}exhibit.tlog-proof"
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

if [ "$faults" -eq 0 ]; then
  say "All holds. This shows that the file is as it was captured and when that was recorded; not who wrote it, nor that it is true."
  say "كل شيء صحيح. يثبت هذا أن الملف كما حُفظ ومتى سُجّل، ولا يثبت من كتبه ولا صحة ما فيه."
else
  say "$faults faults."
  exit 1
fi
