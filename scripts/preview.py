"Where Quarto is missing: the pages of the docs as plain html in _docs/, through nbdev's processors and nbconvert."
import json, os, re, shutil, subprocess, sys, tempfile
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import yaml

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

def process():
    "Run nbdev's processors into its _proc/. They look for a `quarto` and would install one: give them one that does nothing."
    shutil.rmtree(ROOT/'_proc', ignore_errors=True)
    with tempfile.TemporaryDirectory() as tmp:
        stub = Path(tmp)/'quarto'; stub.write_text('#!/bin/sh\n'); stub.chmod(0o755)
        env = os.environ | {'PATH': os.pathsep.join([tmp, str(BIN), os.environ['PATH']])}
        return subprocess.run([BIN/'nbdev_proc_nbs', '--n_workers', '2'], cwd=ROOT, env=env).returncode

def front(
    src:str # A notebook's front matter
)->str:     # A heading and a subtitle
    "Front matter as a reader may see it."
    d = yaml.safe_load(src.strip().strip('-')) or {}
    return f'# {d.get("title", "")}\n\n> {d.get("description", "")}'

def plain(
    path:Path # A processed notebook
):
    "What Quarto reads and nbconvert does not: front matter, directives, attributes of links, nbdev's own marks."
    nb = json.loads(path.read_text(encoding='utf-8').replace('{target=\\"_blank\\" style=\\"float:right; font-size:smaller\\"}', ''))
    for cell in nb['cells']:
        cell.pop('has_sd', None)
        src = ''.join(cell['source'])
        if cell['cell_type'] == 'raw': cell['cell_type'], cell['source'] = 'markdown', front(src)
        if cell['cell_type'] != 'code': continue
        if re.search(r'^#\| *echo: *false', src, flags=re.M): cell['metadata']['tags'] = ['no-source']
        if alt := re.search(r'^#\| *fig-alt: *"(.*)"$', src, flags=re.M):
            for o in cell['outputs']:
                for kind in ('image/png', 'image/jpeg'):
                    if kind in o.get('data', {}): o['data'] = {'text/html': f'<img alt="{escape(alt[1])}" src="data:{kind};base64,{"".join(o["data"][kind])}">'}
        cell['source'] = '\n'.join(o for o in src.splitlines() if not o.startswith('#|'))
    path.write_text(json.dumps(nb), encoding='utf-8')

def kebab(title): return re.sub(r'[^\w.-]', '', title.lower()).lstrip('0123456789-_.') # a heading's id as Quarto makes it

class Page(HTMLParser):
    "What a page links to, what can be linked to in it, and its pictures without alternative text."
    def __init__(self, path):
        super().__init__()
        self.links, self.ids, self.silent = [], set(), 0
        self.feed(path.read_text(encoding='utf-8'))
    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.ids |= {a[k] for k in ('id', 'name') if a.get(k)}
        if tag == 'a' and a.get('href'): self.links.append(a['href'])
        if tag == 'img' and a.get('alt') in (None, '', 'No description has been provided for this image'): self.silent += 1

def wrong(
    docs:Path # Folder of pages
)->list:      # Sentences
    "Links of the pages that lead nowhere, and pictures that say nothing."
    pages, said = {p.resolve(): Page(p) for p in docs.rglob('*.html')}, []
    for path,page in pages.items():
        name = path.relative_to(docs.resolve())
        if page.silent: said.append(f'{name}: {page.silent} pictures without alternative text')
        for link in map(urlsplit, page.links):
            if link.scheme or link.netloc: continue
            to = (path.parent/unquote(link.path)).resolve() if link.path else path
            if not to.exists(): said.append(f'{name}: {link.geturl()}: there is no such page')
            elif link.fragment and to in pages and unquote(link.fragment) not in pages[to].ids: said.append(f'{name}: {link.geturl()}: the page has no such place')
    return said

def convert(
    folder:Path # A folder in _proc/ that holds notebooks
):
    "Its notebooks as html pages, links between them mended."
    to, nbs = ROOT/'_docs'/folder.relative_to(ROOT/'_proc'), sorted(folder.glob('*.ipynb'))
    for o in nbs: plain(o)
    subprocess.run([BIN/'jupyter-nbconvert', '--log-level', 'ERROR', '--to', 'html', '--no-prompt', '--output-dir', to,
                    '--TagRemovePreprocessor.enabled=True', '--TagRemovePreprocessor.remove_input_tags=no-source', *nbs], cwd=ROOT, check=True)
    for p in to.glob('*.html'):
        html = re.sub(r'(href="[^":]+)\.ipynb(["#])', r'\1.html\2', p.read_text(encoding='utf-8'))
        p.write_text(re.sub(r'(<h\d[^>]* id="|href="#)([^"]+)', lambda m: m[1]+kebab(unquote(m[2])), html), encoding='utf-8')

def main():
    if process(): sys.exit('nbdev_proc_nbs failed: the notebook and the cell stand above')
    if '--process' in sys.argv: return # as far as `make test` goes
    shutil.rmtree(ROOT/'_docs', ignore_errors=True)
    for folder in sorted({o.parent for o in (ROOT/'_proc').rglob('*.ipynb')}): convert(folder)
    n = len(list((ROOT/'_docs').rglob('*.html')))
    if said := wrong(ROOT/'_docs'): sys.exit('\n'.join(said))
    print(f'{n} pages in _docs/: a preview without menu and search. With Quarto installed, `make docs` builds the site itself.')

if __name__ == '__main__': main()
