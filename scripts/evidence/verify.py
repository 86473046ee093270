#!/usr/bin/env python3
"""Verifies an evidence package of Isnad without Isnad, a second time and in another language: Python 3 and nothing else.

    python3 verify.py PACKAGE.zip|FOLDER [PUBLIC-KEY]

PUBLIC-KEY is the case's key as you got it from elsewhere (name+hash+base64), the newest or an older one; else key.txt is taken.
Time stamps are left to openssl (verify.sh): this script shows file, record, entry, tree and signature.
"""
import base64
import hashlib
import json
import pathlib
import sys
import zipfile

# Ed25519 after RFC 8032, section 6: verification only.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)


def add(a, b):
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    z = 2 * a[3] * b[3] * D % P
    w = 2 * a[2] * b[2] % P
    e, f, g, h = y - x, w - z, w + z, y + x
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, a):
    out = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            out = add(out, a)
        a = add(a, a)
        n >>= 1
    return out


def point(raw):
    y = int.from_bytes(raw, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * I % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(public, message, signature):
    a, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or not a or not r or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(h, a))
    same = lambda i: (left[i] * right[2] - right[i] * left[2]) % P == 0
    return same(0) and same(1)


def sha(data):
    return hashlib.sha256(data).digest()


def root_of(index, size, leaf, path):
    """Folds an audit path (RFC 9162, 2.1.3.2); None where it does not come out even."""
    fn, sn, value = index, size - 1, leaf
    for step in path:
        if sn == 0:
            return None
        if fn % 2 or fn == sn:
            value = sha(b"\x01" + step + value)
            while fn % 2 == 0 and fn:
                fn, sn = fn // 2, sn // 2
        else:
            value = sha(b"\x01" + value + step)
        fn, sn = fn // 2, sn // 2
    return value if sn == 0 and index < size else None


def package(path):
    """The files: small ones as bytes, captured ones (which may be large) as (length, SHA-256, SHA-512)."""
    if path.is_dir():
        names = {str(f.relative_to(path)).replace("\\", "/"): f for f in path.rglob("*") if f.is_file()}
        return {name: taken(name, file.open("rb")) for name, file in names.items()}
    with zipfile.ZipFile(path) as archive:
        return {name: taken(name, archive.open(name)) for name in archive.namelist()}


def taken(name, stream):
    with stream:
        if not name.startswith(("original", "parts/")):
            return stream.read()
        length, short, long = 0, hashlib.sha256(), hashlib.sha512()
        for piece in iter(lambda: stream.read(1 << 20), b""):
            length += len(piece)
            short.update(piece)
            long.update(piece)
        return length, short.hexdigest(), long.hexdigest()


def read_key(key):
    """Name, id and raw public key of a key as C2SP spells it; no id where its check does not agree."""
    name, check, raw = key.split("+", 2)
    raw = base64.b64decode(raw)
    key_id = sha(name.encode() + b"\n" + raw)[:4]
    return name, key_id if check == key_id.hex() else None, raw[1:]


def note_signed(body, signatures, key):
    name, key_id, raw = read_key(key)
    for line in signatures.splitlines():
        dash, signer, value = line.split(" ")
        value = base64.b64decode(value)
        if key_id and signer == name and value[:4] == key_id and signed(raw, body.encode(), value[4:]):
            return True
    return False


def check_proof(text, entry, keys):
    """Faults of one C2SP tlog-proof file; one of the keys must have signed its checkpoint."""
    head, checkpoint = text.split("\n\n", 1)
    first, index, *path = head.split("\n")
    body, signatures = checkpoint.split("\n\n", 1)
    origin, size, root = body.split("\n")[:3]
    if first != "c2sp.org/tlog-proof@v1" or not index.startswith("index "):
        yield "not a tlog-proof file"
        return
    found = root_of(int(index[6:]), int(size), sha(b"\x00" + entry), [base64.b64decode(step) for step in path])
    if found != base64.b64decode(root):
        yield "the entry is not under this checkpoint"
    if not any(read_key(key)[0] == origin and note_signed(body + "\n", signatures, key) for key in keys):
        yield "the checkpoint is not truly signed by " + origin


