"Writes README.md from nbs/index.ipynb: prose, code, text and pictures (into README_files/), links as seen from the project's root."
import base64, json, posixpath, re, shutil, sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT/'README_files'

def picture(
    data:str,   # base64
    name:str    # File name
)->str:         # Its address in README.md
    "Write a picture beside README.md."
    FILES.mkdir(exist_ok=True)
    (FILES/name).write_bytes(base64.b64decode(data))
    return f'{FILES.name}/{name}'

def links(
    md:str # Markdown with links as seen from nbs/
)->str:    # The same as seen from the project's root
    "Relative links, moved from nbs/ to the root."
    def move(m): return m[1] + (m[2] if re.match(r'[a-z]+:|[#/]', m[2]) else posixpath.normpath('nbs/'+m[2])) + m[3]
    return re.sub(r'(\]\(|(?:src|href)=")([^)"\s]+)([)"])', move, md)

def embedded(
    md:str,     # Markdown or html in which pictures may be embedded as data
    name:str    # How their files are to be called, without the ending
)->str:         # The same with links to files
    "GitHub shows no embedded pictures: give each a file."
    found = iter(range(100))
    def out(m): return picture(m[2], f'{name}-{next(found)}.{m[1]}')
    return re.sub(r'data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]+?)(?=[)"\'])', out, md)

def shown(
    out:dict,   # One output of a cell
    name:str,   # How its picture's file is to be called, without the ending
    alt:str=''  # What its picture shows, in words
)->str:         # Markdown
    "A cell's output as markdown: its richest form that GitHub shows."
    if out['output_type'] == 'error': raise ValueError(f'nbs/index.ipynb: a cell ends in {out["ename"]}: {out["evalue"]}; execute the notebook again')
    data = {k: ''.join(v) for k,v in out.get('data', {}).items() if isinstance(v, (str, list))}
    if 'text/markdown' in data: return embedded(data['text/markdown'], name)
    if 'image/png' in data: return f'![{alt}]({picture(data["image/png"], name+".png")})'
    if 'text/html' in data: return embedded(re.sub(r'<style.*?</style>', '', data['text/html'], flags=re.S), name)
    text = data.get('text/plain') or ''.join(out.get('text', ''))
    return f'```\n{text.rstrip()}\n```' if text.strip() and out.get('name') != 'stderr' else ''

def code(
    cell:dict # A code cell
)->list:      # Markdown blocks
    "A cell's source and outputs, as its directives want them."
    lines = ''.join(cell['source']).splitlines()
    flags = {o.removeprefix('#|').strip() for o in lines if o.startswith('#|')}
    if flags & {'hide', 'include: false'}: return []
    src = '\n'.join(o for o in lines if not o.startswith('#|')).strip()
    alt = next((o.partition('fig-alt:')[2].strip().strip('"') for o in lines if o.startswith('#| fig-alt:')), '')
    outs = [] if 'output: false' in flags else [shown(o, f'{cell["id"]}-{i}', alt) for i,o in enumerate(cell['outputs'])]
    return ([f'```python\n{src}\n```'] if src and 'echo: false' not in flags else []) + outs

def main():
    path = ROOT/'nbs'/'index.ipynb'
    if not path.exists(): sys.exit('nbs/index.ipynb is not there; README.md is made from it')
    shutil.rmtree(FILES, ignore_errors=True)
    blocks = ['<!-- Made from nbs/index.ipynb by `make readme`: edit that instead. -->']
    for cell in json.loads(path.read_text(encoding='utf-8'))['cells']:
        if cell['cell_type'] == 'markdown': blocks.append(links(''.join(cell['source'])))
        if cell['cell_type'] == 'code': blocks += code(cell)
    (ROOT/'README.md').write_text('\n\n'.join(o.strip() for o in blocks if o.strip()) + '\n', encoding='utf-8')

if __name__ == '__main__': main()
