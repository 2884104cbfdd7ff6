"Where Quarto is missing: the pages of the docs as plain html in _docs/, through nbdev's processors and nbconvert."
import json, os, re, shutil, subprocess, sys, tempfile
from pathlib import Path

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
                for kind in o.get('data', {}):
                    if kind.startswith('image/'): o.setdefault('metadata', {})[kind] = o.get('metadata', {}).get(kind, {}) | {'alt': alt[1]}
        cell['source'] = '\n'.join(o for o in src.splitlines() if not o.startswith('#|'))
    path.write_text(json.dumps(nb), encoding='utf-8')

def convert(
    folder:Path # A folder in _proc/ that holds notebooks
):
    "Its notebooks as html pages, links between them mended."
    to, nbs = ROOT/'_docs'/folder.relative_to(ROOT/'_proc'), sorted(folder.glob('*.ipynb'))
    for o in nbs: plain(o)
    subprocess.run([BIN/'jupyter-nbconvert', '--log-level', 'ERROR', '--to', 'html', '--no-prompt', '--output-dir', to,
                    '--TagRemovePreprocessor.enabled=True', '--TagRemovePreprocessor.remove_input_tags=no-source', *nbs], cwd=ROOT, check=True)
    for p in to.glob('*.html'):
        html = p.read_text(encoding='utf-8')
        p.write_text(re.sub(r'(href="[^":]+)\.ipynb(["#])', r'\1.html\2', html), encoding='utf-8')

def main():
    if process(): sys.exit('nbdev_proc_nbs failed: the notebook and the cell stand above')
    if '--process' in sys.argv: return # as far as `make test` goes
    shutil.rmtree(ROOT/'_docs', ignore_errors=True)
    for folder in sorted({o.parent for o in (ROOT/'_proc').rglob('*.ipynb')}): convert(folder)
    n = len(list((ROOT/'_docs').rglob('*.html')))
    print(f'{n} pages in _docs/: a preview without menu and search. With Quarto installed, `make docs` builds the site itself.')

if __name__ == '__main__': main()