def check_keys(files, newest, given):
    """Older keys of the case, and the faults of the chain: each key signs for the next, and the ledger holds each change."""
    older, faults, after, known, last = [], [], None, None, -1
    while "keys/%d/change.note" % (len(older) + 1) in files:
        at = "keys/%d/" % (len(older) + 1)
        note = files[at + "change.note"].decode()
        body, signatures = note.split("\n\n", 1)
        kind, case, old, new = body.split("\n")
        record = json.loads(files[at + "record.json"])
        if kind != "isnad-key-change-1" or not note_signed(body + "\n", signatures, old):
            faults.append(at + ": the key before did not sign for the key after")
        if after not in (None, old) or record.get("proof") != note or record.get("body", {}).get("key") != new:
            faults.append(at + ": is not the change the ledger holds")
        known = known or case
        if record.get("body", {}).get("caseId") != case or case != known:
            faults.append(at + ": is of another case")
        kind_of_entry = json.loads(files[at + "entry.json"])["kind"]
        if kind_of_entry not in ("key-changed", "settings", "opened") or record["kind"] != kind_of_entry:
            faults.append(at + ": is not a change of key but: " + kind_of_entry)
        index = int(files[at + "exhibit.tlog-proof"].decode().split("\n")[1][len("index "):])
        if index <= last:
            faults.append(at + ": stands before the change it follows")
        last = index
        if sha(files[at + "record.json"]).hex() != json.loads(files[at + "entry.json"])["commitment"]:
            faults.append(at + ": the record is not the one the entry commits to")
        faults += [at + ": " + fault for fault in check_proof(files[at + "exhibit.tlog-proof"].decode(), files[at + "entry.json"], [newest])]
        older.append(old)
        after = new
    if len({name.split("/")[1] for name in files if name.startswith("keys/")}) != len(older):
        faults.append("keys: a change of key is missing, their numbers have a gap")
    if after not in (None, newest):
        faults.append("the chain of keys does not end with key.txt")
    if given not in [newest] + older:
        faults.append("the key given is none of this case's")
    return older, faults


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    files = package(pathlib.Path(sys.argv[1]))
    newest = files["key.txt"].decode().strip()
    record, entry = json.loads(files["record.json"]), json.loads(files["entry.json"])
    original = next(data for name, data in files.items() if name == "original" or name.startswith("original."))
    older, faults = check_keys(files, newest, sys.argv[2] if len(sys.argv) > 2 else newest)
    if original != (record.get("length"), record.get("sha256"), record.get("sha512")):
        faults.append("the file is not the one the capture record names")
    if (entry["kind"], record["kind"]) != ("capture", "capture"):
        faults.append("entry.json or record.json is not of a capture but of: %s, %s" % (entry["kind"], record["kind"]))
    if sha(files["record.json"]).hex() != entry["commitment"]:
        faults.append("the capture record is not the one the entry commits to")
    for part in record.get("parts", []):
        there = [data for name, data in files.items() if name.split(".")[0] == "parts/" + part["role"]]
        if [data[:2] for data in there] != [(part["length"], part["blob"])]:
            faults.append("parts/%s is not the one the capture record names" % part["role"])
    for name, data in sorted(files.items()):
        if name.endswith(".tlog-proof") and not name.startswith("keys/"):
            keys = [newest] if name == "exhibit.tlog-proof" else [newest] + older
            faults += [name + ": " + fault for fault in check_proof(data.decode(), files["entry.json"], keys)]
        if name.endswith(".ots"):
            checkpoint = files[name[:-4]]
            proof = files[name.rsplit("/", 1)[0] + "/exhibit.tlog-proof"].split(b"\n\n", 1)[1]
            if checkpoint != proof or data[33:65] != sha(checkpoint):
                faults.append(name + ": is over other bytes")
    for fault in faults:
        print("FAULT", fault)
    print("all holds" if not faults else "%d faults" % len(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
