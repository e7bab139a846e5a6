#!/usr/bin/env python3
"""Checks the glossary: ids, empty cells, sizes, collisions. Usage: check.py [TAG ...] (default: every TAG.tsv here).
English and Spanish are also compared after a light stemmer (built in); other languages by folded form only."""
import sys, os, re, unicodedata
here = os.path.dirname(os.path.abspath(__file__))
KEEP_MARKS = {'vi', 'hmn', 'my', 'th', 'hi'}  # diacritics make another word: compared in lower case only
def fold(s, tag):
    s = unicodedata.normalize('NFC', s).lower().replace('’', "'")
    if tag not in KEEP_MARKS:
        s = ''.join(c for c in unicodedata.normalize('NFD', s) if unicodedata.category(c) != 'Mn')
    return re.sub(r"\s+", ' ', s).strip()
def en_stem(w):
    w = re.sub(r"'s?$", '', w)
    if len(w) <= 3: return w
    for suf, rep in (('sses', 'ss'), ('ies', 'y'), ('ied', 'y')):
        if w.endswith(suf) and len(w) > len(suf) + 1: w = w[:-len(suf)] + rep; break
    else:
        if w.endswith('s') and not w.endswith(('ss', 'us', 'is')): w = w[:-1]
    for suf in ('ing', 'ed'):
        if w.endswith(suf) and re.search('[aeiouy]', w[:-len(suf)]) and len(w) - len(suf) >= 3:
            w = w[:-len(suf)]
            if len(w) > 3 and w[-1] == w[-2] and w[-1] not in 'lsz': w = w[:-1]
            break
    if w.endswith('e') and len(w) > 3: w = w[:-1]
    if w.endswith('y') and len(w) > 3: w = w[:-1] + 'i'
    return w
def es_stem(w):  # Lucene's SpanishLightStemmer
    n = len(w)
    if n < 5: return w
    if w[-1] in 'oae': return w[:-1]
    if w[-1] == 's':
        if n >= 5 and w.endswith('eses'): return w[:-2]
        if w.endswith('ces'): return w[:-3] + 'z'
        if w[-2] in 'oae': return w[:-2]
    return w
STOP = {'en': set("a an and are as at be but by for if in into is it of on or such that the their then there these they this to was with".split()),
        'es': set("a al como con de del e el en es esa ese esta este la las le les lo los me mi mis mas o os para por que se su sus te tu tus u un una unas unos y ya".split())}
def key(s, tag):
    toks = re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(s, tag))
    toks = [t for t in toks if t not in STOP.get(tag, ())] or toks
    if tag == 'en': toks = [en_stem(t) for t in toks]
    elif tag == 'es': toks = [es_stem(t) for t in toks]
    return ' '.join(toks)
def rows(f):
    with open(os.path.join(here, f), encoding='utf-8', newline='') as h:
        t = h.read()
    if '\r' in t: print(f, 'has CR'); 
    return [l.split('\t') for l in t.split('\n') if l]
bad = 0
def err(*a):
    global bad; bad += 1; print(*a)
con = rows('concepts.tsv'); ids = [r[0] for r in con]
if len(set(ids)) != len(ids): err('concepts.tsv: id twice', {i for i in ids if ids.count(i) > 1})
for r in con:
    if len(r) != 3 or not all(x.strip() for x in r): err('concepts.tsv: bad row', r)
    if not re.fullmatch(r'[a-z0-9]+(-[a-z0-9]+)*', r[0]): err('concepts.tsv: bad id', r[0])
tags = sys.argv[1:] or sorted(f[:-4] for f in os.listdir(here) if f.endswith('.tsv') and f != 'concepts.tsv')
for tag in tags:
    f = tag + '.tsv'; seen = {}; stems = {}; n = 0; got = []
    for r in rows(f):
        if len(r) != 2: err(f, 'bad row', r); continue
        got.append(r[0]); vs = [v.strip() for v in r[1].split('|')]
        if not all(vs): err(f, r[0], 'empty variant')
        if len(vs) > 7: err(f, r[0], len(vs), 'variants')
        for v in vs:
            n += 1
            if len(v.split()) > 5: err(f, r[0], 'long phrase:', v)
            for k, d, what in ((fold(v, tag), seen, 'same'), (key(v, tag), stems, 'same stem')):
                o = d.setdefault(k, r[0])
                if o != r[0]: err(f, what + ':', v, '->', o, 'and', r[0])
            if vs.count(v) > 1: err(f, r[0], 'variant twice:', v)
    if got != ids:
        err(f, 'ids differ; missing', [i for i in ids if i not in got][:20], 'unknown', [i for i in got if i not in ids][:20], 'twice', sorted({i for i in got if got.count(i) > 1})[:20], '' if sorted(got) != sorted(ids) else 'order only')
    print(f, len(got), 'concepts', n, 'variants')
print('problems:', bad); sys.exit(bool(bad))
