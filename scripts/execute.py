"Runs notebooks and keeps their outputs as the docs show them: small pictures, no warnings, no paths of this machine. NOTEBOOK=EXECUTED takes the outputs of a run that there was."
import base64, io, os, re, subprocess, sys, tempfile
from pathlib import Path

import nbformat
import numpy as np
from nbclient import NotebookClient
from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parents[1]

def small(
    png:str # A PNG in base64
)->str:     # The same with 64 or 256 colours, where that is smaller and still true
    "Line drawings need few colours: a quarter of the bytes."
    full = Image.open(io.BytesIO(base64.b64decode(png))).convert('RGB')
    for n,off in ((64, 16), (256, 32)):
        few, buf = full.quantize(n, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE), io.BytesIO()
        if np.quantile(np.asarray(ImageChops.difference(full, few.convert('RGB'))).max(2), .999) > off: continue
        few.save(buf, 'PNG', optimize=True)
        return min(png.strip(), base64.b64encode(buf.getvalue()).decode(), key=len)
    return png.strip()

def local(text):
    "Text without the paths of this machine"
    text = re.sub(re.escape(tempfile.gettempdir()) + r'/tmp\w+', 'TMP', text)
    return text.replace(str(ROOT), '.').replace(str(Path.home()), '~')

def tidy(out):
    "One output without what only this run would show"
    if out.output_type == 'stream': out.text = local(out.text)
    if {'image/png','image/jpeg'} <= set(out.get('data') or {}): del out.data['image/png'] # Pillow gives both; one is shown
    for kind,data in (out.get('data') or {}).items():
        if kind.startswith('text/'): data = out.data[kind] = local(data)
        if kind == 'image/png': out.data[kind] = small(data)
        if kind == 'text/markdown': out.data[kind] = re.sub(r'(data:image/png;base64,)([A-Za-z0-9+/=]+)', lambda m: m[1]+small(m[2]), data)
    return out

def keep(outputs): return [tidy(o) for o in outputs if o.get('name') != 'stderr']

def clean(path):
    subprocess.run([Path(sys.executable).parent/'nbdev_clean', '--fname', str(path)], cwd=ROOT, check=True)
    print(f'{path.relative_to(ROOT)}: {path.stat().st_size/1e3:.0f} kB')

def execute(path):
    nb = nbformat.read(path, 4)
    NotebookClient(nb, timeout=1800, kernel_name='python3', resources={'metadata': {'path': str(path.parent)}}).execute()
    for c in nb.cells:
        if c.cell_type == 'code': c.outputs = keep(c.outputs)
    nbformat.write(nb, path)
    clean(path)

def take(path, executed):
    "The outputs of a run, cell by cell, onto the page of the notebook that it ran"
    nb, done = nbformat.read(path, 4), nbformat.read(executed, 4)
    outputs = {c.source: c.outputs for c in done.cells if c.cell_type == 'code'}
    for c in nb.cells:
        if c.cell_type == 'code': c.outputs = keep(outputs.get(c.source, []))
    nbformat.write(nb, path)
    clean(path)

if __name__ == '__main__':
    os.environ['PYTHONWARNINGS'] = 'ignore'
    for o in sys.argv[1:] or sys.exit('usage: python scripts/execute.py NOTEBOOK... or NOTEBOOK=EXECUTED...'):
        path, _, executed = o.partition('=')
        if executed: take(Path(path).resolve(), Path(executed))
        else: execute(Path(path).resolve())
