"Collects finished quickstart runs: collect.py NAME=RUN_FOLDER... writes nbs/experiments/results.json, from which the README's table and example are made (the example is the second simulated run's), and puts the first run's outputs on the quickstart's page. NAME= keeps the column that is there."
import json, sys
from pathlib import Path

from execute import take

from ecgelm.preprocess import write_json

ROOT = Path(__file__).resolve().parents[1]
ROWS = {'model': None, 'ECG zeroed': 'zeroed', "another patient's ECG": 'shuffled', 'text only': 'text_only', 'majority report': 'majority'}

def column(run):
    "A run's findings macro F1 and its controls', as text"
    m, p, e = (json.loads((run/f).read_text()) for f in ('metrics.json', 'params.json', 'env.json'))
    cell = lambda o: f'{o["value"]:.2f} [{o["low"]:.2f}, {o["high"]:.2f}]'
    rows = {name: cell((m['controls'][c] if c else m)['findings_macro_f1']) for name,c in ROWS.items()}
    return rows | {'test ECGs': str(m['findings_macro_f1']['n']), 'seed': str(p['seed']), 'commit': (e['commit'] or '')[:8]}

def sample(run):
    "The run's example: the record that its summary shows"
    p = json.loads((run/'params.json').read_text())
    rid = next(l.split()[0] for l in (run/'summary.txt').read_text().splitlines() if l.startswith('sim:'))
    rows = (json.loads(l) for l in (run/'samples.jsonl').read_text().splitlines())
    found = next(r for r in rows if r['record_id'] == rid and r['condition'] == 'model')
    return {k: found[k] for k in ('record_id','reference','generated')} | {'source': {'n': p['n'], 'seed': p['seed'], 'fs': p['fs']}}

if __name__ == '__main__':
    runs, kept = {k: v and Path(v) for k,v in (o.split('=') for o in sys.argv[1:])}, json.loads((ROOT/'nbs/experiments/results.json').read_text())['runs']
    first, *others = [r for r in runs.values() if r and json.loads((r/'params.json').read_text())['source'] == 'sim']
    write_json(ROOT/'nbs/experiments/results.json', {'runs': {k: column(r) if r else kept[k] for k,r in runs.items()}, 'sample': sample((others or [first])[0])})
    take(ROOT/'nbs/experiments/quickstart.ipynb', first/'executed.ipynb')
