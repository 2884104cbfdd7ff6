"Where Quarto is missing: the pages of the docs as plain html in _docs/, through nbdev's processors and nbconvert."
import os, re, shutil, subprocess, sys, tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

def process():
    "Run nbdev's processors into _proc/. They look for a `quarto` and would install one: give them one that does nothing."
    shutil.rmtree(ROOT/'_proc', ignore_errors=True)
    with tempfile.TemporaryDirectory() as tmp:
        stub = Path(tmp)/'quarto'; stub.write_text('#!/bin/sh\n'); stub.chmod(0o755)
        env = os.environ | {'PATH': os.pathsep.join([tmp, str(BIN), os.environ['PATH']])}
        subprocess.run([BIN/'nbdev_proc_nbs', '--n_workers', '2'], cwd=ROOT, env=env, check=True)

def convert(
    folder:Path # A folder in _proc/ that holds notebooks
):
    "Its notebooks as html pages, links between them mended."
    to = ROOT/'_docs'/folder.relative_to(ROOT/'_proc')
    subprocess.run([BIN/'jupyter-nbconvert', '--log-level', 'WARN', '--to', 'html', '--output-dir', to, *sorted(folder.glob('*.ipynb'))], cwd=ROOT, check=True)
    for p in to.glob('*.html'):
        html = p.read_text(encoding='utf-8')
        p.write_text(re.sub(r'(href="[^":]+)\.ipynb(["#])', r'\1.html\2', html), encoding='utf-8')

if __name__ == '__main__':
    process()
    shutil.rmtree(ROOT/'_docs', ignore_errors=True)
    for folder in sorted({o.parent for o in (ROOT/'_proc').rglob('*.ipynb')}): convert(folder)
    n = len(list((ROOT/'_docs').rglob('*.html')))
    print(f'{n} pages in _docs/: a preview without menu and search. With Quarto installed, `make docs` builds the site itself.')
