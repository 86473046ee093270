#!/usr/bin/env python3
"""Reads a web archive (WACZ 1.1.1) by the rules of its specification, without Isnad: Python 3 and nothing else.

    python3 check-wacz.py ARCHIVE.wacz

Prints one line a fault and ends with 1; else says how many pages and records it read.
"""
import base64
import gzip
import hashlib
import io
import json
import re
import sys
import zipfile

faults = []


def fault(words):
    faults.append(words)
    print("fault: " + words)


def sha256(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def records(data):
    """Records of a WARC with their headers and block; the text has been unpacked already."""
    stream = io.BytesIO(data)
    while True:
        line = stream.readline()
        if not line:
            return
        if not line.strip():
            continue
        if line.rstrip(b"\r\n") not in (b"WARC/1.0", b"WARC/1.1"):
            fault("a record begins with %r" % line[:40])
            return
        headers = {}
        while True:
            line = stream.readline()
            if line in (b"\r\n", b""):
                break
            name, _, value = line.decode("utf-8").partition(":")
            headers[name.strip().lower()] = value.strip()
        block = stream.read(int(headers.get("content-length", "0")))
        if stream.read(4) != b"\r\n\r\n":
            fault("a record does not end with two empty lines: " + headers.get("warc-record-id", "?"))
        yield headers, block


def digest_of(data, stated):
    kind, _, value = stated.partition(":")
    made = hashlib.new({"sha-256": "sha256", "sha256": "sha256", "sha1": "sha1", "sha-1": "sha1"}[kind.lower()], data).digest()
    return value.lower() in (made.hex(), base64.b32encode(made).decode().rstrip("=").lower()) or value.rstrip("=").lower() == base64.b32encode(made).decode().rstrip("=").lower()


def check(path):
    archive = zipfile.ZipFile(path)
    broken = archive.testzip()
    if broken:
        fault("damaged in the zip: " + broken)
    names = archive.namelist()
    for wanted in ("datapackage.json", "pages/pages.jsonl"):
        if wanted not in names:
            fault("missing: " + wanted)
    if len(names) != len(set(names)):
        fault("a name stands twice")
    for info in archive.infolist():
        if info.filename.endswith((".gz", ".idx")) and info.compress_type != zipfile.ZIP_STORED:
            fault("must be stored, not packed: " + info.filename)
    package = archive.read("datapackage.json")
    told = json.loads(package)
    if told.get("profile") != "data-package":
        fault("profile is %r" % told.get("profile"))
    if not re.match(r"^1\.\d+(\.\d+)?$", str(told.get("wacz_version"))):
        fault("wacz_version is %r" % told.get("wacz_version"))
    listed = {one["path"]: one for one in told.get("resources", [])}
    for name in names:
        if name in ("datapackage.json", "datapackage-digest.json") or name.endswith("/"):
            continue
        one = listed.pop(name, None)
        body = archive.read(name)
        if one is None:
            fault("not among the resources: " + name)
        elif one.get("hash") != sha256(body) or one.get("bytes") != len(body):
            fault("hash or length is another: " + name)
        elif one.get("name") != name.rsplit("/", 1)[-1]:
            fault("named otherwise: " + name)
    for name in listed:
        fault("listed and not there: " + name)
    if "datapackage-digest.json" in names:
        digest = json.loads(archive.read("datapackage-digest.json"))
        if digest.get("path") != "datapackage.json" or digest.get("hash") != sha256(package):
            fault("datapackage-digest.json is of another datapackage.json")

    warcs = {name: archive.read(name) for name in names if name.startswith("archive/")}
    if not warcs:
        fault("no WARC under archive/")
    kept, count = set(), 0
    for name, packed in warcs.items():
        for headers, block in records(gzip.decompress(packed) if name.endswith(".gz") else packed):
            count += 1
            for wanted in ("warc-type", "warc-record-id", "warc-date", "content-length"):
                if wanted not in headers:
                    fault("a record without " + wanted)
            if not re.match(r"^<urn:uuid:[0-9a-f-]{36}>$", headers.get("warc-record-id", "")):
                fault("record id: " + headers.get("warc-record-id", ""))
            if "warc-block-digest" in headers and not digest_of(block, headers["warc-block-digest"]):
                fault("block digest of " + headers["warc-record-id"])
            payload = block.partition(b"\r\n\r\n")[2] if headers.get("content-type", "").startswith("application/http") else block
            if "warc-payload-digest" in headers and not digest_of(payload, headers["warc-payload-digest"]):
                fault("payload digest of " + headers["warc-record-id"])
            if "warc-target-uri" in headers:
                kept.add(headers["warc-target-uri"].strip("<>"))

    indexes = [name for name in names if name.startswith("indexes/") and name.endswith((".cdx", ".cdxj", ".cdx.gz"))]
    if not indexes:
        fault("no index under indexes/")
    for name in indexes:
        text = archive.read(name)
        lines = (gzip.decompress(text) if name.endswith(".gz") else text).decode("utf-8").splitlines()
        if lines != sorted(lines, key=lambda line: line.encode("utf-8")):
            fault("not sorted: " + name)
        for line in lines:
            key, stamp, rest = line.split(" ", 2)
            where = json.loads(rest)
            if not re.match(r"^\d{14}(\d{3})?$", stamp):
                fault("time in the index: " + stamp)
            start, length = int(where["offset"]), int(where["length"])
            member = warcs["archive/" + where["filename"].split("/")[-1]][start : start + length]
            inside = list(records(gzip.decompress(member)))
            if len(inside) != 1 or inside[0][0].get("warc-target-uri", "").strip("<>") != where["url"]:
                fault("the index leads elsewhere: " + where["url"])

    lines = archive.read("pages/pages.jsonl").decode("utf-8").splitlines()
    head = json.loads(lines[0])
    if head.get("format") != "json-pages-1.0" or not head.get("id"):
        fault("head of pages.jsonl: %r" % head)
    for line in lines[1:]:
        page = json.loads(line)
        if not page.get("url") or not re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", str(page.get("ts"))):
            fault("a page without address or time: " + line[:80])
        elif page["url"] not in kept:
            fault("a page that no record holds: " + page["url"])
    print("%d pages, %d records" % (len(lines) - 1, count))


check(sys.argv[1])
sys.exit(1 if faults else 0)
